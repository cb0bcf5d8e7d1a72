/** What one job of the morning sends: settled once, in one transaction, so that an attempt after a crash sends the same and nothing else. */
import { Complaints } from '../../engine/complaints/complaint.ts'
import { currentOf } from '../../engine/deadlines/index.ts'
import { isWaking, Notifications, type Notification, type WakingChannel } from '../../engine/notifications/notification.ts'
import { tell } from '../../engine/notifications/settle.ts'
import { transaction, type Session } from '../../engine/store/store.ts'

/** The broker's clock, which wakes the process, and ours may differ by this much. */
const tolerance = 1_000

/** Of one morning; what is left goes with the next one. */
const most = 5_000

/** Messages of the same person in the same language by the same channel. */
export interface Bundle {
  to: string
  lang: 'en' | 'zh'
  channel: WakingChannel
  messages: Notification[]
  /** Were held as well, and nobody needs them any more. */
  dropped: Notification[]
}

export interface Plan {
  bundles: Bundle[]
  /** Held, but each goes out as the letter it is. */
  single: Notification[]
}

/** Takes what is due by now for this job, unless the job has taken it before; what nobody needs any more is dropped. */
export async function planDigests(jobKey: string, now: Date): Promise<Plan> {
  await transaction(async (session) => {
    if (await Notifications.exists({ 'held.releasedBy': jobKey }).session(session)) return
    const due = await Notifications.find({ state: 'held', 'held.until': { $lte: new Date(now.getTime() + tolerance) } }).sort({ 'held.until': 1, _id: 1 }).limit(most).session(session).lean<Notification[]>()
    const stale = await noLongerNeeded(due, session)
    const take = (rows: Notification[], state: Notification['state']) =>
      Notifications.updateMany({ _id: { $in: rows.map(({ _id }) => _id) } }, { $set: { state, 'held.releasedBy': jobKey } }, { session })
    await take(stale, 'dropped')
    await take(due.filter((row) => !stale.includes(row)), 'queued')
    for (const row of stale) await tell(row, { state: 'dropped', at: now }, session)
  })
  const taken = await Notifications.find({ 'held.releasedBy': jobKey }).sort({ at: 1, _id: 1 }).lean<Notification[]>()
  return { bundles: bundled(taken), single: taken.filter(({ held, state }) => !held?.digest && state !== 'dropped') }
}

/** The earliest instant at which something more has to go out; null where nothing is held. */
export async function nextRelease(): Promise<Date | null> {
  const next = await Notifications.findOne({ state: 'held' }, { held: 1 }).sort({ 'held.until': 1 }).lean<Notification>()
  return next?.held?.until ?? null
}

/** A reminder of a stage that is done, missed or replaced by now. */
async function noLongerNeeded(rows: Notification[], session: Session): Promise<Notification[]> {
  const reminders = rows.filter(({ template, complaintId, about }) => template === 'deadline-reminder' && complaintId && about?.stage)
  const cases = await Complaints.find({ _id: { $in: reminders.map(({ complaintId }) => complaintId!) } }, { deadlines: 1 }).session(session).lean()
  const deadlinesOf = new Map(cases.map(({ _id, deadlines }) => [_id, deadlines]))
  return reminders.filter(({ complaintId, about }) => currentOf(deadlinesOf.get(complaintId!) ?? [], about!.stage!)?.state !== 'open')
}

function bundled(rows: Notification[]): Bundle[] {
  const bundles = new Map<string, Bundle>()
  for (const row of rows.filter(({ held }) => held?.digest)) {
    const { to, lang, channel } = row
    if (!isWaking(channel)) continue
    const key = `${to}:${lang}:${channel}`
    const bundle = bundles.get(key) ?? { to, lang, channel, messages: [], dropped: [] }
    bundles.set(key, bundle)
    bundle[row.state === 'dropped' ? 'dropped' : 'messages'].push(row)
  }
  return [...bundles.values()].filter(({ messages }) => messages.length > 0)
}
