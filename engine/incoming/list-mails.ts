/** The mails that came, for the office. What belongs to a case is read there. */
import type { QueryFilter } from 'mongoose'
import { runsTheOffice } from '../access/abilities.ts'
import type { Actor, Role } from '../access/actor.ts'
import { audited } from '../access/audit.ts'
import type { Clock } from '../clock/clock.ts'
import { Complaints, type Complaint } from '../complaints/complaint.ts'
import { Refusal } from '../errors/errors.ts'
import { decodeCursor, toPage, type Page } from '../store/cursor.ts'
import { IncomingMails, type IncomingMail, type MailState } from './incoming-mail.ts'

export const readsMails: readonly Role[] = runsTheOffice

export type ShownMail = Pick<IncomingMail, 'from' | 'subject' | 'attachments' | 'leftOut' | 'arrivedAt' | 'state' | 'because' | 'decidedBy' | 'reason'> & { id: string, complaintId?: string, receipt?: string }

export interface MailQuery {
  state?: MailState
  limit: number
  cursor?: string
}

/** The newest first. */
export function findMails({ state, limit, cursor }: MailQuery, actor: Actor, clock: Clock): Promise<Page<ShownMail>> {
  return audited({ action: 'mail.list', actor, at: clock.now() }, ({ items }) => items.map(({ id }) => id), async () => {
    const where: QueryFilter<IncomingMail>[] = [state ? { state } : {}]
    if (cursor) {
      const [at, id] = decodeCursor(cursor)
      where.push({ $or: [{ readAt: { $lt: new Date(at) } }, { readAt: new Date(at), _id: { $lt: id } }] })
    }
    const rows = await IncomingMails.find({ $and: where }, { text: 0 }).sort({ readAt: -1, _id: -1 }).limit(limit + 1).lean<IncomingMail[]>()
    const receipts = await receiptsOf(rows)
    return toPage(rows, limit, ({ readAt, _id }) => [readAt.toISOString(), _id], (mail) => show(mail, receipts))
  })
}

/** How many wait for a decision. */
export const waitingMails = (): Promise<number> => IncomingMails.countDocuments({ state: 'asks' })

/** One with its words. @throws Refusal `mail.unknown` */
export function readMailRow(id: string, actor: Actor, clock: Clock): Promise<ShownMail & { text: string }> {
  return audited({ action: 'mail.read', actor, at: clock.now() }, id, async () => {
    const mail = await IncomingMails.findById(id).lean<IncomingMail>()
    if (!mail) throw new Refusal('mail.unknown')
    return { ...show(mail, await receiptsOf([mail])), text: mail.text }
  })
}

const receiptsOf = async (mails: IncomingMail[]): Promise<ReadonlyMap<string, string>> =>
  new Map((await Complaints.find({ _id: { $in: mails.flatMap(({ complaintId }) => complaintId ?? []) } }, { receipt: 1 }).lean<Pick<Complaint, '_id' | 'receipt'>[]>()).map(({ _id, receipt }) => [_id, receipt]))

function show({ _id: id, from, subject, attachments, leftOut, arrivedAt, state, because, complaintId, decidedBy, reason }: IncomingMail, receipts: ReadonlyMap<string, string>): ShownMail {
  const receipt = complaintId && receipts.get(complaintId)
  return { id, from, subject, attachments, leftOut, arrivedAt, state, because, decidedBy, ...(complaintId && { complaintId }), ...(receipt && { receipt }), ...(reason && { reason }) }
}
