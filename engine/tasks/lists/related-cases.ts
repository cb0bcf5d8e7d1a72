/** The cases that `find-related` found, as those may choose among them who may see them. */
import { readableBy } from '../../access/abilities.ts'
import { Complaints, type Complaint } from '../../complaints/complaint.ts'
import type { ListQuestion, Option } from './list.ts'

interface Related {
  open?: { id: string }[]
  closed?: { id: string }[]
}

/** Cases that are being handled, to merge into. */
export const relatedCases = (question: ListQuestion): Promise<Option[]> => cases(question, ({ open }) => open)

/** Closed ones, the latest first. */
export const earlierCases = (question: ListQuestion): Promise<Option[]> => cases(question, ({ closed }) => closed)

async function cases({ variables, actor, hospital, language }: ListQuestion, which: (related: Related) => { id: string }[] | undefined): Promise<Option[]> {
  const ids = (which((variables['related'] ?? {}) as Related) ?? []).map(({ id }) => id)
  if (ids.length === 0) return []
  const found = await Complaints.find({ $and: [{ _id: { $in: ids } }, readableBy(actor, 'find')] }, { receipt: 1, receivedAt: 1, subject: 1 }).sort({ receivedAt: -1 }).lean<Complaint[]>()
  const day = new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', { dateStyle: 'medium', timeZone: hospital.calendar.timeZone })
  return found.map(({ _id, receipt, receivedAt, subject }) => ({ value: _id, label: `${receipt} · ${day.format(receivedAt)} · ${subject}` }))
}
