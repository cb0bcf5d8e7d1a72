/** Which case a mail belongs to: the one whose mail it answers, or the one whose receipt number stands in its subject, if its sender is the one who complained. */
import { Complaints, type Complaint } from '../complaints/complaint.ts'
import { contactKeys } from '../complaints/contact-keys.ts'
import { messagesCalled } from '../notifications/receipts.ts'
import type { ReadMail } from './read-mail.ts'

/** `asks`: it names a case, but nothing shows that its sender has to do with it. */
export type Belonging = { kind: 'case', complaintId: string } | { kind: 'asks', because: 'other-sender' } | { kind: 'none' }

export async function whoseCase({ from, answers, subject }: Pick<ReadMail, 'from' | 'answers' | 'subject'>): Promise<Belonging> {
  const answered = await answeredCase(answers)
  if (answered) return await inCase(answered)

  const keys = contactKeys({ email: from?.address ?? '' })
  const own = keys.length === 0 ? [] : await Complaints.find({ contacts: { $in: keys } }, { receipt: 1 }).sort({ receivedAt: -1 }).limit(100).lean<Pick<Complaint, '_id' | 'receipt'>[]>()
  const named = [...subject.matchAll(/(?<!\d)\d{4}-\d{6,9}(?!\d)/g)].map(([receipt]) => receipt)
  const mine = own.find(({ receipt }) => named.includes(receipt))
  if (mine) return await inCase(mine._id)
  return named.length > 0 && await Complaints.exists({ receipt: { $in: named } }) ? { kind: 'asks', because: 'other-sender' } : { kind: 'none' }
}

/** Only a mail to the complainant: an answer to what a colleague was told is nothing that the complainant says. */
async function answeredCase(answers: readonly string[]): Promise<string | null> {
  for (const name of answers.slice(0, 20)) {
    const ours = (await messagesCalled(name)).find(({ to, complaintId }) => to === 'complainant' && complaintId)
    if (ours) return ours.complaintId
  }
  return null
}

/** What belongs to a merged complaint goes to the case that handles it. */
async function inCase(complaintId: string): Promise<Belonging> {
  const complaint = await Complaints.findById(complaintId, { mergedInto: 1 }).lean<Pick<Complaint, '_id' | 'mergedInto'>>()
  return complaint ? { kind: 'case', complaintId: complaint.mergedInto ?? complaint._id } : { kind: 'none' }
}
