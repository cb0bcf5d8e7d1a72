/** The cases that `find-related` found, as those may choose among them who may see them. */
import { readableBy } from '../../access/abilities.ts'
import { Complaints, type Complaint } from '../../complaints/complaint.ts'
import type { ListQuestion, Option } from './list.ts'

/** Those that are being handled, to merge into; the latest first. */
export async function relatedCases({ variables, actor, hospital, language }: ListQuestion): Promise<Option[]> {
  const { open = [] } = (variables['related'] ?? {}) as { open?: { id: string }[] }
  if (open.length === 0) return []
  const found = await Complaints.find({ $and: [{ _id: { $in: open.map(({ id }) => id) } }, readableBy(actor, 'find')] }, { receipt: 1, receivedAt: 1, subject: 1 }).sort({ receivedAt: -1 }).lean<Complaint[]>()
  return found.map((complaint) => ({ value: complaint._id, label: caseTitle(complaint, hospital.calendar.timeZone, language) }))
}

/** A case as a choice or a heading: receipt, day, subject. */
export const caseTitle = ({ receipt, receivedAt, subject }: Pick<Complaint, 'receipt' | 'receivedAt' | 'subject'>, timeZone: string, language: 'en' | 'zh'): string =>
  `${receipt} · ${new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', { dateStyle: 'medium', timeZone }).format(receivedAt)} · ${subject}`
