/** Every message that was sent or tried, by whatever channel. The connector `notify` writes them. */
import { model, Schema } from 'mongoose'

/** `held` waits for the morning; `dropped` was held until nobody needed it any more. */
export const messageStates = ['queued', 'held', 'sent', 'failed', 'unknown', 'dropped'] as const
export type MessageState = (typeof messageStates)[number]

export interface Notification {
  /** `<job key>:<recipient>:<channel>`: one row an effect. */
  _id: string
  /** Person id, or `complainant`. */
  to: string
  complaintId: string | null
  channel: 'in-app' | 'email' | 'portal'
  /** Masked: `c•••@example.org`. */
  address?: string
  template: string
  title: string
  text: string
  lang: 'en' | 'zh'
  state: MessageState
  at: Date
  readAt?: Date
  taskKey?: string
  jobKey: string
  held?: Hold
}

/** Why and how a message waits. */
export interface Hold {
  until: Date
  /** Whether it goes into one message with others of the same person. */
  digest: boolean
  /** What its text was made of, to make it again: a complainant's own code is not kept. */
  stage?: string
  tier?: string
  /** The job that released it, once one has. */
  releasedBy?: string
}

const notificationSchema = new Schema<Notification>(
  {
    _id: { type: String, required: true },
    to: { type: String, required: true },
    complaintId: { type: String, default: null },
    channel: { type: String, enum: ['in-app', 'email', 'portal'], required: true },
    address: String,
    template: { type: String, required: true },
    title: { type: String, required: true },
    text: { type: String, required: true },
    lang: { type: String, enum: ['en', 'zh'], required: true },
    state: { type: String, enum: messageStates, required: true },
    at: { type: Date, required: true },
    readAt: Date,
    taskKey: String,
    jobKey: { type: String, required: true },
    held: new Schema<Hold>({ until: Date, digest: Boolean, stage: String, tier: String, releasedBy: String }, { _id: false }),
  },
  { collection: 'notifications', versionKey: false },
)
notificationSchema.index({ to: 1, at: -1 })
notificationSchema.index({ complaintId: 1, at: 1 })
notificationSchema.index({ state: 1, 'held.until': 1 })
notificationSchema.index({ 'held.releasedBy': 1 }, { sparse: true })

export const Notifications = model<Notification>('Notification', notificationSchema)
