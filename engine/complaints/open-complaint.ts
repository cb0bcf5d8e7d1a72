/** A complaint is accepted: case file, receipt number, audit row and start message in one majority transaction. */
import { customAlphabet } from 'nanoid'
import type { Actor } from '../access/actor.ts'
import { auditWrite } from '../access/audit.ts'
import type { Clock } from '../clock/clock.ts'
import type { Department } from '../people/hospital.ts'
import { loadHospital } from '../people/store.ts'
import { transaction, type Session } from '../store/store.ts'
import { takeUploads } from './attachments.ts'
import { Complaints, type Channel, type Complainant, type Complaint, type Nature } from './complaint.ts'
import { contactKeys } from './contact-keys.ts'
import { doubtsAbout, fingerprintOf, type Manner } from './doubts.ts'
import { record } from './events.ts'
import { onceFor } from './idempotency.ts'
import { enqueue } from './outbox.ts'
import { nextReceipt, type TrackingCodes } from './receipts.ts'
import { yearIn } from './year.ts'

export interface OpenComplaint {
  channel: Channel
  subject: string
  narrative: string
  complainant?: Complainant
  anonymous?: boolean
  /** Whoever handles the case does not learn who complains; the office does. */
  confidential?: boolean
  department?: string
  nature?: Nature
  place?: string
  occurredAt?: string
  attachments?: string[]
  /** Code of the short address by which the reporter came. */
  link?: string
  /** How the form was filled in. */
  manner?: Manner
}

export interface Opened {
  id: string
  receipt: string
  trackingCode: string
}

export interface OpenTools {
  clock: Clock
  codes: TrackingCodes
  /** Called after the commit: a start message waits. */
  onAccepted(): void
}

const newId = customAlphabet('0123456789abcdefghijkmnpqrstuvwxyz', 20)

/**
 * @param key the client's Idempotency-Key: the same key with the same content gives the same complaint
 * @throws Refusal `key.reused` for the same key with other content, `attachment.unknown`
 */
export async function openComplaint(wanted: OpenComplaint, by: Pick<Actor, 'id'> | null, key: string | null, { clock, codes, onAccepted }: OpenTools): Promise<Opened> {
  const hospital = await loadHospital()
  const now = clock.now()
  const department = departmentNamed(wanted.department, hospital.departments)
  const fingerprint = by === null ? fingerprintOf(wanted.subject, wanted.narrative, contactKeys(wanted.anonymous ? {} : wanted.complainant)) : null
  const doubts = fingerprint === null ? null : await doubtsAbout(wanted.manner ?? {}, fingerprint, now)
  const open = async (session: Session): Promise<{ id: string, receipt: string }> => {
    const receipt = await nextReceipt(yearIn(hospital.calendar.timeZone, now), session)
    const id = newId()
    const attachments = await takeUploads(wanted.attachments ?? [], id, session)
    const complaint = { ...caseFile(id, receipt, wanted, department, by, now), ...(fingerprint !== null && { fingerprint }) }
    if (doubts) complaint.facts['doubts'] = doubts.because
    await Complaints.create([{ ...complaint, attachments }], { session })
    await record({ _id: `${id}:complaint.opened`, complaintId: id, kind: 'complaint.opened', at: now, actor: by?.id ?? null, data: { channel: wanted.channel, receipt } }, session)
    if (doubts) await record({ _id: `${id}:complaint.doubted`, complaintId: id, kind: 'complaint.doubted', at: now, actor: null, data: { because: doubts.because, same: doubts.same ?? null } }, session)
    await enqueue({ _id: id, name: 'complaint-accepted', correlationKey: id, variables: startVariables(complaint) }, now, session)
    await auditWrite({ action: 'complaint.open', actor: by, at: now }, id, session)
    return { id, receipt }
  }
  const { id, receipt } = await onceFor<{ id: string, receipt: string }>(key && `${by?.id ?? 'public'}:${key}`, wanted, now, (remember) =>
    inTurn(() => transaction(async (session) => {
      const opened = await open(session)
      await remember(opened, session)
      return opened
    })))
  onAccepted()
  return { id, receipt, trackingCode: codes.of(id) }
}

/** People name a department by its id or in either language; an unknown name must never turn a complaint away. */
function departmentNamed(said: string | undefined, departments: readonly Department[]): string | null {
  const name = said?.trim().toLowerCase()
  return departments.find(({ id, name: en, nameZh }) => [id, en, nameZh].some((known) => known.toLowerCase() === name))?.id ?? null
}

function caseFile(id: string, receipt: string, wanted: OpenComplaint, department: string | null, by: Pick<Actor, 'id'> | null, now: Date): Omit<Complaint, 'attachments'> {
  const anonymous = wanted.anonymous ?? false
  return {
    _id: id,
    receipt,
    channel: wanted.channel,
    subject: wanted.subject,
    narrative: wanted.narrative,
    // Somebody who wants to stay unknown is not kept, whatever the client sent along.
    ...(wanted.complainant && !anonymous && { complainant: wanted.complainant, contacts: contactKeys(wanted.complainant) }),
    anonymous,
    ...(wanted.place && { place: wanted.place }),
    ...(wanted.occurredAt && { occurredAt: new Date(wanted.occurredAt) }),
    receivedAt: now,
    openedBy: by?.id ?? null,
    department,
    departments: department ? [department] : [],
    nature: wanted.nature ?? null,
    tier: null,
    // A place that we do not know under this name is kept as it was said; the office finds out.
    facts: { ...(wanted.department && !department && { departmentNamed: wanted.department }), ...(wanted.confidential && !anonymous && { confidential: true }), ...(wanted.link && { link: wanted.link }) },
    people: [],
    deadlines: [],
  }
}

/** Ids and decision facts only: never a name, a phone number or a narrative (`docs/architecture.md`). */
export function startVariables({ _id, channel, anonymous, complainant, receivedAt, department, nature, facts }: Omit<Complaint, 'attachments'>): Record<string, unknown> {
  return {
    complaintId: _id,
    channel,
    anonymous,
    confidential: facts['confidential'] === true,
    reachable: Boolean(complainant?.phone || complainant?.email),
    receivedAt: receivedAt.toISOString(),
    department,
    nature,
    round: 1,
  }
}

let last: Promise<unknown> = Promise.resolve()

/** One after the other: transactions that take the same counter would only abort each other. Other servers' are retried. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const next = last.then(work, work)
  last = next.catch(() => undefined)
  return next
}
