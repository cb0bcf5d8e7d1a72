/** What became of a message: in its row, and in the diary of its case. */
import { record } from '../complaints/events.ts'
import type { Session } from '../store/store.ts'
import { Notifications, type MessageState, type Notification } from './notification.ts'

/** Said once and for all: by the other side's answer, a receipt or a bounce. */
const final: readonly MessageState[] = ['delivered', 'failed']
const trailLength = 20

export interface Settlement {
  state: Exclude<MessageState, 'queued'>
  at: Date
  /** Why, where it went wrong. */
  code?: string | undefined
  /** What the other side calls the message. */
  messageId?: string | undefined
}

type Row = Pick<Notification, '_id' | 'complaintId' | 'channel' | 'template' | 'to'>

/**
 * Writes down what became of a message, once: a receipt that came before the answer is not undone by it, and the first of two that contradict each other stays.
 * @returns whether it was news
 */
export async function settle(row: Row, { state, at, code, messageId }: Settlement, session?: Session): Promise<boolean> {
  const options = session ? { session } : {}
  if (messageId) await Notifications.updateOne({ _id: row._id }, { messageId }, options)
  const { modifiedCount } = await Notifications.updateOne(
    { _id: row._id, state: { $nin: [...final, state] } },
    { $set: { state }, $push: { trail: { $each: [{ at, state, ...(code && { code }) }], $slice: -trailLength } } },
    options,
  )
  // An earlier attempt may have died before it could tell.
  if (modifiedCount > 0 || (!session && await Notifications.exists({ _id: row._id, state }))) await tell(row, { state, at, code }, session)
  return modifiedCount > 0
}

/** An attempt that may be followed by another. */
export async function putOff({ _id }: Row, code: string, at: Date): Promise<void> {
  await Notifications.updateOne({ _id }, { $push: { trail: { $each: [{ at, state: 'queued', code }], $slice: -trailLength } } })
}

/** The diary's part alone. */
export async function tell({ _id, complaintId, channel, template, to }: Row, { state, at, code }: Settlement, session?: Session): Promise<void> {
  if (!complaintId) return
  await record({ _id: `${_id}:${state}`, complaintId, kind: 'notified', at, actor: null, data: { channel, template, to, state, ...(code && { because: code }) } }, session)
}
