/** Does what was decided about a mail, once: each step knows itself again. */
import type { Actor } from '../access/actor.ts'
import { addFacts } from '../complaints/add-facts.ts'
import { record } from '../complaints/events.ts'
import { openComplaint, type OpenTools } from '../complaints/open-complaint.ts'
import { messageFailed } from '../notifications/receipts.ts'
import { IncomingMails, type IncomingMail } from './incoming-mail.ts'

export type FilingTools = OpenTools

/** @param by who decided it; null: nobody had to. @throws Refusal `complaint.unknown`, `complaint.closed` where a person chose a case that takes nothing more */
export async function fileMail(mail: IncomingMail, tools: FilingTools, by: Actor | null = null): Promise<IncomingMail> {
  if (mail.filedAt) return mail
  const at = tools.clock.now()
  for (const notification of mail.bounced ?? []) await messageFailed(notification, mail.because ?? 'bounced', at)
  const complaintId = await carriedOut(mail, tools, by)
  if (complaintId && mail.state !== 'bounce') {
    const { _id, state, attachments: { length: attachments }, leftOut } = mail
    await record({ _id: `${_id}:mail.arrived`, complaintId, kind: 'mail.arrived', at, actor: by?.id ?? null, data: { mail: _id, state, attachments, leftOut } })
  }
  // The words of a case stand in its file alone, where the rules say who reads them.
  const moved = mail.state === 'opened' || mail.state === 'joined' ? { text: '', subject: '', attachments: [] } : {}
  const filed = { ...moved, complaintId, filedAt: at }
  await IncomingMails.updateOne({ _id: mail._id }, filed)
  return { ...mail, ...filed }
}

async function carriedOut({ _id, state, from, subject, text, attachments, complaintId }: IncomingMail, tools: FilingTools, by: Actor | null): Promise<string | null> {
  if (state === 'opened') {
    const narrative = text || subject || '–'
    const complainant = from && { ...(from.name && { name: from.name }), email: from.address }
    const { id } = await openComplaint({ channel: 'email', subject: subject || firstLine(narrative), narrative, ...(complainant && { complainant }), attachments }, by, `mail:${_id}`, tools)
    return id
  }
  if (state === 'joined' && complaintId) {
    await addFacts(complaintId, { text: text || '–', attachments }, by, { clock: tools.clock, onAccepted: tools.onAccepted, key: `mail:${_id}` })
  }
  return complaintId
}

const firstLine = (text: string): string => text.split('\n', 1)[0]!.slice(0, 80)
