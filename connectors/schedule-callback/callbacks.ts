/** Callbacks that were promised or planned: who is called back about what, and when. */
import { model, Schema } from 'mongoose'

export interface Callback {
  /** Key of the job that planned it. */
  _id: string
  complaintId: string | null
  purpose: string
  /** 1 for the first. */
  attempt: number
  dueAt: Date
  /** Nothing follows if this attempt reaches nobody. */
  exhausted: boolean
  /** Person id, or null for whoever of the group is there. */
  person: string | null
  group: string
  plannedAt: Date
}

const callbackSchema = new Schema<Callback>(
  {
    _id: { type: String, required: true },
    complaintId: { type: String, default: null },
    purpose: { type: String, required: true },
    attempt: { type: Number, required: true },
    dueAt: { type: Date, required: true },
    exhausted: { type: Boolean, required: true },
    person: { type: String, default: null },
    group: { type: String, required: true },
    plannedAt: { type: Date, required: true },
  },
  { collection: 'callbacks', versionKey: false },
)
callbackSchema.index({ dueAt: 1 })
callbackSchema.index({ complaintId: 1 })

export const Callbacks = model<Callback>('Callback', callbackSchema)
