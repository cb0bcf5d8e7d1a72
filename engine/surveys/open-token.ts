import { Surveys, type Survey } from './survey.ts'

/** Token of the case's questionnaire while it can be answered. @param now null: also after its time */
export async function openToken(complaintId: string, now: Date | null = null): Promise<string | null> {
  const survey = await Surveys.findOne({ _id: complaintId, answer: { $exists: false }, ...(now && { until: { $gt: now } }) }, { token: 1 }).lean<Pick<Survey, 'token'>>()
  return survey?.token ?? null
}

/** The token stands behind the `#`: it is not sent along when the page is asked for, and so stands in no log. */
export const surveyLink = ({ token }: Pick<Survey, 'token'>, publicUrl: string): string => `${publicUrl}/survey#${token}`
