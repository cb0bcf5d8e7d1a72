/** An order of the city becomes a complaint, once for a number, however often and from however many sides it comes. */
import { createHash } from 'node:crypto'
import type { Actor } from '../access/actor.ts'
import { Complaints } from '../complaints/complaint.ts'
import { Entries } from '../complaints/entry.ts'
import { openComplaint, type OpenTools } from '../complaints/open-complaint.ts'
import { cityOrder } from '../complaints/own-steps.ts'
import { Refusal } from '../errors/errors.ts'
import { CityOrders, type CityOrder, type OrderKind } from './city-order.ts'

export interface IncomingOrder {
  number: string
  kind?: OrderKind
  subject: string
  content: string
  caller?: string
  phone?: string
  department?: string
  place?: string
  /** ISO 8601. */
  deadline?: string
}

export interface TakenOrder {
  number: string
  receipt: string
  /** It had come before. */
  known: boolean
}

/** @throws Refusal `key.reused` where the number came before with another content */
export async function takeOrder(order: IncomingOrder, source: 'adapter' | 'file', by: Pick<Actor, 'id'> | null, tools: OpenTools): Promise<TakenOrder> {
  const content = contentOf(order)
  const earlier = await CityOrders.findById(order.number).lean<CityOrder>()
  if (earlier) return await knownAs(earlier, content)
  const { number, kind, subject, content: narrative, caller, phone, department, place, deadline } = order
  const complainant = { ...(caller && { name: caller }), ...(phone && { phone }) }
  // Under one key for all senders: two at once give one complaint, whoever sent them.
  const { id, receipt } = await openComplaint({
    channel: '12345', subject, narrative, ...(Object.keys(complainant).length > 0 ? { complainant } : { anonymous: true }), ...(department && { department }), ...(place && { place }),
  }, null, `city:${number}`, tools)
  const at = tools.clock.now()
  await Entries.updateOne({ _id: `${id}:${cityOrder}` }, { $setOnInsert: {
    complaintId: id, taskKey: `${id}:${cityOrder}`, elementId: cityOrder, stepName: 'Order of the city', actor: by?.id ?? 'city', at, words: { orderNumber: number }, state: 'kept',
  } }, { upsert: true })
  const { upsertedCount } = await CityOrders.updateOne({ _id: number }, { $setOnInsert: { complaintId: id, kind: kind ?? null, at, deadline: deadline ? new Date(deadline) : null, source, content, said: [], told: [] } }, { upsert: true })
  return { number, receipt, known: upsertedCount === 0 }
}

async function knownAs({ _id, complaintId, content: before }: CityOrder, content: string): Promise<TakenOrder> {
  if (before !== content) throw new Refusal('key.reused')
  const { receipt } = await Complaints.findById(complaintId, { receipt: 1 }).orFail().lean()
  return { number: _id, receipt, known: true }
}

/** The same whatever order its fields stand in. */
export const contentOf = (order: IncomingOrder): string =>
  createHash('sha256').update(JSON.stringify(Object.entries(order).filter(([, value]) => value !== undefined).sort(([a], [b]) => (a < b ? -1 : 1)))).digest('hex')
