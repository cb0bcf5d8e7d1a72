/** What the city says about an order: kept as it came, shown in the case, and told to the process as soon as it waits for it. */
import type { Logger } from 'pino'
import type { Actor } from '../access/actor.ts'
import type { Clock } from '../clock/clock.ts'
import { Complaints, type Complaint } from '../complaints/complaint.ts'
import { Entries } from '../complaints/entry.ts'
import { record } from '../complaints/events.ts'
import { citySaid } from '../complaints/own-steps.ts'
import { changeDeadline, currentOf } from '../deadlines/index.ts'
import { Refusal } from '../errors/errors.ts'
import { loadHospital } from '../people/store.ts'
import { transaction } from '../store/store.ts'
import { completeTask } from '../tasks/complete.ts'
import { openNow } from '../tasks/visibility.ts'
import type { Zeebe } from '../zeebe/client.ts'
import { Tasks } from '../zeebe/records/shapes.ts'
import { CityOrders, type CityOrder, type CitySaid, type CityWord } from './city-order.ts'

export interface SaidNow {
  id: string
  what: CityWord
  reason?: string
  /** ISO 8601: the new limit. */
  deadline?: string
}

/** @throws Refusal `city-order.unknown`, `key.reused` where the id came before with another content */
export async function takeWord(number: string, { id, what, reason, deadline }: SaidNow, { clock }: { clock: Clock }): Promise<void> {
  const at = clock.now()
  const said: CitySaid = { id, what, at, reason: reason ?? null, deadline: deadline ? new Date(deadline) : null, heard: false }
  await transaction(async (session) => {
    const order = await CityOrders.findOneAndUpdate({ '_id': number, 'said.id': { $ne: id } }, { $push: { said } }, { session }).lean<CityOrder>()
    if (!order) return await sameAsBefore(number, said)
    const { complaintId } = order
    const _id = `${number}:${id}`
    await record({ _id: `${_id}:city.said`, complaintId, kind: 'city.said', at, actor: null, data: { what } }, session)
    if (reason) await Entries.create([{ _id, complaintId, taskKey: _id, elementId: citySaid, stepName: 'The city said', actor: 'city', at, words: { cityReason: reason }, state: 'kept' }], { session })
  })
}

async function sameAsBefore(number: string, { id, what, reason, deadline }: CitySaid): Promise<void> {
  const order = await CityOrders.findById(number).lean<CityOrder>()
  if (!order) throw new Refusal('city-order.unknown')
  const before = order.said.find((one) => one.id === id)
  if (before?.what !== what || before.reason !== reason || before.deadline?.getTime() !== deadline?.getTime()) throw new Refusal('key.reused')
}

/** The city's own hand at the tasks in which somebody would note what it said. */
const city: Actor = { id: 'city', name: '12345', email: '', roles: ['operator'], department: null, groups: ['operator', 'complaint-office'], language: 'zh' }

type Noted = Partial<Record<CityWord, (said: CitySaid) => { step: string, values: Record<string, unknown> }>>

/** Which step of `city-work-order` waits for which word, and what is noted there. */
const noted: Noted = {
  'accepted': () => ({ step: 'city-verdict', values: { cityAccepts: 'yes' } }),
  'returned': ({ reason }) => ({ step: 'city-verdict', values: { cityAccepts: 'no', cityReason: reason ?? '—' } }),
  'taken-back': () => ({ step: 'bounced-city-order', values: { cityDecides: 'taken-back' } }),
  'sent-again': () => ({ step: 'bounced-city-order', values: { cityDecides: 'sent-again' } }),
}

interface Tools {
  zeebe: Zeebe
  clock: Clock
  log: Logger
}

/** Tells the process what it waits for; what it does not wait for yet is looked at again. A task that somebody has taken is theirs. */
export async function letProcessHear(tools: Tools): Promise<void> {
  for (const order of await CityOrders.find({ 'said.heard': false }).lean<CityOrder[]>()) {
    for (const said of order.said.filter(({ heard }) => !heard)) {
      if (await hears(order, said, tools)) await CityOrders.updateOne({ '_id': order._id, 'said.id': said.id }, { $set: { 'said.$.heard': true } })
    }
  }
}

async function hears({ complaintId }: CityOrder, said: CitySaid, { zeebe, clock, log }: Tools): Promise<boolean> {
  if (said.what === 'extended' && said.deadline) return await extend(complaintId, said.id, said.deadline, clock.now())
  const note = noted[said.what]?.(said)
  if (!note) return true
  const task = await Tasks.findOne({ complaintId, elementId: note.step, ...openNow(clock.now()), assignee: null }, { _id: 1 }).lean()
  if (!task) return await isOver(complaintId, said.at)
  try {
    await completeTask(task._id, note.values, city, { zeebe, clock })
    return true
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    log.warn({ code: error.code, step: note.step }, 'what the city said could not be noted yet')
    return false
  }
}

/** Somebody noted it by hand, or no such step will come: the process of the order has ended. */
async function isOver(complaintId: string, since: Date): Promise<boolean> {
  const done = await Tasks.exists({ complaintId, elementId: { $in: ['city-verdict', 'bounced-city-order'] }, state: { $ne: 'open' }, endedAt: { $gte: since } })
  return done !== null
}

async function extend(complaintId: string, id: string, limit: Date, now: Date): Promise<boolean> {
  const { calendar } = await loadHospital()
  const complaint = await Complaints.findById(complaintId, { deadlines: 1 }).lean<Complaint>()
  const clock = complaint && currentOf(complaint.deadlines, 'answer')
  if (!clock) return false
  const seconds = Math.floor((limit.getTime() - clock.at.getTime()) / 1_000)
  if (seconds <= 0) return true
  await changeDeadline({ complaintId, stage: 'answer', what: 'extension', length: `PT${seconds}S`, because: 'city-agreed', by: 'city', approvedBy: 'city', request: `city:${id}`, now }, calendar)
  return true
}
