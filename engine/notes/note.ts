/** Internal notes of a case: what staff tell each other about it. They are kept apart from the entries of the case; nothing that a complainant is shown is made of them. */
import { model, Schema } from 'mongoose'

/** Somebody, or a department: whoever answers for it at that moment is told. */
export interface Mention {
  kind: 'person' | 'department'
  id: string
}

export interface Note {
  _id: string
  complaintId: string
  at: Date
  /** Person id. */
  by: string
  text: string
  mentions: Mention[]
  /** Person ids: who was told of it. They may read it and answer it, whatever else of the case they see. */
  told: string[]
  /** Those who were told owe an answer. */
  asks: boolean
  /** Of a question: when the first answer came. */
  answeredAt: Date | null
  /** The note that this one answers. */
  answers: string | null
  /** Kept, and shown as struck out. */
  mistakenAt: Date | null
}

const noteSchema = new Schema<Note>(
  {
    _id: { type: String, required: true },
    complaintId: { type: String, required: true },
    at: { type: Date, required: true },
    by: { type: String, required: true },
    text: { type: String, required: true },
    mentions: [new Schema<Mention>({ kind: { type: String, enum: ['person', 'department'] }, id: String }, { _id: false })],
    told: [String],
    asks: { type: Boolean, required: true },
    answeredAt: { type: Date, default: null },
    answers: { type: String, default: null },
    mistakenAt: { type: Date, default: null },
  },
  { collection: 'notes', versionKey: false },
)
noteSchema.index({ complaintId: 1, at: 1 })
noteSchema.index({ told: 1, asks: 1, answeredAt: 1 })

export const Notes = model<Note>('Note', noteSchema)
