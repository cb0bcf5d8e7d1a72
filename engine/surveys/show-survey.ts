/** What people see of a questionnaire. */
import { toString as qrCode } from 'qrcode'
import { Complaints, type Complaint } from '../complaints/complaint.ts'
import { Refusal } from '../errors/errors.ts'
import { loadHospital } from '../people/store.ts'
import { surveyLink } from './open-token.ts'
import { Surveys, type Survey, type SurveyAnswer } from './survey.ts'
import type { SurveyWay } from './ways.ts'

export type SurveyState = 'open' | 'answered' | 'over'

export interface OpenQuestionnaire {
  state: SurveyState
  /** Which complaint is meant: when it was reported, and no more, for whoever has the link. */
  receivedAt: Date
  until: Date
  zone: string
}

/** @throws Refusal `survey.unknown` */
export async function questionnaire(token: string, now: Date): Promise<OpenQuestionnaire> {
  const survey = await Surveys.findOne({ token }).lean<Survey>()
  const complaint = survey && await Complaints.findById(survey._id, { receivedAt: 1 }).lean<Pick<Complaint, 'receivedAt'>>()
  if (!complaint) throw new Refusal('survey.unknown')
  return { state: stateOf(survey, now), receivedAt: complaint.receivedAt, until: survey.until, zone: (await loadHospital()).calendar.timeZone }
}

export interface ShownSurvey {
  state: SurveyState | 'none'
  way?: SurveyWay
  until?: Date
  answer?: SurveyAnswer
  /** While it is open. */
  link?: string
  /** The link as an SVG picture, to be photographed. */
  qr?: string
}

/** For whoever handles the case. */
export async function surveyOfCase(complaintId: string, now: Date, publicUrl: string): Promise<ShownSurvey> {
  const survey = await Surveys.findById(complaintId).lean<Survey>()
  if (!survey) return { state: 'none' }
  const { way, until, answer } = survey
  const state = stateOf(survey, now)
  const link = surveyLink(survey, publicUrl)
  return { state, way, until, ...(answer && { answer }), ...(state === 'open' && { link, qr: await qrCode(link, { type: 'svg', margin: 1, errorCorrectionLevel: 'M' }) }) }
}

const stateOf = ({ answer, until }: Survey, now: Date): SurveyState => (answer ? 'answered' : until <= now ? 'over' : 'open')
