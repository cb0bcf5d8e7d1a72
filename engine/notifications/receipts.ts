/** What comes back about a message that went out: that it arrived, or that it did not. */
import { enqueue } from '../complaints/outbox.ts'
import { transaction } from '../store/store.ts'
import { Notifications, type Notification } from './notification.ts'
import { settle } from './settle.ts'

/** Starts the process that takes the next channel: `processes/next-channel`. */
const failedMessage = 'message-failed'

/**
 * A message turned out not to have arrived: a bounce, a receipt that says no. Its row and the case say so, and its next channel is taken.
 * A repetition changes nothing, and neither does one that contradicts what was said first.
 * @param reason a code: `bounced`, `mailbox-full`, a provider's own
 * @returns whether it was news; false too where there is no such message
 */
export async function messageFailed(notificationId: string, reason: string, at: Date): Promise<boolean> {
  return await transaction(async (session) => {
    const row = await Notifications.findById(notificationId).session(session).lean<Notification>()
    if (!row || !await settle(row, { state: 'failed', at, code: codeOf(reason) }, session)) return false
    if (row.instead?.length) {
      const about = { notification: row._id, ...(row.complaintId && { complaintId: row.complaintId }) }
      await enqueue({ _id: `${row._id}:${failedMessage}`, name: failedMessage, correlationKey: row._id, variables: about }, at, session)
    }
    return true
  })
}

/** It arrived. @returns whether it was news */
export async function messageDelivered(notificationId: string, at: Date): Promise<boolean> {
  return await transaction(async (session) => {
    const row = await Notifications.findById(notificationId).session(session).lean<Notification>()
    return row !== null && await settle(row, { state: 'delivered', at }, session)
  })
}

/**
 * The messages that travelled under a name: one, or all that went out in one digest. Takes a mail's Message-ID with or without its angle brackets,
 * our own name for a text message, or the other side's for anything.
 */
export async function messagesCalled(name: string): Promise<Notification[]> {
  const own = /^<?([0-9a-f]{32})(?:@[^\s<>@]+)?>?$/.exec(name.trim())?.[1]
  return await Notifications.find(own ? { ref: own } : { messageId: name.trim() }).lean<Notification[]>()
}

export interface Receipt {
  /** What the message was called on the way. */
  name: string
  delivered: boolean
  /** Why not. */
  reason?: string | undefined
}

/**
 * Takes receipts, in whatever order and however often they come.
 * @returns what each was: news, `known` before, `contradicting` what was said first, or about a message that is `unknown` here (perhaps not yet)
 */
export async function takeReceipts(receipts: readonly Receipt[], at: Date): Promise<('news' | 'known' | 'contradicting' | 'unknown')[]> {
  const taken: Awaited<ReturnType<typeof takeReceipts>> = []
  for (const { name, delivered, reason = 'failed' } of receipts) {
    const messages = await messagesCalled(name)
    const news = await Promise.all(messages.map(async ({ _id }) => (delivered ? await messageDelivered(_id, at) : await messageFailed(_id, reason, at))))
    const said = delivered ? 'delivered' : 'failed'
    const contradicts = (await Notifications.exists({ _id: { $in: messages.map(({ _id }) => _id) }, state: { $ne: said } })) !== null
    taken.push(messages.length === 0 ? 'unknown' : news.includes(true) ? 'news' : contradicts ? 'contradicting' : 'known')
  }
  return taken
}

/** It goes into a diary and onto a page: a word, whatever the other side wrote. */
const codeOf = (reason: string): string => reason.replace(/[^\w.:-]+/g, '-').slice(0, 80) || 'failed'
