/** Every message that was sent or tried, by whatever channel. The connector `notify` writes them. */
import { createHash } from 'node:crypto'
import { model, Schema } from 'mongoose'

/** What stands in the house waits to be read; everything else goes out and may wake somebody. */
export const houseChannels = ['in-app', 'portal'] as const
export const wakingChannels = ['email', 'sms', 'wecom', 'wecom-group', 'wechat', 'webhook'] as const
export const channelNames = [...houseChannels, ...wakingChannels] as const
export type WakingChannel = (typeof wakingChannels)[number]
export type ChannelName = (typeof channelNames)[number]

export const isWaking = (channel: ChannelName): channel is WakingChannel => (wakingChannels as readonly string[]).includes(channel)

/** `sent`: the other side has taken it; `delivered`: it says that it arrived. `held` waits for the morning; `dropped` was held until nobody needed it any more; `rehearsed` would have gone out, but stood in a rehearsal. */
export const messageStates = ['queued', 'held', 'sent', 'delivered', 'failed', 'unknown', 'dropped', 'rehearsed'] as const
export type MessageState = (typeof messageStates)[number]

export interface Notification {
  /** `<job key>:<recipient>:<channel>`: one row an effect. */
  _id: string
  /** Person id, `complainant`, or `group:…` where a group's own chat is told. */
  to: string
  complaintId: string | null
  channel: ChannelName
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
  /** What its text was made of, to make it again. */
  about?: MessageAbout
  /** Our name for it on the way: in the Message-ID of a mail, as the OutId of a text message. */
  ref?: string
  /** What the other side calls it. */
  messageId?: string
  /** Channels that are left should this one fail, in this order. */
  instead?: WakingChannel[]
  /** The message that failed, in whose place this one went. */
  insteadOf?: string
  /** What happened to it on the way: attempts, answers, receipts; the last twenty. */
  trail?: TrailStep[]
}

/** `code` says why: `bounced`, `sms.limited`, a provider's own code. */
export interface TrailStep {
  at: Date
  state: MessageState
  code?: string
}

export interface MessageAbout {
  stage?: string
  tier?: string
  because?: string
}

/** Why and how a message waits. */
export interface Hold {
  until: Date
  /** Whether it goes into one message with others of the same person. */
  digest: boolean
  /** The job that released it, once one has. */
  releasedBy?: string
}

/** The name under which an effect's message travels; its id would show who it is for. */
export const refOf = (effectKey: string): string => createHash('sha256').update(effectKey).digest('hex').slice(0, 32)

const part = { _id: false } as const

const notificationSchema = new Schema<Notification>(
  {
    _id: { type: String, required: true },
    to: { type: String, required: true },
    complaintId: { type: String, default: null },
    channel: { type: String, enum: channelNames, required: true },
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
    held: new Schema<Hold>({ until: Date, digest: Boolean, releasedBy: String }, part),
    about: new Schema<MessageAbout>({ stage: String, tier: String, because: String }, part),
    ref: String,
    messageId: String,
    instead: { type: [String], enum: wakingChannels, default: undefined },
    insteadOf: String,
    trail: { type: [new Schema<TrailStep>({ at: Date, state: String, code: String }, part)], default: undefined },
  },
  { collection: 'notifications', versionKey: false },
)
notificationSchema.index({ to: 1, at: -1 })
notificationSchema.index({ complaintId: 1, at: 1 })
notificationSchema.index({ state: 1, 'held.until': 1 })
notificationSchema.index({ 'held.releasedBy': 1 }, { sparse: true })
notificationSchema.index({ ref: 1 }, { sparse: true })
notificationSchema.index({ messageId: 1 }, { sparse: true })
notificationSchema.index({ at: -1, _id: -1 })

export const Notifications = model<Notification>('Notification', notificationSchema)
