/** Every call that an operator took (`domain.md` [3]: "each call logged in short notes"), and calls that ring now. */
import { model, Schema } from 'mongoose'

/** How a call ended: with an answer, with the promise to call back, as a complaint, or as none of the hospital's business. */
export const callEndings = ['answered', 'callback', 'complaint', 'other'] as const
export type CallEnding = (typeof callEndings)[number]

export interface Call {
  /** Made by the page when the call begins, so that what is sent twice is one call. */
  _id: string
  /** Digits and a plus, null where the caller withholds it. */
  number: string | null
  name: string | null
  language: 'en' | 'zh'
  notes: string
  ending: CallEnding
  /** Person id. */
  operator: string
  beganAt: Date
  endedAt: Date
  /** The article that answered it. */
  article: string | null
  /** The case that was opened, or that it was about. */
  complaintId: string | null
  /** Start of the process that owes the callback. */
  startId: string | null
}

const callSchema = new Schema<Call>(
  {
    _id: { type: String, required: true }, number: { type: String, default: null }, name: { type: String, default: null }, language: { type: String, required: true }, notes: { type: String, default: '' },
    ending: { type: String, enum: callEndings, required: true }, operator: { type: String, required: true }, beganAt: { type: Date, required: true }, endedAt: { type: Date, required: true },
    article: { type: String, default: null }, complaintId: { type: String, default: null }, startId: { type: String, default: null },
  },
  { collection: 'calls', versionKey: false },
)
callSchema.index({ number: 1, endedAt: -1 })
callSchema.index({ operator: 1, endedAt: -1 })
callSchema.index({ endedAt: -1 })

export const Calls = model<Call>('Call', callSchema)

/** A call that rings at an operator's telephone, told by the telephone system. */
export interface Ringing {
  /** As the telephone system names the call. */
  _id: string
  number: string | null
  operator: string
  at: Date
}

const ringingSchema = new Schema<Ringing>(
  { _id: { type: String, required: true }, number: { type: String, default: null }, operator: { type: String, required: true }, at: { type: Date, required: true } },
  { collection: 'ringing_calls', versionKey: false },
)
ringingSchema.index({ at: 1 }, { expireAfterSeconds: 3600 })
ringingSchema.index({ operator: 1, at: -1 })

export const RingingCalls = model<Ringing>('RingingCall', ringingSchema)

/** One spelling of a number: digits, and the plus in front. */
export const spelledNumber = (number: string): string => number.replaceAll(/[^0-9+]/g, '')
