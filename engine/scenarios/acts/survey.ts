/** The complainant answers the questionnaire, by the link that the follow-up page shows. */
import { eventually } from '../client.ts'
import { theCase } from '../story.ts'
import { textsOf } from './given.ts'
import type { Act } from './index.ts'

export const answerQuestionnaire: Act = async (story, { given }) => {
  const { receipt, trackingCode } = theCase(story)
  const { anyone } = story.world
  const { visit = '5', information = '5', aftercare, comment } = textsOf(given, ['visit', 'information', 'aftercare', 'comment'])
  const token = await eventually('the questionnaire is offered', async () => (await anyone.get<{ survey?: string }>(`/api/public/complaints/${receipt}?code=${trackingCode}`)).survey ?? false)
  const grades = { visit: Number(visit), information: Number(information), aftercare: aftercare ? Number(aftercare) : null }
  return anyone.call('POST', `/api/public/surveys/${token}`, { grades, ...(comment && { comment }) })
}
