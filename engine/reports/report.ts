/** Reports as they were issued: figures of a period, computed once and never changed; the comment of the office comes later. */
import { model, Schema } from 'mongoose'
import type { Figures } from './figures.ts'
import { reportKinds, type ReportKind } from './periods.ts'

export interface Report {
  /** `monthly-2026-02-01` */
  _id: string
  kind: ReportKind
  from: Date
  to: Date
  zone: string
  compiledAt: Date
  /** Key of the job that compiled it. */
  jobKey: string
  figures: Figures
  /** The same about one department each, for its head. */
  departments: { department: string, figures: Figures }[]
  comment?: { text: string, by: string | null, at: Date }
  /** When those outside of the complaint office may read it. */
  releasedAt: Date | null
}

const reportSchema = new Schema<Report>(
  {
    _id: { type: String, required: true },
    kind: { type: String, enum: reportKinds, required: true },
    from: { type: Date, required: true },
    to: { type: Date, required: true },
    zone: { type: String, required: true },
    compiledAt: { type: Date, required: true },
    jobKey: { type: String, required: true },
    figures: { type: Schema.Types.Mixed, required: true },
    departments: { type: Schema.Types.Mixed, required: true } as never,
    comment: new Schema({ text: String, by: { type: String, default: null }, at: Date }, { _id: false }),
    releasedAt: { type: Date, default: null },
  },
  { collection: 'reports', minimize: false, versionKey: false },
)
reportSchema.index({ kind: 1, from: -1 })
reportSchema.index({ from: -1, _id: -1 })
reportSchema.index({ jobKey: 1 })

export const Reports = model<Report>('Report', reportSchema)
