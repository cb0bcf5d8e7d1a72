/** Whom to call after a discharge, a checkup or a visit, and what came of it (`domain.md`, "Follow-up campaigns" [0] [1] [4]). Names and numbers stay here; processes know the id. */
import { model, Schema } from 'mongoose'

/** Each has its limit in the table `work-limits`, work `follow-up-<kind>`. */
export const followUpKinds = ['discharge', 'checkup', 'first-visit', 'quarterly', 'chronic'] as const
export type FollowUpKind = (typeof followUpKinds)[number]

/** The three dimensions of satisfaction [4], 1 to 5. */
export interface Scores {
  visit: number
  information: number
  aftercare: number
}

/** How one round of calling ended. */
export interface Call {
  /** Key of the job that wrote it. */
  _id: string
  at: Date
  reached: boolean
  scores: Scores | null
  /** The complaint that was opened with the caller's words. */
  complaintId: string | null
}

export interface FollowUp {
  _id: string
  kind: FollowUpKind
  name: string
  phone: string
  language: 'en' | 'zh'
  department: string
  /** The discharge, checkup or visit: the limit counts from here. */
  from: Date
  /** Chronic disease: called again each time this long after, until then [1]. ISO 8601 duration. */
  every: string | null
  until: Date | null
  addedBy: string
  addedAt: Date
  calls: Call[]
  /** Same person, kind and date: one follow-up. */
  same: string
}

const followUpSchema = new Schema<FollowUp>(
  {
    _id: { type: String, required: true },
    kind: { type: String, enum: followUpKinds, required: true },
    name: { type: String, required: true },
    phone: { type: String, required: true },
    language: { type: String, enum: ['en', 'zh'], required: true },
    department: { type: String, required: true },
    from: { type: Date, required: true },
    every: { type: String, default: null },
    until: { type: Date, default: null },
    addedBy: { type: String, required: true },
    addedAt: { type: Date, required: true },
    calls: [new Schema<Call>({
      _id: String, at: Date, reached: Boolean, complaintId: { type: String, default: null },
      scores: { type: new Schema<Scores>({ visit: Number, information: Number, aftercare: Number }, { _id: false }), default: null },
    })],
    same: { type: String, required: true },
  },
  { collection: 'follow_ups', versionKey: false },
)
followUpSchema.index({ same: 1 }, { unique: true })
followUpSchema.index({ department: 1, addedAt: -1 })
followUpSchema.index({ 'calls.at': 1 })

export const FollowUps = model<FollowUp>('FollowUp', followUpSchema)
