/** Callbacks that were promised or planned: who is called back about what, and when. Whether one is still owed is what its process says: its task is open. */
import { model, Schema } from 'mongoose'

/** How the complainant wants to hear from the hospital. */
export const callbackChannels = ['phone', 'wechat', 'onsite'] as const
export type CallbackChannel = (typeof callbackChannels)[number]

/** How an attempt to reach somebody ended (`domain.md` [3]). */
export const callOutcomes = ['reached', 'busy', 'no-answer', 'voicemail', 'somebody-else', 'wrong-number'] as const
export type CallOutcome = (typeof callOutcomes)[number]

export interface Callback {
  /** Key of the job that planned it. */
  _id: string
  /** Process instance whose task it is. Of one instance the callback planned last counts. */
  instanceKey: string
  complaintId: string | null
  /** The start that its process came from, where somebody or something started it by hand. */
  startId: string | null
  purpose: string
  /** 1 for the first. */
  attempt: number
  /** How the attempt before ended. */
  after: CallOutcome | null
  /** Not before. */
  opensAt: Date
  /** The operators' queue has room for it here. */
  callAt: Date
  /** The promise breaks. */
  dueAt: Date
  /** No operator was free in all that time; it is owed all the same. */
  crowded: boolean
  /** Nothing follows if this attempt reaches nobody. */
  exhausted: boolean
  /** Person id, or null for whoever of the group is there. */
  person: string | null
  group: string
  channel: CallbackChannel
  language: 'en' | 'zh' | null
  plannedAt: Date
}

const when = { type: Date, required: true } as const

const callbackSchema = new Schema<Callback>(
  {
    _id: { type: String, required: true },
    instanceKey: { type: String, required: true },
    complaintId: { type: String, default: null },
    startId: { type: String, default: null },
    purpose: { type: String, required: true },
    attempt: { type: Number, required: true },
    after: { type: String, enum: [...callOutcomes, null], default: null },
    opensAt: when,
    callAt: when,
    dueAt: when,
    crowded: { type: Boolean, required: true },
    exhausted: { type: Boolean, required: true },
    person: { type: String, default: null },
    group: { type: String, required: true },
    channel: { type: String, enum: callbackChannels, required: true },
    language: { type: String, enum: ['en', 'zh', null], default: null },
    plannedAt: when,
  },
  { collection: 'callbacks', versionKey: false },
)
callbackSchema.index({ instanceKey: 1, plannedAt: -1 })
callbackSchema.index({ complaintId: 1 })
callbackSchema.index({ startId: 1 }, { partialFilterExpression: { startId: { $type: 'string' } } })

export const Callbacks = model<Callback>('Callback', callbackSchema)
