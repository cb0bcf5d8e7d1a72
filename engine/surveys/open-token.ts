import { Surveys, type Survey } from './survey.ts'

/** Token of the case's questionnaire while it can be answered. */
export async function openToken(complaintId: string, now: Date): Promise<string | null> {
  const survey = await Surveys.findOne({ _id: complaintId, answer: { $exists: false }, until: { $gt: now } }, { token: 1 }).lean<Pick<Survey, 'token'>>()
  return survey?.token ?? null
}
