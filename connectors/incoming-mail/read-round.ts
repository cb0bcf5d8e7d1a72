/** One look into the mailbox: everything that is new is taken, one mail after the other. One process does this at a time. */
import { createHash } from 'node:crypto'
import { nanoid } from 'nanoid'
import type { Logger } from 'pino'
import { Mailboxes, type MailboxState } from '../../engine/incoming/mailbox-state.ts'
import type { MailState } from '../../engine/incoming/incoming-mail.ts'
import { leaveMail, takeMail } from '../../engine/incoming/take-mail.ts'
import type { FilingTools } from '../../engine/incoming/file-mail.ts'
import { holdLease, releaseLease } from '../../engine/store/lease.ts'
import { refuseWhenAway } from '../../engine/store/store.ts'
import type { Mailbox, WaitingMail } from './mailbox.ts'
import { mailboxName, type ReadyMailbox } from './settings.ts'

/** How many mails came to what. */
export type Round = Partial<Record<MailState, number>>

export interface RoundTools extends FilingTools {
  /** Sender of our own mails. */
  mailFrom: string
  log: Logger
}

const holder = nanoid()
const leaseFor = 120_000
/** A mail that breaks the reading that often stays in the mailbox, and on the list. */
const mostTries = 3

/** @returns null where another process reads just now */
export async function readRound(mailbox: Mailbox, settings: ReadyMailbox, tools: RoundTools, signal: AbortSignal): Promise<Round | null> {
  const lease = `mailbox:${mailboxName(settings)}`
  if (!await holdLease(lease, holder, leaseFor)) return null
  try {
    const round: Round = {}
    const { lastUid } = await beginning(mailbox, settings)
    for (const mail of await mailbox.after(lastUid)) {
      if (signal.aborted || !await holdLease(lease, holder, leaseFor)) break
      const state = await one(mail, mailbox, settings, tools)
      round[state] = (round[state] ?? 0) + 1
    }
    await Mailboxes.updateOne({ _id: mailboxName(settings) }, { readAt: tools.clock.now(), fault: null, faultSince: null })
    return round
  } finally {
    await releaseLease(lease, holder)
  }
}

/** Where to go on. A mailbox that is seen for the first time, or has numbered its mails anew, is read from its beginning or its end; what was read before is recognised. */
async function beginning({ uidValidity, uidNext }: Mailbox, settings: ReadyMailbox): Promise<MailboxState> {
  const _id = mailboxName(settings)
  const known = await Mailboxes.findById(_id).lean<MailboxState>()
  if (known?.uidValidity === uidValidity) return known
  const lastUid = !known?.uidValidity && settings.earlier === 'leave' ? uidNext - 1 : 0
  return await Mailboxes.findOneAndUpdate({ _id }, { uidValidity, lastUid, trying: null }, { upsert: true, returnDocument: 'after' }).lean<MailboxState>().orFail()
}

async function one(mail: WaitingMail, mailbox: Mailbox, settings: ReadyMailbox, tools: RoundTools): Promise<MailState> {
  const _id = mailboxName(settings)
  const { uid } = mail
  const before = await Mailboxes.findById(_id).orFail().lean<MailboxState>()
  const times = before.trying?.uid === uid ? before.trying.times + 1 : 1
  // Written down before it is tried: a mail that ends the process is counted too.
  await Mailboxes.updateOne({ _id }, { trying: { uid, times } })
  const state = await taken(mail, times, mailbox, settings, tools)
  await (state === 'unreadable' ? mailbox.leave(uid) : mailbox.done(uid)).catch((error: unknown) => tools.log.warn({ fault: nameOf(error) }, 'a mail could not be marked in its mailbox'))
  await Mailboxes.updateOne({ _id }, { lastUid: uid, trying: null })
  return state
}

async function taken({ uid, size, ...about }: WaitingMail, times: number, mailbox: Mailbox, settings: ReadyMailbox, tools: RoundTools): Promise<MailState> {
  const leave = async (because: string): Promise<MailState> => (await leaveMail(placeOf(mailbox, settings, uid), { ...about, because }, tools.clock.now())).state
  if (size > settings.largestMb * 1024 * 1024) return await leave('too-large')
  if (times > mostTries) return await leave('fault')
  const raw = await mailbox.source(uid)
  if (!raw) return await leave('gone')
  try {
    return (await takeMail(raw, about.arrivedAt, { ...settings, mailFrom: tools.mailFrom }, tools)).state
  } catch (error) {
    if (refuseWhenAway(error) === error) tools.log.error({ fault: nameOf(error), times }, 'a mail could not be read')
    throw error
  }
}

/** A mail that could not be read is known by where it lies. */
const placeOf = ({ uidValidity }: Mailbox, settings: ReadyMailbox, uid: number): string =>
  createHash('sha256').update(`${mailboxName(settings)} ${uidValidity} ${uid}`).digest('hex').slice(0, 40)

/** Without its message: that may quote the mail. */
const nameOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error)
