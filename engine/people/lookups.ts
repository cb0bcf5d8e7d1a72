/** What diagrams have asked and who was found: whoever has a task through a lookup hands it over by the same post. */
import { model, Schema } from 'mongoose'

export interface Lookup {
  /** Key of the job that asked. */
  _id: string
  instanceKey: string
  complaintId: string | null
  department: string | null
  post: string
  skills: string[]
  person: string | null
  at: Date
}

const lookupSchema = new Schema<Lookup>(
  {
    _id: { type: String, required: true },
    instanceKey: { type: String, required: true },
    complaintId: { type: String, default: null },
    department: { type: String, default: null },
    post: { type: String, required: true },
    skills: { type: [String], required: true },
    person: { type: String, default: null },
    at: { type: Date, required: true },
  },
  { collection: 'staff_lookups', versionKey: false },
)
lookupSchema.index({ complaintId: 1, at: -1 })
lookupSchema.index({ instanceKey: 1, at: -1 })

export const Lookups = model<Lookup>('Lookup', lookupSchema)
