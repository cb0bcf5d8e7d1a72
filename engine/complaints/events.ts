/** The case's own diary: append-only, one row for everything that the server itself did to a case. `history.ts` shows it. */
import { model, Schema } from 'mongoose'
import type { MessageState } from '../notifications/notification.ts'
import { isDuplicate, type Session } from '../store/store.ts'
import type { Grades, SurveyWay } from '../surveys/ways.ts'
import type { CityAction, CityWord } from '../city/city-order.ts'
import type { Seer } from './complaint.ts'
import type { Doubt } from './doubts.ts'

export interface LimitMove {
  stage: string
  from: Date
  to: Date
}

/** What may happen to a case, with the facts that each kind carries in `data`. Ids and facts only, never words of the complaint. */
export interface CaseEventData {
  'complaint.opened': { channel: string, receipt: string }
  /** It may have been sent by a program, or twice. `same`: receipt of the earlier one with the same words. */
  'complaint.doubted': { because: Doubt[], same: string | null }
  'case.decided': { set: Record<string, unknown>, visibleTo?: Seer[] }
  'deadlines.set': { deadlines: { stage: string, at: Date }[], round: number }
  'deadline.reminded': { stage: string, at: Date }
  'deadline.met': { stage: string, at: Date }
  'deadline.missed': { stage: string, at: Date }
  /** A watch asked and nobody was alarmed. `at` is the limit, or the one that it knew where that has moved; when the stage was met, until when the clock stands still, where the limit is now. */
  'deadline.spared': { stage: string, at: Date, because: 'done' | 'missed-before' | 'replaced' | 'closed' | 'paused' | 'moved', metAt?: Date, until?: Date, to?: Date }
  /** By another version of the calendar: the versions that counted before, and the new one. */
  'deadline.moved': { moves: LimitMove[], before: string[], after: string }
  'deadline.paused': { moves: LimitMove[], until: Date, because: string, approvedBy: string | null, evidence: string }
  'deadline.extended': { moves: LimitMove[], because: string, approvedBy: string | null, evidence: string }
  'deadline.resumed': { moves: LimitMove[], early: boolean }
  /** A pause or more time was asked for and not given. */
  'deadline.unchanged': { what: 'pause' | 'extension', stage: string, because: string }
  'staff.found': { post: string, department: string | null, person: string | null, group: string, because: string[] }
  /** A task changed hands because its holder is away, or is back. `to` null: it lies open for `group`. */
  'task.handed-over': { task: { en: string, zh: string }, from: string, to: string | null, group: string, back: boolean }
  /** Somebody gave a task to a colleague by name. */
  'task.given': { task: { en: string, zh: string }, to: string }
  /** `ask` is also the stage of its clock. */
  'department.asked': { ask: string, department: string, points: string[], because: string }
  'department.replied': { ask: string, department: string, outcome: 'answered' | 'bounced' | 'silent', points: string[], rectifications: (Date | null)[], entry: string | null }
  'bounce.decided': { department: string, decision: 'insist' | 'reassign' | 'withdraw', to: string | null, by: 'office' | 'arbiter', entry: string | null }
  'callback.scheduled': { purpose: string, dueAt: Date, attempt: number, after?: string }
  'answer.published': Record<string, never>
  'letter.drafted': { letter: string, no: number }
  /** `sha256` of the PDF that nobody changes any more. */
  'letter.frozen': { letter: string, no: number, by: string | null, sha256: string }
  'letter.sent': { letter: string, no: number, by: 'portal' | 'email' | 'post' }
  'rating.given': { satisfied: boolean, score: number | null }
  'action.started': { processId: string, name: { en: string, zh: string } }
  'case.closed': { outcome: string }
  /** An administrator put the process right by hand: moved on to another step, changed a variable, or ended it. Why stands with the operation. */
  'process.corrected': { how: 'move', to: { en: string, zh: string } } | { how: 'variable', name: string } | { how: 'cancel' }
  'question.asked': { question: string }
  'question.answered': { question: string }
  'result.published': Record<string, never>
  'result.taken-back': Record<string, never>
  'city.said': { what: CityWord }
  /** Its system has taken what it was told. */
  'city.told': { what: CityAction }
  'improvement.wanted': { department: string, wanted: 'rectification' | 'root-cause' }
  'facts.added': { afterClosing: boolean }
  'withdrawal.asked': Record<string, never>
  'case.merged': { into: string, receipt: string }
  'case.absorbed': { from: string, receipt: string }
  'case.reopened': { outcome: string | null, closedAt: Date | null, satisfied: boolean | null, score: number | null, round: number }
  /** An e-mail that belongs to the case: `opened`, `joined`, `thanks`, or set aside. `leftOut`: attachments of a kind that is not kept. */
  'mail.arrived': { mail: string, state: string, attachments: number, leftOut: number }
  'survey.asked': { way: SurveyWay, until: Date }
  'survey.answered': { way: SurveyWay, grades: Grades }
  /** `because`: why it could not be delivered, a code. */
  'notified': { channel: string, template: string, to: string, state: Exclude<MessageState, 'queued'>, because?: string }
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
