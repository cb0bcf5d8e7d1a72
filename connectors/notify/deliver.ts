/** One message to one person by one channel: the row that tells of it, the effect, the case's diary. */
import { record } from '../../engine/complaints/events.ts'
import type { Config } from '../../engine/config/settings.ts'
import { Notifications, type Hold, type MessageState, type Notification } from '../../engine/notifications/notification.ts'
import { JobRefused, type JobTools, type Letter } from '../kit/index.ts'
import { isAddress, masked, sendMail } from './mail.ts'
import type { ChannelName, Delivery } from './policy.ts'
import type { Recipient } from './recipients.ts'

export interface Message {
  recipient: Recipient
  channel: Notification['channel']
  letter: Letter
  /** The letter as others may read it later, in the list of messages. */
  shown: Letter
  template: string
  complaintId: string | null
  link: string
  /** How its mail waits; null: it does not. */
  hold: Hold | null
}

/** One message for each channel by which the recipient can be reached; in the house always, so that nothing is lost. */
export function byChannel(message: Omit<Message, 'channel' | 'hold'>, { channels, hold }: Delivery, { smtpUrl }: Config): Message[] {
  const house = message.recipient.id === 'complainant' ? 'portal' : 'in-app'
  const open = channels.filter((channel) => (channel === 'email' ? smtpUrl && message.recipient.email : channel === house))
  return (open.length > 0 ? open : [house as ChannelName]).map((channel) => ({ ...message, channel, hold: channel === 'email' ? hold : null }))
}

/**
 * Delivers it, or writes down that its mail waits.
 * @throws JobDelayed while the mail server is away, JobRefused `effect.unknown` where nobody knows whether a mail went out
 */
export async function deliver(message: Message, tools: JobTools): Promise<void> {
  const { recipient: { id: to, email, lang, taskKey }, channel, shown, template, complaintId, hold } = message
  const { job, clock } = tools
  const _id = `${job.key}:${to}:${channel}`
  const row: Notification = {
    _id, to, complaintId, channel, template, title: shown.subject, text: shown.body, lang, jobKey: job.key, at: clock.now(),
    state: hold ? 'held' : channel === 'email' ? 'queued' : 'sent', ...(hold && { held: hold }), ...(taskKey && { taskKey }), ...(channel === 'email' && { address: masked(email ?? '') }),
  }
  const kept = await Notifications.findOneAndUpdate({ _id }, { $setOnInsert: row }, { upsert: true, returnDocument: 'after' }).lean<Notification>() ?? row
  if (channel !== 'email') return await tell(kept, 'sent', clock.now())
  // What waits is the business of the morning, also for an attempt that comes after it.
  if (kept.held) return await tell(kept, 'held', clock.now())

  try {
    const state = await mailOnce(message, tools)
    await settled(kept, state, clock.now())
  } catch (error) {
    if (error instanceof JobRefused && error.code === 'effect.unknown') await settled(kept, 'unknown', clock.now())
    throw error
  }
}

/** What became of a message: in its row, and in the diary of its case. */
export async function settled(row: Notification, state: Exclude<MessageState, 'queued'>, at: Date): Promise<void> {
  await Notifications.updateOne({ _id: row._id }, { state })
  await tell(row, state, at)
}

async function tell({ _id, complaintId, channel, template, to }: Notification, state: Exclude<MessageState, 'queued'>, at: Date): Promise<void> {
  if (complaintId) await record({ _id: `${_id}:${state}`, complaintId, kind: 'notified', at, actor: null, data: { channel, template, to, state } })
}

/** After an incident a retry goes on without sending again: whoever retries has seen that the mail's fate is unknown. */
async function mailOnce({ recipient: { id, email, lang }, letter, template, link }: Message, { once, config }: JobTools): Promise<'sent' | 'failed' | 'unknown'> {
  if (!email || !isAddress(email)) return 'failed'
  return await once<'sent' | 'failed' | 'unknown'>(`${id}:email`, `${template} to ${id}`, async (key) => await sendMail({ to: email, letter, lang, link, key }, config), { otherwise: 'unknown' })
}
