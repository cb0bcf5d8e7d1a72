/**
 * The letters of a case. A draft holds what its template is filled in with; a frozen one is a PDF that nobody changes any more: what is sent, what is shown
 * and what is kept are the same bytes.
 */
import { model, Schema } from 'mongoose'
import type { LetterModel } from './letter-model.ts'

export const dispatches = ['portal', 'email', 'post'] as const
export type Dispatch = (typeof dispatches)[number]

export interface Letter {
  _id: string
  complaintId: string
  /** Of the case, from 1 on. */
  no: number
  /** Name of its template, and the version that it was drafted with. */
  template: string
  templateVersion: number
  lang: 'en' | 'zh'
  model: LetterModel
  draftedAt: Date
  frozen?: Frozen
  sent?: { by: Dispatch, at: Date }
}

export interface Frozen {
  at: Date
  /** Person id of whoever signed. */
  by: string | null
  /** Of the PDF, hexadecimal. */
  sha256: string
  /** Of the upload that holds the PDF. */
  file: string
  name: string
  /** Bytes. */
  size: number
}

const part = { _id: false } as const

const letterSchema = new Schema<Letter>(
  {
    _id: { type: String, required: true },
    complaintId: { type: String, required: true },
    no: { type: Number, required: true },
    template: { type: String, required: true },
    templateVersion: { type: Number, required: true },
    lang: { type: String, enum: ['en', 'zh'], required: true },
    model: { type: Schema.Types.Mixed, required: true },
    draftedAt: { type: Date, required: true },
    frozen: new Schema<Frozen>({ at: Date, by: { type: String, default: null }, sha256: String, file: String, name: String, size: Number }, part),
    sent: new Schema({ by: { type: String, enum: dispatches }, at: Date }, part),
  },
  { collection: 'letters', minimize: false, versionKey: false },
)
letterSchema.index({ complaintId: 1, no: 1 }, { unique: true })

export const Letters = model<Letter>('Letter', letterSchema)
