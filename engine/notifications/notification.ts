/** Every message that was sent or tried, by whatever channel. The connector `notify` writes them. */
import { model, Schema } from 'mongoose'

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
  state: 'queued' | 'sent' | 'failed' | 'unknown'
  at: Date
  readAt?: Date
  taskKey?: string
  jobKey: string
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
    state: { type: String, enum: ['queued', 'sent', 'failed', 'unknown'], required: true },
    at: { type: Date, required: true },
    readAt: Date,
    taskKey: String,
    jobKey: { type: String, required: true },
  },
  { collection: 'notifications', versionKey: false },
)
notificationSchema.index({ to: 1, at: -1 })
notificationSchema.index({ complaintId: 1, at: 1 })

export const Notifications = model<Notification>('Notification', notificationSchema)
