/** A person decides what becomes of a mail: it opens a case, goes to one, or is nothing. */
import type { Actor } from '../access/actor.ts'
import { audited } from '../access/audit.ts'
import { readComplaint } from '../complaints/read.ts'
import { Complaints } from '../complaints/complaint.ts'
import { Refusal } from '../errors/errors.ts'
import { fileMail, type FilingTools } from './file-mail.ts'
import { IncomingMails, type IncomingMail, type MailState } from './incoming-mail.ts'

export interface MailDecision {
  decision: 'open' | 'join' | 'set-aside'
  /** Of the case that it joins. */
  receipt?: string
  reason?: string
}

const becomes = { 'open': 'opened', 'join': 'joined', 'set-aside': 'set-aside' } as const satisfies Record<MailDecision['decision'], MailState>
/** Also a mail that was taken for nothing may be more. */
const decidable: readonly MailState[] = ['asks', 'thanks', 'automatic', 'unreadable', 'set-aside']

/** @throws Refusal `mail.unknown`, `mail.decided`, `complaint.unknown`, `complaint.closed` */
export async function decideMail(id: string, { decision, receipt, reason }: MailDecision, actor: Actor, tools: FilingTools): Promise<{ complaintId: string | null }> {
  const at = tools.clock.now()
  return await audited({ action: 'mail.decide', actor, at }, id, async () => {
    const mail = await IncomingMails.findById(id).lean<IncomingMail>()
    if (!mail) throw new Refusal('mail.unknown')
    const state = becomes[decision]
    const complaintId = decision === 'join' ? await caseWith(receipt ?? '', actor, tools) : decision === 'open' ? null : mail.complaintId
    // A mail that cannot be read has no words that a case could be opened with.
    if (!decidable.includes(mail.state) || (mail.state === 'unreadable' && decision !== 'set-aside') || (mail.state === state && mail.filedAt)) throw new Refusal('mail.decided')
    const decided: Partial<IncomingMail> = { state, complaintId, because: null, filedAt: null, decidedBy: actor.id, decidedAt: at, ...(reason && { reason }) }
    const { matchedCount } = await IncomingMails.updateOne({ _id: id, state: mail.state }, decided)
    if (matchedCount === 0) throw new Refusal('mail.decided')
    try {
      return { complaintId: (await fileMail({ ...mail, ...decided }, tools)).complaintId }
    } catch (error) {
      // The case takes nothing more: the mail waits as it did before.
      if (error instanceof Refusal) await IncomingMails.updateOne({ _id: id, state }, { state: mail.state, complaintId: mail.complaintId, because: mail.because, filedAt: mail.filedAt, decidedBy: null })
      throw error
    }
  })
}

async function caseWith(receipt: string, actor: Actor, { clock }: FilingTools): Promise<string> {
  const complaint = await Complaints.findOne({ receipt }, { _id: 1 }).lean<{ _id: string }>()
  const { _id, mergedInto } = await readComplaint(complaint?._id ?? 'unknown', actor, clock, 'complaint.add-facts')
  return mergedInto ?? _id
}
