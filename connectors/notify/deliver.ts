/** One message to one recipient by one channel, and by the next one where it fails: the row that tells of it, the effect, the case's diary. */
import { isWaking, Notifications, refOf, type ChannelName, type Hold, type MessageAbout, type Notification, type WakingChannel } from '../../engine/notifications/notification.ts'
import { putOff, settle, tell } from '../../engine/notifications/settle.ts'
import { JobDelayed, JobRefused, type JobCode, type JobTools, type Letter } from '../kit/index.ts'
import type { MessageModel } from './message-model.ts'
import { outlets, type Outcome, type OutletTools, type Parcel } from './outlets/index.ts'
import type { Delivery } from './policy.ts'
import type { Recipient } from './recipients.ts'
import type { NotifySettings } from './settings.ts'

export interface Message {
  /** Of the job that first told it: one message a recipient and channel, also where a later job sends it. */
  root: string
  recipient: Recipient
  channel: ChannelName
  letter: Letter
  /** The letter as others may read it later, in the list of messages. */
  shown: Letter
  model: MessageModel
  template: string
  complaintId: string | null
  about: MessageAbout
  /** How it waits; null: it does not. */
  hold: Hold | null
  /** Channels that are left should this one fail. */
  instead: WakingChannel[]
  insteadOf?: string
}

/** What one job sends with. A channel that was found away is not asked again and again. */
export interface Post {
  tools: Pick<JobTools, 'job' | 'clock' | 'config' | 'signal' | 'once'>
  settings: NotifySettings
  away: Map<ChannelName, JobDelayed>
}

export const outletTools = ({ tools: { config, clock, signal }, settings }: Post): OutletTools => ({ config, clock, signal, settings })

/** Whether somebody can be told by a channel at all. */
export const reaches = (channel: WakingChannel, recipient: Recipient, template: string, post: Post): boolean => outlets[channel].addressOf(recipient, template, outletTools(post)) !== null

/**
 * One message for each channel of the policy by which the recipient can be reached, and one by the first that is left in the place of each that cannot be used;
 * in the house always where there is no other, so that nothing is lost. A group has a chat or nothing.
 */
export function byChannel(message: Omit<Message, 'channel' | 'hold' | 'instead'>, { channels, instead, hold }: Delivery, post: Post): Message[] {
  const { recipient, template } = message
  const open = (channel: WakingChannel): boolean => reaches(channel, recipient, template, post)
  const as = (channel: ChannelName, left: WakingChannel[] = []): Message => ({ ...message, channel, hold: isWaking(channel) ? hold : null, instead: left })
  if (recipient.group) return channels.includes('wecom-group') && open('wecom-group') ? [as('wecom-group')] : []

  const house = recipient.id === 'complainant' ? 'portal' : 'in-app'
  const waking = channels.filter(isWaking).filter((channel) => channel !== 'wecom-group')
  const planned = waking.flatMap((channel) => (open(channel) ? as(channel, instead) : nextOf(instead, open, as)))
  const once = [...new Map(planned.map((one) => [one.channel, one])).values()]
  return channels.includes(house) || once.length === 0 ? [as(house), ...once] : once
}

function nextOf(instead: WakingChannel[], open: (channel: WakingChannel) => boolean, as: (channel: WakingChannel, left: WakingChannel[]) => Message): Message[] {
  const at = instead.findIndex(open)
  return at < 0 ? [] : [as(instead[at]!, instead.slice(at + 1))]
}

/**
 * Delivers it, or writes down that it waits. What certainly did not go out takes the next channel; where none is left it is `failed`.
 * @throws JobDelayed while the other side is away, JobRefused `effect.unknown` where nobody knows whether it went out
 */
export async function deliver(message: Message, post: Post): Promise<void> {
  const { channel } = message
  const { job, clock } = post.tools
  const row = await writtenDown(message, post)
  if (!isWaking(channel)) return await tell(row, { state: 'sent', at: clock.now() })
  // Another job has it: this one comes after a crash, that one after a bounce.
  if (row.jobKey !== job.key) return
  // What waits is the business of the morning, also for an attempt that comes after it.
  if (row.held) return await tell(row, { state: 'held', at: clock.now() })
  if (row.state === 'failed') return await takeNext(message, row, post)

  try {
    const outcome = await sendOnce(parcelOf(message, row._id), channel, `${row.to}:${channel}`, post)
    await settle(row, { ...outcome, at: clock.now() })
    if (outcome.state === 'failed') await takeNext(message, row, post)
  } catch (error) {
    if (error instanceof JobRefused && error.code === 'effect.unknown') await settle(row, { state: 'unknown', at: clock.now() })
    if (!(error instanceof JobDelayed) || error.code === 'effect.running') throw error
    await putOff(row, error.code, clock.now())
    if (job.retries > 1 || !message.instead.some((next) => reaches(next, message.recipient, message.template, post))) throw error
    await settle(row, { state: 'failed', at: clock.now(), code: error.code })
    await takeNext(message, row, post)
  }
}

/** By the first channel that is left, if any. @param failed the message in whose place it goes */
export async function takeNext(message: Message, failed: Pick<Notification, '_id'>, post: Post): Promise<void> {
  const [next] = nextOf(message.instead, (channel) => reaches(channel, message.recipient, message.template, post), (channel, instead) => ({ ...message, channel, instead, insteadOf: failed._id }))
  if (next) await deliver(next, post)
}

const parcelOf = ({ recipient, template, letter, model }: Message, key: string): Parcel => ({ recipient, template, letter, model, key, ref: refOf(key) })

async function writtenDown(message: Message, post: Post): Promise<Notification> {
  const { root, recipient, channel, shown, template, complaintId, about, hold, instead, insteadOf } = message
  const { tools: { job, clock } } = post
  const { id: to, lang, taskKey } = recipient
  const outlet = isWaking(channel) ? outlets[channel] : null
  const address = outlet?.addressOf(recipient, template, outletTools(post))
  const _id = `${root}:${to}:${channel}`
  const row: Notification = {
    _id, to, complaintId, channel, template, title: shown.subject, text: shown.body, lang, jobKey: job.key, at: clock.now(), about,
    state: !outlet ? 'sent' : hold ? 'held' : 'queued',
    ...(hold && { held: hold }), ...(taskKey && { taskKey }), ...(outlet && { ref: refOf(_id), instead }), ...(insteadOf && { insteadOf }), ...(address && { address: outlet!.masked(address) }),
  }
  return await Notifications.findOneAndUpdate({ _id }, { $setOnInsert: row }, { upsert: true, returnDocument: 'after' }).lean<Notification>() ?? row
}

/**
 * Hands a parcel to a channel, once per job. After an incident a retry goes on without sending again: whoever retries has seen that its fate is unknown.
 * @throws JobDelayed, JobRefused `effect.unknown`
 */
export async function sendOnce(parcel: Parcel, channel: WakingChannel, name: string, post: Post): Promise<Outcome | { state: 'unknown' }> {
  const knownAway = post.away.get(channel)
  if (knownAway) throw knownAway
  const outlet = outlets[channel]
  const address = outlet.addressOf(parcel.recipient, parcel.template, outletTools(post))
  if (address === null) return { state: 'failed', code: 'not-reached-any-more' }
  if (post.tools.config.rehearsal) return { state: 'rehearsed' }
  const send = async (): Promise<Outcome> => {
    try {
      return await outlet.send(parcel, address, outletTools(post))
    } catch (error) {
      if (error instanceof JobRefused) return { state: 'failed', code: error.code }
      throw error instanceof JobDelayed && error.code.startsWith('outward.') ? new JobDelayed(`${channel}.away` as JobCode, { after: error.after, cause: error }) : error
    }
  }
  try {
    // The webhook knows a repetition by its key; of the others nobody promises that.
    const options = channel === 'webhook' ? { repeatable: true } : { otherwise: { state: 'unknown' as const } }
    const outcome = await post.tools.once<Outcome | { state: 'unknown' } | null>(name, `${parcel.template} to ${parcel.recipient.id}`, send, options)
    // A person has looked it up and found that it went out.
    return outcome ?? { state: 'sent' }
  } catch (error) {
    if (error instanceof JobDelayed && error.code.endsWith('.away')) post.away.set(channel, error)
    throw error
  }
}
