/** The case file: what the complainant said, what the office decided about it, and the clocks that run. */
import { model, Schema } from 'mongoose'

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
}

export interface Attachment {
  id: string
  name: string
  type: string
  size: number
}

/** One stage clock. `state` is open until the stage is met, missed, or replaced by a later round. */
export interface Deadline {
  stage: string
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
  /** Why it did not escalate, or why it moved: a code with its facts. */
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
  anonymous: boolean
  place?: string
  occurredAt?: Date
  attachments: Attachment[]
  receivedAt: Date
  openedBy: string | null
  /** Department that the complaint is about, then the one responsible. */
  department: string | null
  /** Everybody whose department may see the case. */
  departments: string[]
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
  progress?: Progress
}

const part = { _id: false } as const

const complaintSchema = new Schema<Complaint>(
  {
    _id: { type: String, required: true },
    receipt: { type: String, required: true },
    channel: { type: String, enum: channels, required: true },
    subject: { type: String, required: true },
    narrative: { type: String, required: true },
    complainant: new Schema<Complainant>({ name: String, phone: String, email: String, relation: String }, part),
    anonymous: { type: Boolean, required: true },
    place: String,
    occurredAt: Date,
    attachments: [new Schema<Attachment>({ id: String, name: String, type: String, size: Number }, part)],
    receivedAt: { type: Date, required: true },
    openedBy: { type: String, default: null },
    department: { type: String, default: null },
    departments: [String],
    nature: { type: String, enum: [...natures, null], default: null },
    tier: { type: String, enum: [...tiers, null], default: null },
    facts: { type: Schema.Types.Mixed, default: {} },
    people: [new Schema({ role: String, person: String }, part)],
    deadlines: [new Schema<Deadline>({
      stage: String, at: Date, remindAt: Date, setAt: Date, round: Number, calendar: String,
      state: { type: String, enum: ['open', 'met', 'missed', 'superseded'] },
      metAt: Date, missedAt: Date, remindedAt: Date, because: String,
    }, part)],
    answer: new Schema({ text: String, at: Date, by: { type: String, default: null } }, part),
    rating: new Schema({ satisfied: Boolean, score: Number, comment: String, at: Date }, part),
    outcome: String,
    closedAt: Date,
    progress: new Schema<Progress>({ instanceKey: String, state: { type: String, enum: ['handling', 'closed', 'canceled'] }, startedAt: Date, endedAt: Date }, part),
  },
  { collection: 'complaints', minimize: false, versionKey: false },
)
complaintSchema.index({ receipt: 1 }, { unique: true })
complaintSchema.index({ receivedAt: -1, _id: -1 })
complaintSchema.index({ departments: 1, receivedAt: -1 })
complaintSchema.index({ 'progress.state': 1, receivedAt: -1 })
complaintSchema.index({ 'progress.instanceKey': 1 })

export const Complaints = model<Complaint>('Complaint', complaintSchema)
