/** What the departments were asked in the open window, and what became of it, read from the case's diary: nobody keeps a second account. */
import { CaseEvents, type CaseEvent } from '../complaints/events.ts'
import { windowOf } from './window.ts'

export interface Ask {
  /** Also the stage of its clock: `department-cardiology`, the second time `department-2-cardiology`. */
  id: string
  department: string
  /** Ids of the points that it was asked about; empty for the whole complaint. */
  points: string[]
  /** Why: `chosen`, `sent-back`, `insisted`, `reassigned`, `added`, `late`. */
  because: string
  askedAt: Date
  repliedAt: Date | null
  state: 'waiting' | 'answered' | 'bounced' | 'silent'
  /** Ids of the points that it answered. */
  answered: string[]
  /** Until when it puts right what it found, one a measure; null where it named no day. */
  rectifications: (Date | null)[]
  /** Where the words of its answer, or of its "not ours", are. */
  entry: string | null
}

/** In the order in which they were asked; empty without a window. */
export async function asksOf(complaintId: string): Promise<Ask[]> {
  const open = await windowOf(complaintId)
  if (!open) return []
  const events = await CaseEvents.find({ complaintId, kind: { $in: ['department.asked', 'department.replied'] }, at: { $gte: open.since } }).sort({ at: 1 }).lean<CaseEvent[]>()
  const asks = new Map<string, Ask>()
  for (const { kind, data, at } of events) {
    if (kind === 'department.asked') {
      const { ask: id, department, points, because } = data as CaseEvent<'department.asked'>['data']
      asks.set(id, { id, department, points, because, askedAt: at, repliedAt: null, state: 'waiting', answered: [], rectifications: [], entry: null })
    } else {
      const { ask: id, outcome, points, rectifications, entry } = data as CaseEvent<'department.replied'>['data']
      const ask = asks.get(id)
      if (ask) asks.set(id, { ...ask, repliedAt: at, state: outcome, answered: outcome === 'answered' ? points : [], rectifications, entry })
    }
  }
  return [...asks.values()]
}

/** The answer that counts of each department: its latest. */
export function answersIn(asks: readonly Ask[]): Ask[] {
  return [...new Map(asks.filter(({ state }) => state === 'answered').map((ask) => [ask.department, ask])).values()]
}

/** Departments that never answered although they were asked. */
export function silentIn(asks: readonly Ask[]): string[] {
  const answered = new Set(answersIn(asks).map(({ department }) => department))
  return [...new Set(asks.filter(({ state, department }) => state === 'silent' && !answered.has(department)).map(({ department }) => department))]
}

/** The stage of the nth request to a department, */
export const askId = (department: string, nth: number): string => (nth === 1 ? `department-${department}` : `department-${nth}-${department}`)

/** and that of its head, who answers where the department did not. */
export const headOf = (ask: string): string => ask.replace(/^department-/, 'head-')
