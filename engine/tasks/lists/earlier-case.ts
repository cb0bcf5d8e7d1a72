/** What a repeated complaint was answered before: shown to those who may read that case. */
import { readableBy } from '../../access/abilities.ts'
import { Complaints, type Complaint } from '../../complaints/complaint.ts'
import type { ListQuestion } from './list.ts'
import { caseTitle } from './related-cases.ts'

/** Receipt, day and subject of the case that the variable `repeatOf` names. */
export async function earlierCase(question: ListQuestion): Promise<string> {
  const found = await earlier(question)
  return found ? caseTitle(found, question.hospital.calendar.timeZone, question.language) : ''
}

export const earlierAnswer = async (question: ListQuestion): Promise<string> => (await earlier(question))?.answer?.text ?? ''

async function earlier({ variables, actor }: ListQuestion): Promise<Complaint | null> {
  const id = variables['repeatOf']
  if (typeof id !== 'string') return null
  return await Complaints.findOne({ $and: [{ _id: id }, readableBy(actor, 'read')] }, { receipt: 1, receivedAt: 1, subject: 1, answer: 1 }).lean<Complaint>()
}
