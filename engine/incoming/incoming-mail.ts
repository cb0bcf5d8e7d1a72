/** Every mail that was read from the hospital's mailbox, and what became of it. The words of those that belong to a case stand in the case alone. */
import { model, Schema } from 'mongoose'

/**
 * `opened`, `joined`: a case was opened with it, or it was added to one. `thanks`, `automatic`, `bounce`: nothing to do. `asks`: a person decides.
 * `unreadable`: it lies in the mailbox only. `set-aside`: a person has decided that it is nothing.
 */
export const mailStates = ['opened', 'joined', 'thanks', 'automatic', 'bounce', 'asks', 'unreadable', 'set-aside'] as const
export type MailState = (typeof mailStates)[number]

export interface IncomingMail {
  /** Hash of its Message-ID and of what it says: the same mail that was delivered or read twice is one. */
  _id: string
  messageId: string | null
  from: { address: string, name: string | null } | null
  subject: string
  /** Empty once it stands in a case. */
  text: string
  /** Ids of uploads. */
  attachments: string[]
  /** Attachments that are of no kind that is kept, or too many. */
  leftOut: number
  /** When the mail server got it, and when it was read. */
  arrivedAt: Date
  readAt: Date
  state: MailState
  /** A code. */
  because: string | null
  complaintId: string | null
  /** Ids of the notifications that did not arrive. */
  bounced?: string[]
  /** Null until what `state` says is done: the next round goes on with it. */
  filedAt: Date | null
  /** Person who decided. */
  decidedBy: string | null
  decidedAt?: Date
  /** Why it was set aside, in the person's words. */
  reason?: string
}

const incomingMailSchema = new Schema<IncomingMail>(
  {
    _id: { type: String, required: true },
    messageId: { type: String, default: null },
    from: { type: new Schema({ address: String, name: { type: String, default: null } }, { _id: false }), default: null },
    subject: { type: String, default: '' },
    text: { type: String, default: '' },
    attachments: [String],
    leftOut: { type: Number, default: 0 },
    arrivedAt: { type: Date, required: true },
    readAt: { type: Date, required: true },
    state: { type: String, enum: mailStates, required: true },
    because: { type: String, default: null },
    complaintId: { type: String, default: null },
    bounced: { type: [String], default: undefined },
    filedAt: { type: Date, default: null },
    decidedBy: { type: String, default: null },
    decidedAt: Date,
    reason: String,
  },
  { collection: 'incoming_mails', versionKey: false },
)
incomingMailSchema.index({ state: 1, readAt: -1, _id: -1 })
incomingMailSchema.index({ readAt: -1, _id: -1 })
incomingMailSchema.index({ filedAt: 1, readAt: 1 })
incomingMailSchema.index({ 'from.address': 1, 'readAt': -1 })
incomingMailSchema.index({ attachments: 1 })

export const IncomingMails = model<IncomingMail>('IncomingMail', incomingMailSchema)
