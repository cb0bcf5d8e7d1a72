/** What the city is told: first written down, then sent until its system has taken it. */
import type { Clock } from '../clock/clock.ts'
import { Complaints } from '../complaints/complaint.ts'
import { Entries, type Entry } from '../complaints/entry.ts'
import { isDuplicate } from '../store/store.ts'
import { CityMessages, CityOrders, orderKinds, type CityAction, type CityMessage, type CityOrder, type OrderKind } from './city-order.ts'

type Told = Pick<CityMessage, 'action' | 'about' | 'words'>

/** What the shipped process writes down, in the words of the interface; null where the city has nothing to hear. */
const toldBy: Record<string, (choices: Record<string, unknown>) => Told | null> = {
  'sign-city-order': ({ sign, orderKind }) => (sign === 'ours'
    ? { action: 'sign', about: { kind: orderKind }, words: {} }
    : { action: 'bounce', about: {}, words: { reason: 'bounceReason' } }),
  'answer-city-order': () => ({ action: 'answer', about: {}, words: { answer: 'cityAnswer', evidence: 'evidence' } }),
}

const steps = Object.keys(toldBy)

/** Writes down what the city has to hear of the work on its orders, each entry once. */
export async function noticeWork(clock: Clock): Promise<void> {
  await noticeOrdersByHand(clock.now())
  const working = await CityOrders.find({ at: { $gt: new Date(clock.now().getTime() - longest) } }).lean<CityOrder[]>()
  const entries = await Entries.find({ complaintId: { $in: working.map(({ complaintId }) => complaintId) }, elementId: { $in: steps }, state: 'kept' }).sort({ at: 1 }).lean<Entry[]>()
  for (const entry of entries) {
    const order = working.find(({ complaintId }) => complaintId === entry.complaintId)
    if (order && !order.told.includes(entry._id)) await tellOf(order, entry, clock.now())
  }
}

/** Orders are looked at for half a year. */
const longest = 183 * 24 * 3_600_000

async function tellOf(order: CityOrder, entry: Entry, at: Date): Promise<void> {
  const told = toldBy[entry.elementId]?.(entry.choices ?? {})
  if (told) await tell({ _id: `${order._id}:${entry._id}`, order: order._id, complaintId: order.complaintId, entry: entry._id, ...told }, at)
  await CityOrders.updateOne({ _id: order._id }, { $addToSet: { told: entry._id }, ...kindIn(entry) })
}

const kindIn = ({ choices }: Entry): { kind?: OrderKind, deadline?: Date } => {
  const kind = orderKinds.find((one) => one === choices?.['orderKind'])
  const named = choices?.['cityDeadline']
  return { ...(kind && { kind }), ...(typeof named === 'string' && !Number.isNaN(Date.parse(named)) && { deadline: new Date(named) }) }
}

/** An order that somebody wrote down at the desk gets its number when it is signed. */
async function noticeOrdersByHand(now: Date): Promise<void> {
  const cases = await Complaints.find({ channel: '12345', receivedAt: { $gt: new Date(now.getTime() - longest) } }, { _id: 1, receivedAt: 1 }).lean()
  const known = new Set(await CityOrders.distinct('complaintId', { complaintId: { $in: cases.map(({ _id }) => _id) } }))
  const unknown = new Map(cases.filter(({ _id }) => !known.has(_id)).map(({ _id, receivedAt }) => [_id, receivedAt]))
  if (unknown.size === 0) return
  for (const { complaintId, words } of await Entries.find({ complaintId: { $in: [...unknown.keys()] }, elementId: 'sign-city-order', state: 'kept' }).sort({ at: 1 }).lean<Entry[]>()) {
    const number = typeof words['orderNumber'] === 'string' ? words['orderNumber'].trim() : ''
    if (number === '' || !complaintId) continue
    await CityOrders.updateOne({ _id: number }, { $setOnInsert: { complaintId, kind: null, at: unknown.get(complaintId)!, deadline: null, source: 'desk', content: '', said: [], told: [] } }, { upsert: true })
  }
}

/** Written down once for its id. */
export async function tell(message: Pick<CityMessage, '_id' | 'order' | 'complaintId' | 'action' | 'about' | 'entry' | 'words'>, at: Date): Promise<void> {
  try {
    await CityMessages.create({ ...message, state: 'waiting', attempts: 0, nextAt: at, at, sentAt: null, code: null })
  } catch (error) {
    if (!isDuplicate(error)) throw error
  }
}

/** What is sent: the words are read from the case file at that moment, they stand nowhere else. */
export async function contentOf({ about, entry, words }: CityMessage): Promise<Record<string, unknown>> {
  const said = entry ? (await Entries.findById(entry).lean<Entry>())?.words ?? {} : {}
  const texts = Object.entries(words).map(([name, key]) => [name, said[key]]).filter(([, text]) => typeof text === 'string' && text !== '')
  return { ...about, ...Object.fromEntries(texts) as Record<string, unknown> }
}

export const pathOf = (order: string, action: CityAction): string => `/orders/${encodeURIComponent(order)}/${action}`
