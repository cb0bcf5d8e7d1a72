/** Does what was decided about a mail, once: each step knows itself again. */
import type { Actor } from '../access/actor.ts'
import { actorOf } from '../access/authenticate.ts'
import { addFacts } from '../complaints/add-facts.ts'
import { record } from '../complaints/events.ts'
import { openComplaint, type OpenTools } from '../complaints/open-complaint.ts'
import { Refusal } from '../errors/errors.ts'
import { messageFailed } from '../notifications/receipts.ts'
import { IncomingMails, type IncomingMail } from './incoming-mail.ts'

export type FilingTools = OpenTools

/** @throws Refusal `complaint.closed` where the case takes nothing more */
export async function fileMail(mail: IncomingMail, tools: FilingTools): Promise<IncomingMail> {
  if (mail.filedAt) return mail
  const by = mail.decidedBy === null ? null : await actorOf({ _id: mail.decidedBy })
  const at = tools.clock.now()
  for (const notification of mail.bounced ?? []) await messageFailed(notification, mail.because ?? 'bounced', at)
  const complaintId = await carriedOut(mail, tools, by)
  if (complaintId && mail.state !== 'bounce') {
    const { _id, state, attachments: { length: attachments }, leftOut } = mail
    await record({ _id: `${_id}:mail.arrived:${state}`, complaintId, kind: 'mail.arrived', at, actor: by?.id ?? null, data: { mail: _id, state, attachments, leftOut } })
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

/** What a process has begun and not finished, because it ended. @param before rows of this moment and later may still be in somebody's hands */
export async function finishMails(before: Date, tools: FilingTools): Promise<void> {
  for (const mail of await IncomingMails.find({ filedAt: null, readAt: { $lt: before } }).limit(50).lean<IncomingMail[]>()) await fileOrAsk(mail, tools)
}

/** A case that takes nothing more leaves the mail to the office. */
export async function fileOrAsk(mail: IncomingMail, tools: FilingTools): Promise<IncomingMail> {
  try {
    return await fileMail(mail, tools)
  } catch (error) {
    if (!(error instanceof Refusal) || error.status >= 500) throw error
    const asks = { state: 'asks', because: error.code === 'complaint.closed' ? 'canceled' : error.code, complaintId: null, filedAt: tools.clock.now() } as const
    await IncomingMails.updateOne({ _id: mail._id }, asks)
    return { ...mail, ...asks }
  }
}
