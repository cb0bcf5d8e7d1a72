/** One message to one person by one channel: the row that tells of it, the effect, the case's diary. */
import { record } from '../../engine/complaints/events.ts'
import type { Config } from '../../engine/config/settings.ts'
import { Notifications, type Notification } from '../../engine/notifications/notification.ts'
import { JobRefused, type JobTools, type Letter } from '../kit/index.ts'
import { isAddress, masked, sendMail } from './mail.ts'
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
}

/** The channels by which a recipient is told. */
export function byChannel(message: Omit<Message, 'channel'>, { smtpUrl }: Config): Message[] {
  const inHouse: Message = { ...message, channel: message.recipient.id === 'complainant' ? 'portal' : 'in-app' }
  return smtpUrl && message.recipient.email ? [inHouse, { ...message, channel: 'email' }] : [inHouse]
}

/** @throws JobDelayed while the mail server is away, JobRefused `effect.unknown` where nobody knows whether a mail went out */
export async function deliver(message: Message, tools: JobTools): Promise<void> {
  const { recipient: { id: to, email, lang, taskKey }, channel, shown, template, complaintId } = message
  const { job, clock } = tools
  const _id = `${job.key}:${to}:${channel}`
  const row: Notification = {
    _id, to, complaintId, channel, template, title: shown.subject, text: shown.body, lang, jobKey: job.key, at: clock.now(),
    state: channel === 'email' ? 'queued' : 'sent', ...(taskKey && { taskKey }), ...(channel === 'email' && { address: masked(email ?? '') }),
  }
  await Notifications.updateOne({ _id }, { $setOnInsert: row }, { upsert: true })
  if (channel !== 'email') return await tell('sent')

  try {
    const state = await mailOnce(message, tools)
    await Notifications.updateOne({ _id }, { state })
    await tell(state)
  } catch (error) {
    if (error instanceof JobRefused && error.code === 'effect.unknown') {
      await Notifications.updateOne({ _id }, { state: 'unknown' })
      await tell('unknown')
    }
    throw error
  }

  async function tell(state: 'sent' | 'failed' | 'unknown'): Promise<void> {
    if (complaintId) await record({ _id: `${_id}:${state}`, complaintId, kind: 'notified', at: clock.now(), actor: null, data: { channel, template, to, state } })
  }
}

/** After an incident a retry goes on without sending again: whoever retries has seen that the mail's fate is unknown. */
async function mailOnce({ recipient: { id, email, lang }, letter, template, link }: Message, { once, config }: JobTools): Promise<'sent' | 'failed' | 'unknown'> {
  if (!email || !isAddress(email)) return 'failed'
  return await once<'sent' | 'failed' | 'unknown'>(`${id}:email`, `${template} to ${id}`, async (key) => await sendMail({ to: email, letter, lang, link, key }, config), { otherwise: 'unknown' })
}
