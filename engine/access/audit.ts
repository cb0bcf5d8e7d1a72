/**
 * Every read and write of a case leaves a row, allowed or refused (`faults.md` P5). If the row cannot be written, nothing is shown.
 */
import { model, Schema } from 'mongoose'
import { Refusal, type ErrorCode } from '../errors/errors.ts'
import type { Session } from '../store/store.ts'
import type { Actor } from './actor.ts'

export type AuditAction =
  | 'complaint.open' | 'complaint.read' | 'complaint.list' | 'complaint.export' | 'complaint.window' | 'overdue.list' | 'overdue.export' | 'emergency.read' | 'complaint.history' | 'complaint.related' | 'complaint.follow' | 'complaint.rate' | 'complaint.attachment' | 'complaint.letter' | 'complaint.add-facts' | 'complaint.withdraw' | 'complaint.answer' | 'result.take-back' | 'city.list' | 'city.import' | 'city.tell'
  | 'action.read' | 'action.start' | 'pack.export' | 'pack.import'
  | 'mail.list' | 'mail.read' | 'mail.decide' | 'survey.read' | 'survey.answer'
  | 'report.read' | 'follow-up.add' | 'follow-up.read'
  | 'task.read' | 'task.list' | 'task.claim' | 'task.release' | 'task.complete' | 'task.draft' | 'task.hand-over'
  | 'note.read' | 'note.write' | 'note.strike'
  | 'instance.cancel' | 'instance.migrate' | 'instance.start' | 'instance.move' | 'variable.change' | 'job.retries' | 'batch.begin' | 'batch.stop' | 'incident.retry' | 'deployment.create' | 'release.create' | 'release.decide' | 'release.rules' | 'calendar.change' | 'template.change' | 'hospital.change' | 'person.password' | 'caller.read' | 'customer.list' | 'customer.read' | 'customer.decide' | 'customer.take-back' | 'customer.anonymise' | 'patient.list' | 'patient.import' | 'article.write' | 'portal.link' | 'portal.embedding' | 'rehearsal.start' | 'rehearsal.end' | 'connector.settings' | 'connector.secret' | 'effect.decide'

interface AuditRow {
  at: Date
  /** Person id; null for a complainant. */
  actor: string | null
  action: AuditAction
  /** Complaint id, task key, receipt … whatever was asked for; for lists what was shown. */
  subject: string[]
  outcome: 'allowed' | 'refused'
  because?: ErrorCode
}

const auditSchema = new Schema<AuditRow>(
  {
    at: { type: Date, required: true },
    actor: { type: String, default: null },
    action: { type: String, required: true },
    subject: { type: [String], required: true },
    outcome: { type: String, required: true },
    because: String,
  },
  { collection: 'audit', versionKey: false },
)
auditSchema.index({ subject: 1, at: 1 })
auditSchema.index({ actor: 1, at: 1 })

export const Audit = model<AuditRow>('Audit', auditSchema)

export interface Audited {
  action: AuditAction
  actor: Pick<Actor, 'id'> | null
  at: Date
}

/** The row of a write, inside its own transaction: it stands if and only if the write does. */
export async function auditWrite({ action, actor, at }: Audited, subject: string, session: Session): Promise<void> {
  await Audit.create([{ action, actor: actor?.id ?? null, at, subject: [subject], outcome: 'allowed' }], { session })
}

/**
 * Runs `work` and writes its row before anything is handed out.
 * @param subject what was asked for, or a function that names what `work` found
 * @throws Refusal `audit.away` when the row cannot be written
 */
export async function audited<T>(entry: Audited, subject: string | ((result: T) => string[]), work: () => Promise<T>): Promise<T> {
  let result: T
  try {
    result = await work()
  } catch (error) {
    if (error instanceof Refusal && error.status < 500) await write(entry, typeof subject === 'string' ? [subject] : [], error.code)
    throw error
  }
  await write(entry, typeof subject === 'string' ? [subject] : subject(result))
  return result
}

async function write({ action, actor, at }: Audited, subject: string[], because?: ErrorCode): Promise<void> {
  try {
    await Audit.create({ action, actor: actor?.id ?? null, at, subject, outcome: because ? 'refused' : 'allowed', ...(because && { because }) })
  } catch (error) {
    throw new Refusal('audit.away', { cause: error, retryAfter: 5 })
  }
}
