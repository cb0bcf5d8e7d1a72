/** Results that everybody may read (`domain.md` [2]: "done and result published"): what was changed, with nobody named. */
import { model, Schema } from 'mongoose'
import type { Hospital } from '../people/hospital.ts'
import { auditWrite } from '../access/audit.ts'
import type { Actor } from '../access/actor.ts'
import { Refusal } from '../errors/errors.ts'
import { transaction } from '../store/store.ts'
import type { Complaint } from './complaint.ts'
import { record } from './events.ts'

export interface PublishedResult {
  /** Key of the job that published it. */
  _id: string
  complaintId: string
  text: string
  department: string | null
  nature: string | null
  at: Date
}

const resultSchema = new Schema<PublishedResult>(
  {
    _id: { type: String, required: true },
    complaintId: { type: String, required: true },
    text: { type: String, required: true },
    department: { type: String, default: null },
    nature: { type: String, default: null },
    at: { type: Date, required: true },
  },
  { collection: 'published_results', versionKey: false },
)
resultSchema.index({ at: -1, _id: -1 })
resultSchema.index({ complaintId: 1 })

export const PublishedResults = model<PublishedResult>('PublishedResult', resultSchema)

const mostShown = 100

/** The latest, without what would lead to a case: neither its id nor its receipt number. */
export async function publishedResults(): Promise<{ id: string, text: string, department: string | null, nature: string | null, at: Date }[]> {
  const results = await PublishedResults.find({}).sort({ at: -1, _id: -1 }).limit(mostShown).lean<PublishedResult[]>()
  return results.map(({ _id, text, department, nature, at }) => ({ id: _id, text, department, nature, at }))
}

/** Whether a text names the complainant, how to reach them, the case, or anybody who works in the hospital. A name of one letter is none. */
export function namesSomebody(text: string, { receipt, complainant }: Pick<Complaint, 'receipt' | 'complainant'>, { people }: Pick<Hospital, 'people'>): boolean {
  const own = [receipt, complainant?.name, complainant?.phone, complainant?.email]
  const names = [...own, ...people.flatMap(({ name, nameZh }) => [name, nameZh])].filter((name): name is string => (name?.trim().length ?? 0) > 1)
  const said = plain(text)
  return names.some((name) => said.includes(plain(name))) || /1[3-9]\d{9}|\d{17}[\dx]/.test(said)
}

const plain = (text: string): string => text.toLowerCase().replaceAll(/[\s-]/g, '')

/** Takes a published result back. @throws Refusal `result.unknown` */
export async function takeBackResult(id: string, actor: Actor, at: Date): Promise<void> {
  await transaction(async (session) => {
    const result = await PublishedResults.findByIdAndDelete(id).session(session).lean<PublishedResult>()
    if (!result) throw new Refusal('result.unknown')
    await record({ _id: `${id}:result.taken-back`, complaintId: result.complaintId, kind: 'result.taken-back', at, actor: actor.id, data: {} }, session)
    await auditWrite({ action: 'result.take-back', actor, at }, id, session)
  })
}
