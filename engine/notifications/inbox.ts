/** Reading the messages: a person's inbox, and the administrator's list of everything. */
import type { QueryFilter } from 'mongoose'
import { decodeCursor, toPage, type Page } from '../store/cursor.ts'
import { Notifications, type ChannelName, type MessageState, type Notification } from './notification.ts'

const show = ({ _id, complaintId, jobKey: _jobKey, held, about: _about, ref: _ref, messageId: _messageId, ...rest }: Notification) => ({ id: _id, ...rest, ...(complaintId && { complaintId }), ...(held && { heldUntil: held.until }) })
export type ShownNotification = ReturnType<typeof show>

export interface NotificationQuery {
  to?: string
  complaint?: string
  state?: MessageState
  channel?: ChannelName
  limit: number
  cursor?: string
}

export async function findNotifications({ to, complaint, state, channel, limit, cursor }: NotificationQuery): Promise<Page<ShownNotification>> {
  const where: QueryFilter<Notification>[] = [{}]
  if (to) where.push({ to })
  if (complaint) where.push({ complaintId: complaint })
  if (state) where.push({ state })
  if (channel) where.push({ channel })
  if (cursor) {
    const [at, id] = decodeCursor(cursor)
    where.push({ $or: [{ at: { $lt: new Date(at) } }, { at: new Date(at), _id: { $lt: id } }] })
  }
  const rows = await Notifications.find({ $and: where }).sort({ at: -1, _id: -1 }).limit(limit + 1).lean<Notification[]>()
  return toPage(rows, limit, ({ at, _id }) => [at.toISOString(), _id], show)
}

/** The newest 100 in-app messages of a person. */
export async function inboxOf(person: string): Promise<{ items: ShownNotification[], unread: number }> {
  const where = { to: person, channel: 'in-app' as const }
  const [rows, unread] = await Promise.all([
    Notifications.find(where).sort({ at: -1 }).limit(100).lean<Notification[]>(),
    Notifications.countDocuments({ ...where, readAt: { $exists: false } }),
  ])
  return { items: rows.map(show), unread }
}

/** @returns false where the person has no such message */
export async function markRead(id: string, person: string, at: Date): Promise<boolean> {
  const { matchedCount } = await Notifications.updateOne({ _id: id, to: person }, { readAt: at })
  return matchedCount === 1
}
