/** Work orders of the 12345 city hotline as the two systems tell each other of them. How far the work is, only the process says; here stands what the city said and what it was told. */
import { model, Schema } from 'mongoose'

/** Its limits are rows of the table `work-limits`. */
export const orderKinds = ['emergency', 'utilities', 'ordinary', 'complex'] as const
export type OrderKind = (typeof orderKinds)[number]

/** What the city may say about an order after it sent it. */
export const cityWords = ['accepted', 'returned', 'taken-back', 'sent-again', 'extended', 'not-extended', 'urged'] as const
export type CityWord = (typeof cityWords)[number]

export interface CitySaid {
  /** As the city numbers it: the same again changes nothing. */
  id: string
  what: CityWord
  at: Date
  reason: string | null
  /** The new limit, where it was extended. */
  deadline: Date | null
  /** Whether the process has heard of it: what it waits for no task yet stays for a person to see. */
  heard: boolean
}

export interface CityOrder {
  /** The city's number. */
  _id: string
  complaintId: string
  kind: OrderKind | null
  /** When it came. */
  at: Date
  /** The limit that the order itself names. */
  deadline: Date | null
  /** `adapter`: the city's system; `file`: imported; `desk`: written down by hand. */
  source: 'adapter' | 'file' | 'desk'
  /** SHA-256 of what was sent: the same number with another content is another order by mistake. */
  content: string
  said: CitySaid[]
  /** Entries of the case that the city was told of already. */
  told: string[]
}

/** What the city can be told. */
export const cityActions = ['sign', 'bounce', 'answer', 'extension'] as const
export type CityAction = (typeof cityActions)[number]

/** Something that the city is told: waits here until its system has taken it. The id is the idempotency key. */
export interface CityMessage {
  _id: string
  order: string
  complaintId: string
  action: CityAction
  /** What is said beside the words, as the interface wants it. */
  about: Record<string, unknown>
  /** The entry that holds the words, and the keys of its fields by their names in the interface. */
  entry: string | null
  words: Record<string, string>
  state: 'waiting' | 'sent' | 'refused'
  attempts: number
  nextAt: Date
  at: Date
  sentAt: Date | null
  /** Why it was refused, or not sent yet. */
  code: string | null
}

const part = { _id: false } as const

const orderSchema = new Schema<CityOrder>(
  {
    _id: { type: String, required: true },
    complaintId: { type: String, required: true },
    kind: { type: String, enum: [...orderKinds, null], default: null },
    at: { type: Date, required: true },
    deadline: { type: Date, default: null },
    source: { type: String, enum: ['adapter', 'file', 'desk'], required: true },
    content: { type: String, required: true },
    said: [new Schema<CitySaid>({ id: String, what: { type: String, enum: cityWords }, at: Date, reason: { type: String, default: null }, deadline: { type: Date, default: null }, heard: Boolean }, part)],
    told: [String],
  },
  { collection: 'city_orders', versionKey: false },
)
orderSchema.index({ complaintId: 1 })
orderSchema.index({ at: -1 })

const messageSchema = new Schema<CityMessage>(
  {
    _id: { type: String, required: true },
    order: { type: String, required: true },
    complaintId: { type: String, required: true },
    action: { type: String, enum: cityActions, required: true },
    about: { type: Schema.Types.Mixed, required: true },
    entry: { type: String, default: null },
    words: { type: Schema.Types.Mixed, required: true },
    state: { type: String, enum: ['waiting', 'sent', 'refused'], required: true },
    attempts: { type: Number, required: true },
    nextAt: { type: Date, required: true },
    at: { type: Date, required: true },
    sentAt: { type: Date, default: null },
    code: { type: String, default: null },
  },
  { collection: 'city_messages', minimize: false, versionKey: false },
)
messageSchema.index({ state: 1, nextAt: 1 })
messageSchema.index({ order: 1, at: 1 })

export const CityOrders = model<CityOrder>('CityOrder', orderSchema)
export const CityMessages = model<CityMessage>('CityMessage', messageSchema)
