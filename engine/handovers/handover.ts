/** A task that changed hands because its holder is away. */
import { model, Schema } from 'mongoose'

/**
 * `begun` and `returning` are written before the broker is told, so a crash in between is made up for. `given`: the stand-in has it; `returned`: back with whoever
 * had it; `kept`: the stand-in had begun on it; `over`: the task has ended, or went elsewhere.
 */
export type HandoverState = 'begun' | 'given' | 'returning' | 'returned' | 'kept' | 'over'

export interface Handover {
  /** `<task key>:<person>:<absence id>`: once for each absence. */
  _id: string
  task: string
  complaintId: string | null
  from: string
  /** Null: it lies open for `group`. */
  to: string | null
  group: string
  post: string | null
  /** Code of the absence: `on-leave`, `in-consultation`, … */
  because: string
  at: Date
  state: HandoverState
}

const handoverSchema = new Schema<Handover>(
  {
    _id: { type: String, required: true },
    task: { type: String, required: true },
    complaintId: { type: String, default: null },
    from: { type: String, required: true },
    to: { type: String, default: null },
    group: { type: String, required: true },
    post: { type: String, default: null },
    because: { type: String, required: true },
    at: { type: Date, required: true },
    state: { type: String, required: true },
  },
  { collection: 'handovers', versionKey: false },
)
handoverSchema.index({ state: 1 })
handoverSchema.index({ task: 1, at: -1 })

export const Handovers = model<Handover>('Handover', handoverSchema)
