/** The case's own diary: append-only, one row for everything that the server itself did to a case. `history.ts` shows it. */
import { model, Schema } from 'mongoose'
import { isDuplicate, type Session } from '../store/store.ts'

/** What may happen to a case, with the facts that each kind carries in `data`. Ids and facts only, never words of the complaint. */
export interface CaseEventData {
  'complaint.opened': { channel: string, receipt: string }
  'case.decided': { set: Record<string, unknown> }
  'deadlines.set': { deadlines: { stage: string, at: Date }[], round: number }
  'deadline.reminded': { stage: string, at: Date }
  'deadline.met': { stage: string, at: Date }
  'deadline.missed': { stage: string, at: Date }
  'deadline.moved': { stage: string, from: Date, to: Date, because: string }
  'staff.found': { post: string, department: string | null, person: string | null, group: string, because: string[] }
  'callback.scheduled': { purpose: string, dueAt: Date, attempt: number }
  'answer.published': Record<string, never>
  'rating.given': { satisfied: boolean, score: number | null }
  'action.started': { processId: string, name: { en: string, zh: string } }
  'case.closed': { outcome: string }
  'notified': { channel: string, template: string, to: string, state: 'sent' | 'failed' | 'unknown' }
}
export type CaseEventKind = keyof CaseEventData

export interface CaseEvent<K extends CaseEventKind = CaseEventKind> {
  /** Makes a repeat harmless: `<job key or command id>:<kind>[:<part>]`. */
  _id: string
  complaintId: string
  kind: K
  at: Date
  /** Person id, or null for the system. */
  actor: string | null
  data: CaseEventData[K]
}

const eventSchema = new Schema<CaseEvent>(
  {
    _id: { type: String, required: true },
    complaintId: { type: String, required: true },
    kind: { type: String, required: true },
    at: { type: Date, required: true },
    actor: { type: String, default: null },
    data: { type: Schema.Types.Mixed, required: true },
  },
  { collection: 'case_events', minimize: false, versionKey: false },
)
eventSchema.index({ complaintId: 1, at: 1 })

export const CaseEvents = model<CaseEvent>('CaseEvent', eventSchema)

/** Appends one event; the same `_id` again changes nothing. Inside a transaction the repeat must be excluded by its other writes. */
export async function record<K extends CaseEventKind>(event: CaseEvent<K>, session?: Session): Promise<void> {
  try {
    await CaseEvents.create([event as CaseEvent], session ? { session } : {})
  } catch (error) {
    if (session || !isDuplicate(error)) throw error
  }
}
