/** The callbacks of one person as a calendar that other programs subscribe to, under a secret address that can be taken back. It says no name and no number. */
import { createHash, randomBytes } from 'node:crypto'
import ical from 'ical-generator'
import { model, Schema } from 'mongoose'
import { actorOf } from '../access/authenticate.ts'
import type { Clock } from '../clock/clock.ts'
import { nameOf } from '../complaints/vocabulary.ts'
import { Refusal } from '../errors/errors.ts'
import { loadHospital } from '../people/store.ts'
import { owedCalls, type OwedCall } from './queue.ts'

interface Feed {
  /** Person id: each has one address. */
  _id: string
  hash: string
  createdAt: Date
  readAt: Date | null
}

const feedSchema = new Schema<Feed>(
  { _id: { type: String, required: true }, hash: { type: String, required: true }, createdAt: { type: Date, required: true }, readAt: { type: Date, default: null } },
  { collection: 'callback_feeds', versionKey: false },
)
feedSchema.index({ hash: 1 }, { unique: true })

const Feeds = model<Feed>('CallbackFeed', feedSchema)

const hashed = (token: string): string => createHash('sha256').update(token).digest('hex')

/** A new address; an earlier one of the same person leads nowhere from now on. @returns its secret, which cannot be read again */
export async function openFeed(person: string, now: Date): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await Feeds.updateOne({ _id: person }, { hash: hashed(token), createdAt: now, readAt: null }, { upsert: true })
  return token
}

export async function closeFeed(person: string): Promise<void> {
  await Feeds.deleteOne({ _id: person })
}

/** Whether somebody has an address, and when a program last read it. */
export async function feedOf(person: string): Promise<{ since: Date, readAt: Date | null } | null> {
  const feed = await Feeds.findById(person).lean()
  return feed && { since: feed.createdAt, readAt: feed.readAt }
}

export interface FeedTools {
  clock: Clock
  publicUrl: string
  slotMinutes: number
}

/** The calendar, as iCalendar text. @throws Refusal `feed.unknown`, also for somebody who has left */
export async function readFeed(token: string, { clock, publicUrl, slotMinutes }: FeedTools): Promise<string> {
  const feed = await Feeds.findOneAndUpdate({ hash: hashed(token) }, { readAt: clock.now() }).lean()
  const actor = feed && await actorOf({ _id: feed._id })
  if (!actor) throw new Refusal('feed.unknown')
  const { calendar: { timeZone } } = await loadHospital()
  const calls = await owedCalls(actor, clock)
  const mine = calls.filter(({ assignee, candidateGroups }) => (assignee ? assignee === actor.id : candidateGroups.some((group) => actor.groups.includes(group))))
  const calendar = ical({ name: actor.language === 'zh' ? '回电' : 'Callbacks', timezone: timeZone, ttl: 600, prodId: { company: 'Recourse', product: 'callbacks', language: actor.language === 'zh' ? 'ZH' : 'EN' } })
  for (const call of mine) calendar.createEvent(asEvent(call, actor.language, { publicUrl, slotMinutes }))
  return calendar.toString()
}

function asEvent({ key, complaint, callback: { purpose, attempt, callAt } }: OwedCall, language: 'en' | 'zh', { publicUrl, slotMinutes }: Pick<FeedTools, 'publicUrl' | 'slotMinutes'>) {
  const about = [nameOf('purpose', purpose)[language], complaint?.receipt, attempt > 1 && (language === 'zh' ? `第 ${attempt} 次` : `attempt ${attempt}`)].filter(Boolean).join(' · ')
  return {
    id: `callback-${key}@${new URL(publicUrl).hostname}`,
    start: callAt, end: new Date(callAt.getTime() + slotMinutes * 60_000),
    summary: about, url: `${publicUrl}/desk/tasks/${key}`,
  }
}
