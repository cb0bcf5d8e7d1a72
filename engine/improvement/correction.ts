/** The register of corrections (`domain.md` [0]): looked up before anything is corrected, so that the same problem is not corrected twice. */
import { model, Schema } from 'mongoose'

export interface Correction {
  _id: string
  /** Tags and signals that name the problem. */
  causes: string[]
  /** Where it was corrected: department ids, and when. */
  applied: { departments: string[], at: Date, job: string }[]
  /** What is done differently since. */
  text: string
  /** The complaint, the emergency or the process that it came from. */
  source: string
}

const correctionSchema = new Schema<Correction>(
  {
    _id: { type: String, required: true },
    causes: { type: [String], required: true },
    applied: [new Schema({ departments: [String], at: Date, job: String }, { _id: false })],
    text: { type: String, required: true },
    source: { type: String, required: true },
  },
  { collection: 'corrections', versionKey: false },
)
correctionSchema.index({ causes: 1 })

export const Corrections = model<Correction>('Correction', correctionSchema)

const shown = 10

/** What was corrected before for any of these causes: first what one of these departments did itself, then the latest of others. */
export async function correctionsFor(causes: readonly string[], departments: readonly string[]): Promise<Correction[]> {
  const found = await Corrections.find({ causes: { $in: [...causes] } }).lean<Correction[]>()
  const own = ({ applied }: Correction): boolean => applied.some((one) => one.departments.some((id) => departments.includes(id)))
  const latest = ({ applied }: Correction): number => Math.max(...applied.map(({ at }) => at.getTime()))
  return found.sort((a, b) => Number(own(b)) - Number(own(a)) || latest(b) - latest(a)).slice(0, shown)
}
