import { Type } from '@sinclair/typebox'
import { Complaints, type Complaint } from '../../engine/complaints/complaint.ts'
import { isWaking, Notifications, refOf, type Notification, type WakingChannel } from '../../engine/notifications/notification.ts'
import { messageFailed } from '../../engine/notifications/receipts.ts'
import { settle } from '../../engine/notifications/settle.ts'
import { connector, JobDelayed, JobRefused, type JobTools, type Letter } from '../kit/index.ts'
import { settingsOf } from '../kit/settings.ts'
import { reaches, sendOnce, type Post } from '../notify/deliver.ts'
import { messageModel, type MessageModel } from '../notify/message-model.ts'
import { recipientNow, type Recipient } from '../notify/recipients.ts'
import { notifyChannels, type NotifySettings } from '../notify/settings.ts'
import { render } from '../notify/templates.ts'
import { nextRelease, planDigests, type Bundle } from './plan-digests.ts'

/** Hours that are left to the next morning's own job. */
const tomorrow = 20 * 3600_000

/**
 * Sends what waited for the morning: by each channel one message a person, in their language; a complainant's as the letter it is. Reminders of what is
 * done by now are dropped, and the message says so. One effect each, as in `notify`.
 */
export const sendDigests = connector({
  type: 'send-digests',
  shown: {
    en: 'Send what waited', zh: '发送待发消息', group: 'letters', inner: true,
    help: { en: 'Sends the messages that waited for the morning, those of a person in one', zh: '发送夜间暂缓的消息，同一人的合并为一条' },
  },
  timeoutMs: 120_000,
  input: Type.Object({}),
  output: Type.Object({ next: Type.Union([Type.String(), Type.Null()]) }),
  run: async (_, tools) => {
    const { job, clock } = tools
    const post: Post = { tools, settings: await settingsOf(notifyChannels) as NotifySettings, away: new Map() }
    const { bundles, single } = await planDigests(job.key, clock.now())
    await each([...bundles.map((bundle) => () => sendBundle(bundle, post)), ...single.map((row) => () => sendSingle(row, post))], tools)
    const next = await nextRelease()
    return { next: next && next.getTime() < clock.now().getTime() + tomorrow ? next.toISOString() : null }
  },
})

/** One that fails stops none of the others. */
async function each(messages: (() => Promise<void>)[], { signal }: JobTools): Promise<void> {
  const setbacks: (JobRefused | JobDelayed)[] = []
  for (const send of messages) {
    signal.throwIfAborted()
    try {
      await send()
    } catch (error) {
      if (!(error instanceof JobRefused || error instanceof JobDelayed)) throw error
      setbacks.push(error)
    }
  }
  const worst = setbacks.find((setback) => setback instanceof JobRefused) ?? setbacks[0]
  if (worst) throw worst
}

/** By a channel that has no text for several, such as one of approved templates, each goes alone. */
async function sendBundle({ to, lang, channel, messages, dropped }: Bundle, post: Post): Promise<void> {
  const found = await recipientNow(to, null)
  const recipient = found && { ...found, lang }
  if (!recipient || !reaches(channel, recipient, 'digest', post)) {
    for (const row of messages) await sendSingle(row, post)
    return
  }
  const model = await messageModel({ complaint: null, recipient, stage: undefined, tier: undefined, config: post.tools.config })
  const full = { ...model, count: String(messages.length), items: messages.map(asItem).join('\n\n'), dropped: dropped.map(({ title }) => `– ${title}`).join('\n') }
  await send({ rows: messages, channel, recipient, template: 'digest', letter: await render('digest', lang, full), model: full }, `${to}:${lang}:${channel}`, post)
}

const asItem = ({ title, text }: Notification, position: number): string => `${position + 1}. ${title}\n${text.split('\n').map((line) => (line ? `   ${line}` : line)).join('\n')}`

/** Made again from what it was made of: a complainant's code is in the letter only. */
async function sendSingle(row: Notification, post: Post): Promise<void> {
  const { channel, to, template, lang, about = {} } = row
  if (!isWaking(channel)) return
  const complaint = row.complaintId ? await Complaints.findById(row.complaintId).lean<Complaint>() : null
  const found = await recipientNow(to, complaint)
  if (!found) {
    await messageFailed(row._id, 'not-reached-any-more', post.tools.clock.now())
    return
  }
  const recipient = { ...found, lang }
  const model = await messageModel({ complaint, recipient, stage: about.stage, tier: about.tier, because: about.because, config: post.tools.config })
  await send({ rows: [row], channel, recipient, template, letter: await render(template, lang, model), model }, row._id, post)
}

interface Sending {
  rows: Notification[]
  channel: WakingChannel
  recipient: Recipient
  template: string
  letter: Letter
  model: MessageModel
}

/** As in `notify`: after an incident a retry goes on without sending again. What fails takes its next channel on its own. */
async function send({ rows, channel, ...parcel }: Sending, name: string, post: Post): Promise<void> {
  const { job, clock } = post.tools
  const key = rows.length === 1 ? rows[0]!._id : `${job.key}:${name}`
  const ref = refOf(key)
  await Notifications.updateMany({ _id: { $in: rows.map(({ _id }) => _id) } }, { ref })
  try {
    const outcome = await sendOnce({ ...parcel, key, ref }, channel, name, post)
    for (const row of rows) {
      if (outcome.state === 'failed') await messageFailed(row._id, outcome.code, clock.now())
      else await settle(row, { ...outcome, at: clock.now() })
    }
  } catch (error) {
    if (error instanceof JobRefused && error.code === 'effect.unknown') for (const row of rows) await settle(row, { state: 'unknown', at: clock.now() })
    throw error
  }
}
