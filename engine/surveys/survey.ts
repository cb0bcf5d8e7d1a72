/** The questionnaire about one case: offered once, answered once (`domain.md` [4]: satisfaction in three dimensions). */
import { model, Schema } from 'mongoose'
import { surveyWays, type Grades, type SurveyWay } from './ways.ts'

export interface SurveyAnswer {
  grades: Grades
  comment?: string
  way: SurveyWay
  at: Date
  /** Person id of the operator; null for the complainant. */
  by: string | null
}

export interface Survey {
  /** Id of the complaint: one questionnaire a case. */
  _id: string
  /** Whoever has it may answer: 24 characters that cannot be guessed. */
  token: string
  way: SurveyWay
  askedAt: Date
  until: Date
  answer?: SurveyAnswer
}

const part = { _id: false } as const
const grade = { type: Number, default: null }
const surveySchema = new Schema<Survey>(
  {
    _id: { type: String, required: true },
    token: { type: String, required: true },
    way: { type: String, enum: surveyWays, required: true },
    askedAt: { type: Date, required: true },
    until: { type: Date, required: true },
    answer: new Schema<SurveyAnswer>({
      grades: new Schema<Grades>({ visit: grade, information: grade, aftercare: grade }, part), comment: String, way: { type: String, enum: surveyWays }, at: Date, by: { type: String, default: null },
    }, part),
  },
  { collection: 'surveys', versionKey: false },
)
surveySchema.index({ token: 1 }, { unique: true })
surveySchema.index({ 'answer.at': 1 }, { sparse: true })

export const Surveys = model<Survey>('Survey', surveySchema)
