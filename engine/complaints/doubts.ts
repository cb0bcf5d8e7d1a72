/**
 * Signs that a report was sent by a program, or sent before. It is taken like every other: the office reads why it is doubted and decides. A real
 * complaint is never lost to a wrong guess.
 */
import { createHash } from 'node:crypto'
import { DateTime } from 'luxon'
import { Complaints, type Complaint } from './complaint.ts'

/**
 * `trap`: a field was filled in that no person sees; `hurried`: faster than anybody writes; `repeated`: the same words came from the same
 * person, or from somebody unknown, within the last week.
 */
export type Doubt = 'trap' | 'hurried' | 'repeated'

/** How the form was filled in, as the page tells it. Other programs need not say. */
export interface Manner {
  /** From the first stroke until it was sent. */
  seconds?: number
  /** What stood in the field that no person sees. */
  trap?: string
}

export interface Doubts {
  because: Doubt[]
  /** Receipt of the earlier one with the same words. */
  same?: string
}

/** Nobody writes a complaint in less (Recourse). */
const fastest = 4

/** Who sent it and the words without what changes between two copies: spacing, punctuation, width and case of letters. */
export function fingerprintOf(subject: string, narrative: string, contacts: readonly string[]): string {
  const words = `${subject}${narrative}`.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
  return createHash('sha256').update([words, ...contacts.toSorted()].join('\n')).digest('base64url')
}

/** Null where there is no sign. @param fingerprint of `fingerprintOf` */
export async function doubtsAbout({ seconds, trap }: Manner, fingerprint: string, now: Date): Promise<Doubts | null> {
  const weekAgo = DateTime.fromJSDate(now).minus({ weeks: 1 }).toJSDate()
  const earlier = await Complaints.findOne({ fingerprint, receivedAt: { $gte: weekAgo } }, { receipt: 1 }).sort({ receivedAt: 1 }).lean<Pick<Complaint, 'receipt'>>()
  const because: Doubt[] = [...(trap ? ['trap' as const] : []), ...(seconds !== undefined && seconds < fastest ? ['hurried' as const] : []), ...(earlier ? ['repeated' as const] : [])]
  return because.length === 0 ? null : { because, ...(earlier && { same: earlier.receipt }) }
}
