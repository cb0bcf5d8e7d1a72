/** What was written into the case file by one completed task or start: its words. `docs/architecture.md`: words stay, choices drive. */
import { model, Schema } from 'mongoose'

export interface Entry {
  /** Carried by the completion command as `complete:<_id>` and confirmed by the exported record. */
  _id: string
  /** Null for the start of a process without a case. */
  complaintId: string | null
  /** The entry's own id where it was no task. */
  taskKey: string
  elementId: string
  stepName: string
  /** Where no task tells the rest: the step's Chinese name and the form. */
  stepNameZh?: string
  formKey?: string
  actor: string
  at: Date
  words: Record<string, unknown>
  /** `pending` until the broker has acknowledged the completion; only `kept` entries are shown. */
  state: 'pending' | 'kept'
}

const entrySchema = new Schema<Entry>(
  {
    _id: { type: String, required: true },
    complaintId: { type: String, default: null },
    taskKey: { type: String, required: true },
    elementId: { type: String, required: true },
    stepName: { type: String, required: true },
    stepNameZh: String,
    formKey: String,
    actor: { type: String, required: true },
    at: { type: Date, required: true },
    words: { type: Schema.Types.Mixed, required: true },
    state: { type: String, enum: ['pending', 'kept'], required: true },
  },
  { collection: 'entries', minimize: false, versionKey: false },
)
entrySchema.index({ complaintId: 1, at: 1 })

export const Entries = model<Entry>('Entry', entrySchema)
