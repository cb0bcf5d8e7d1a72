/**
 * The 1+X window of a case (`domain.md` [0]): the points that the office split the complaint into, and since when it is open. The latest entry
 * of the case that holds a list `points` opened it; a new round opens a new one.
 */
import { Entries, type Entry } from '../complaints/entry.ts'
import type { Session } from '../store/store.ts'

export interface Point {
  /** Its place in the list, from "1" on. */
  id: string
  text: string
  /** The departments that the office asked about it at first. */
  departments: string[]
}

export interface Window {
  since: Date
  points: Point[]
}

export async function windowOf(complaintId: string, session?: Session): Promise<Window | null> {
  const entry = await Entries.findOne({ complaintId, 'words.points': { $type: 'array' } }).sort({ at: -1 }).session(session ?? null).lean<Entry>()
  if (!entry) return null
  const points = rowsOf(entry, 'points').map(({ point, departments }, i) => ({ id: String(i + 1), text: textOf(point), departments: textsOf(departments) }))
  return { since: entry.at, points }
}

/** What was written into the steps of the open window, oldest first. */
export async function entriesOf(complaintId: string): Promise<Entry[]> {
  const open = await windowOf(complaintId)
  return open ? await Entries.find({ complaintId, at: { $gte: open.since } }).sort({ at: 1 }).lean<Entry[]>() : []
}

/** The rows of one list of a form: what was written and what was chosen in each. */
export function rowsOf({ words, choices = {} }: Pick<Entry, 'words' | 'choices'>, list: string): Record<string, unknown>[] {
  const [written, chosen] = [words[list], choices[list]].map((rows) => (Array.isArray(rows) ? rows as Record<string, unknown>[] : []))
  const length = Math.max(written!.length, chosen!.length)
  return Array.from({ length }, (_, i) => ({ ...written![i], ...chosen![i] }))
}

export const textsOf = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : [])

export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
