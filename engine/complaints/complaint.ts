/** The case file: what the complainant said, what the office decided about it, and the clocks that run. */
import { model, Schema } from 'mongoose'
import type { Counting } from '../calendar/index.ts'
import { namesToFind, searchWords } from '../search/words.ts'

/** `domain.md` [2]. */
export const natures = ['service', 'quality', 'process', 'rights'] as const
export type Nature = (typeof natures)[number]

/** `domain.md` [2], from the lightest to the gravest. */
export const tiers = ['general', 'important', 'dispute'] as const
export type Tier = (typeof tiers)[number]

/** Channels that a complainant uses alone, and those where somebody of the hospital writes down what was said (`domain.md` [0 2 3]). */
export const publicChannels = ['web', 'wechat', 'app', 'questionnaire', 'survey', 'third-party'] as const
export const staffChannels = ['phone', 'onsite', 'letter', 'email', '12345', 'feedback-box', 'follow-up', 'complaint-line'] as const
export const channels = [...publicChannels, ...staffChannels] as const
export type Channel = (typeof channels)[number]

export interface Complainant {
  name?: string
  phone?: string
  email?: string
  relation?: string
  /** Their id at the hospital's WeChat official account, where they complained there. */
  wechatOpenId?: string
}

export interface Attachment {
  id: string
  name: string
  type: string
  size: number
}

/**
 * How much a group sees. `contact`: that somebody called about what, and how far it is, for whoever answers the telephone; `case`: everything
 * but who complained; `case-and-person`: everything.
 */
export const sights = ['contact', 'case', 'case-and-person'] as const
export type Sight = (typeof sights)[number]

/** A candidate group, or `people` (those found for the case) or `opener` (who wrote it down). */
export interface Seer {
  group: string
  sees: Sight
}

/** A change of a clock that people asked for: who, why, who said yes, and the entry of the case in which the evidence stands. */
interface ClockChange {
  /** Of the request. */
  id: string
  at: Date
  /** A code from the table `deadline-change`. */
  because: string
  by: string | null
  approvedBy: string | null
  evidence: string | null
}

/** The clock stands still from `at` until `until`, or `resumedAt` where somebody let it run on earlier. */
export interface Pause extends ClockChange {
  until: Date
  resumedAt?: Date
}

/** More time: an ISO 8601 duration in the clock's own way of counting. */
export interface Extension extends ClockChange {
  length: string
}

/**
 * One stage clock. `state` is open until the stage is met, missed, or replaced by a later round. The limit `at` follows from when the clock began,
 * how long it may take, how the time counts, and what changed it: whatever changes, it is counted anew from these.
 */
export interface Deadline {
  stage: string
  from: Date
  /** ISO 8601 durations; `remind` counts back from the limit. */
  within: string
  counting: Counting
  remind: string | null
  at: Date
  remindAt: Date
  setAt: Date
  round: number
  /** `<calendar id>@<version>` that made the instant. */
  calendar: string
  state: 'open' | 'met' | 'missed' | 'superseded'
  metAt?: Date
  missedAt?: Date
  remindedAt?: Date
  /** While it stands still, and until when at the longest; `pauses` has all of them. */
  pausedAt?: Date
  pausedUntil?: Date
  pauses?: Pause[]
  extensions?: Extension[]
  /** When the limit last moved: tasks that meet the stage follow it. */
  movedAt?: Date
  /** Why it was replaced or moved: a code. */
  because?: string
}

/** Written by the projector only: where the process of the case stands. */
export interface Progress {
  instanceKey: string
  state: 'handling' | 'closed' | 'canceled'
  startedAt: Date
  endedAt?: Date
}

export interface Complaint {
  _id: string
  receipt: string
  channel: Channel
  subject: string
  narrative: string
  complainant?: Complainant
  /** Phone and e-mail in one spelling, to find the same person's other cases. */
  contacts?: string[]
  /** Whose case it is in the database of complaint customers (`engine/customers`); empty where nobody can be known again, absent until somebody looked. */
  customer?: string
  /** Nothing leads to the person any more. */
  anonymisedAt?: Date
  /** By which words the case is found (`engine/search`), and by which of the complainant; read only where they are asked for. */
  searchWords?: string[]
  searchNames?: string[]
  /** Of the words of a report that came in by itself, to find the same words again. */
  fingerprint?: string
  anonymous: boolean
  place?: string
  occurredAt?: Date
  attachments: Attachment[]
  receivedAt: Date
  openedBy: string | null
  /** Department that the complaint is about, then the one responsible. */
  department: string | null
  /** Every department that was responsible. */
  departments: string[]
  /** Who may see the case, as the table `visibility` decided; absent before that. */
  visibleTo?: Seer[]
  nature: Nature | null
  tier: Tier | null
  /** What else was decided about it: tag, kind, severity, field, major, epidemicRelated, round … */
  facts: Record<string, unknown>
  people: { role: string, person: string }[]
  deadlines: Deadline[]
  answer?: { text: string, at: Date, by: string | null }
  rating?: { satisfied: boolean, score?: number, comment?: string, at: Date }
  outcome?: string
  closedAt?: Date
  /** The case that handles this one too. */
  mergedInto?: string
  /** The cases that this one handles too. */
  merged?: string[]
  /** Facts came after the closing: the office considers reopening. `after` is the instance that had closed the case. */
  reopening?: { after: string }
  progress?: Progress
}

const part = { _id: false } as const
const clockChange = { id: String, at: Date, because: String, by: { type: String, default: null }, approvedBy: { type: String, default: null }, evidence: { type: String, default: null } } as const

const complaintSchema = new Schema<Complaint>(
  {
    _id: { type: String, required: true },
    receipt: { type: String, required: true },
    channel: { type: String, enum: channels, required: true },
    subject: { type: String, required: true },
    narrative: { type: String, required: true },
    complainant: new Schema<Complainant>({ name: String, phone: String, email: String, relation: String, wechatOpenId: String }, part),
    contacts: { type: [String], default: undefined },
    customer: String,
    anonymisedAt: Date,
    searchWords: { type: [String], default: undefined, select: false },
    searchNames: { type: [String], default: undefined, select: false },
    fingerprint: String,
    anonymous: { type: Boolean, required: true },
    place: String,
    occurredAt: Date,
    attachments: [new Schema<Attachment>({ id: String, name: String, type: String, size: Number }, part)],
    receivedAt: { type: Date, required: true },
    openedBy: { type: String, default: null },
    department: { type: String, default: null },
    departments: [String],
    visibleTo: { type: [new Schema<Seer>({ group: String, sees: { type: String, enum: sights } }, part)], default: undefined },
    nature: { type: String, enum: [...natures, null], default: null },
    tier: { type: String, enum: [...tiers, null], default: null },
    facts: { type: Schema.Types.Mixed, default: {} },
    people: [new Schema({ role: String, person: String }, part)],
    deadlines: [new Schema<Deadline>({
      stage: String, from: Date, within: String, counting: String, remind: { type: String, default: null }, at: Date, remindAt: Date, setAt: Date, round: Number, calendar: String,
      state: { type: String, enum: ['open', 'met', 'missed', 'superseded'] },
      metAt: Date, missedAt: Date, remindedAt: Date, pausedAt: Date, pausedUntil: Date, movedAt: Date, because: String,
      pauses: { type: [new Schema<Pause>({ ...clockChange, until: Date, resumedAt: Date }, part)], default: undefined },
      extensions: { type: [new Schema<Extension>({ ...clockChange, length: String }, part)], default: undefined },
    }, part)],
    answer: new Schema({ text: String, at: Date, by: { type: String, default: null } }, part),
    rating: new Schema({ satisfied: Boolean, score: Number, comment: String, at: Date }, part),
    outcome: String,
    closedAt: Date,
    mergedInto: String,
    merged: { type: [String], default: undefined },
    reopening: new Schema({ after: String }, part),
    progress: new Schema<Progress>({ instanceKey: String, state: { type: String, enum: ['handling', 'closed', 'canceled'] }, startedAt: Date, endedAt: Date }, part),
  },
  { collection: 'complaints', minimize: false, versionKey: false },
)
complaintSchema.pre('save', function () {
  Object.assign(this, foundBy(this))
})
complaintSchema.index({ receipt: 1 }, { unique: true })
complaintSchema.index({ receivedAt: -1, _id: -1 })
complaintSchema.index({ departments: 1, receivedAt: -1, _id: -1 })
complaintSchema.index({ 'progress.state': 1, 'receivedAt': -1, '_id': -1 })
complaintSchema.index({ 'progress.instanceKey': 1 })
complaintSchema.index({ 'deadlines.state': 1, 'deadlines.movedAt': 1 })
complaintSchema.index({ 'deadlines.state': 1, 'deadlines.remindAt': 1 })
complaintSchema.index({ 'deadlines.state': 1, 'deadlines.at': 1 })
complaintSchema.index({ contacts: 1, receivedAt: -1 })
complaintSchema.index({ customer: 1, receivedAt: -1 })
complaintSchema.index({ fingerprint: 1, receivedAt: 1 }, { partialFilterExpression: { fingerprint: { $exists: true } } })
complaintSchema.index({ 'department': 1, 'facts.tag': 1, 'receivedAt': -1 })
complaintSchema.index({ 'visibleTo.group': 1, 'receivedAt': -1, '_id': -1 })
complaintSchema.index({ 'people.person': 1, 'receivedAt': -1, '_id': -1 })
complaintSchema.index({ openedBy: 1, receivedAt: -1, _id: -1 })
complaintSchema.index({ tier: 1, receivedAt: -1, _id: -1 })
complaintSchema.index({ searchWords: 1, receivedAt: -1, _id: -1 })
complaintSchema.index({ searchNames: 1, receivedAt: -1, _id: -1 })

/** By which words a case is found: made when it is written, and for older cases at the start (`engine/search`). */
export const foundBy = ({ receipt, subject, narrative, place, complainant }: Pick<Complaint, 'receipt' | 'subject' | 'narrative' | 'place' | 'complainant'>) =>
  ({ searchWords: searchWords(receipt, subject, narrative, place), searchNames: namesToFind(complainant) })

export const Complaints = model<Complaint>('Complaint', complaintSchema)
