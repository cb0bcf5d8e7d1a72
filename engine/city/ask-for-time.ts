/** More time is asked for from the desk: the reason is written into the case, and the city hears it. Whether it agrees, its system says. */
import { nanoid } from 'nanoid'
import { mayLook } from '../access/abilities.ts'
import type { Actor } from '../access/actor.ts'
import { audited, auditWrite } from '../access/audit.ts'
import type { Clock } from '../clock/clock.ts'
import { Complaints, type Complaint } from '../complaints/complaint.ts'
import { Entries } from '../complaints/entry.ts'
import { timeAsked } from '../complaints/own-steps.ts'
import { Refusal } from '../errors/errors.ts'
import { transaction } from '../store/store.ts'
import { CityMessages, CityOrders, type CityOrder } from './city-order.ts'

export interface TimeAsked {
  until: string
  reason: string
}

/** @throws Refusal `city-order.unknown` */
export async function askForTime(number: string, { until, reason }: TimeAsked, actor: Actor, clock: Clock): Promise<void> {
  const at = clock.now()
  const { complaintId } = await readable(number, actor)
  const entry = nanoid()
  await transaction(async (session) => {
    await Entries.create([{ _id: entry, complaintId, taskKey: entry, elementId: timeAsked, stepName: 'More time asked of the city', actor: actor.id, at, words: { reason }, state: 'kept' }], { session })
    await CityMessages.create([{
      _id: `${number}:${entry}`, order: number, complaintId, action: 'extension', about: { until: new Date(until).toISOString() }, entry, words: { reason: 'reason' },
      state: 'waiting', attempts: 0, nextAt: at, at, sentAt: null, code: null,
    }], { session })
    await auditWrite({ action: 'city.tell', actor, at }, complaintId, session)
  })
}

/** Sends again what the city's system refused, or what waits for its time. @throws Refusal `city-order.unknown` */
export async function tellAgain(id: string, actor: Actor, clock: Clock): Promise<void> {
  await audited({ action: 'city.tell', actor, at: clock.now() }, id, async () => {
    const message = await CityMessages.findById(id, { order: 1 }).lean()
    await readable(message?.order ?? '', actor)
    await CityMessages.updateOne({ _id: id, state: { $ne: 'sent' } }, { state: 'waiting', nextAt: clock.now() })
  })
}

async function readable(number: string, actor: Actor): Promise<CityOrder> {
  const order = await CityOrders.findById(number).lean<CityOrder>()
  const complaint = order && await Complaints.findById(order.complaintId).lean<Complaint>()
  if (!order || !complaint || !mayLook(actor, 'read', complaint)) throw new Refusal('city-order.unknown')
  return order
}
