/** Moves the controlled clock of broker and server together, from alarm to alarm, so that each runs at its own time. */
import { model, Schema } from 'mongoose'
import type { ControlledClock } from '../../clock/clock.ts'
import { settled, type Movers } from './settle.ts'
import { Jobs, Timers } from './shapes.ts'

/** How far ahead the clock was when it was last moved, for the next start. */
const ClockStates = model('ClockState', new Schema<{ _id: string, offset: number }>({ _id: String, offset: Number }, { collection: 'clock_state', versionKey: false }))
const id = 'offset'

export interface Advance extends Movers {
  clock: ControlledClock
  /** Of the broker; its clock is controlled as well. */
  managementUrl: string
}

/** Alarms within this time, in milliseconds, run together. */
const together = 60_000
const mostSteps = 200

/**
 * Timers that begin a process again and again are stops only this long before the end, in milliseconds: nobody waits through all the mornings of a
 * quarter. What they missed they do once, late, as after a night in which the broker was off.
 */
const lastMornings = 26 * 3600_000
const ofNoElement = '-1'

/**
 * Resolves when everything that is due by then has run.
 * @throws Refusal 'clock.moving' when something does not come to rest
 */
export async function advanceBy(milliseconds: number, advance: Advance): Promise<void> {
  const { clock, managementUrl } = advance
  const end = clock.now().getTime() + milliseconds
  await settled(advance)
  for (let step = 0; step < mostSteps; step += 1) {
    const next = await nextAlarm(clock.now(), new Date(end))
    if (!next) break
    await moveTo(next, clock, managementUrl)
    await settled(advance)
  }
  await moveTo(end, clock, managementUrl)
  await settled(advance)
}

/** The last of those alarms that belong together with the next one: timers, and jobs that wait to be tried again. */
async function nextAlarm(after: Date, end: Date): Promise<number | null> {
  const [timer, job] = await Promise.all([
    Timers.findOne({ dueAt: { $gt: after, $lte: end }, $or: [{ elementInstanceKey: { $ne: ofNoElement } }, { dueAt: { $gte: new Date(end.getTime() - lastMornings) } }] }).sort({ dueAt: 1 }).lean(),
    Jobs.findOne({ retryAt: { $gt: after, $lte: end } }).sort({ retryAt: 1 }).lean(),
  ])
  const first = Math.min(timer?.dueAt.getTime() ?? Infinity, job?.retryAt?.getTime() ?? Infinity)
  if (first === Infinity) return null
  const until = new Date(Math.min(first + together, end.getTime()))
  const last = await Timers.findOne({ dueAt: { $gte: new Date(first), $lte: until } }).sort({ dueAt: -1 }).lean()
  return Math.max(first, last?.dueAt.getTime() ?? first)
}

async function moveTo(instant: number, clock: ControlledClock, managementUrl: string): Promise<void> {
  const ahead = instant - clock.now().getTime()
  if (ahead <= 0) return
  const offset = clock.offset() + ahead
  await ClockStates.updateOne({ _id: id }, { $set: { offset } }, { upsert: true })
  // The server first: what an alarm asks for must find it due.
  clock.moveTo(offset)
  await restoreClock(clock, managementUrl)
}

/** Gives a server that has started again, and its broker, the time they had. */
export async function recallClock(clock: ControlledClock, managementUrl: string): Promise<void> {
  const state = await ClockStates.findById(id).lean()
  if (state) clock.moveTo(state.offset)
  await restoreClock(clock, managementUrl)
}

/** Drift below this, in milliseconds, is the time that the question takes. */
const tolerance = 200

/** Gives a broker that has started again, and so has its own time, the time of the server. */
export async function restoreClock(clock: ControlledClock, managementUrl: string): Promise<void> {
  const { epochMilli } = await call(`${managementUrl}/actuator/clock`)
  const offsetMilli = clock.now().getTime() - epochMilli
  if (Math.abs(offsetMilli) > tolerance) await call(`${managementUrl}/actuator/clock/add`, { offsetMilli })
}

async function call(url: string, body?: unknown): Promise<{ epochMilli: number }> {
  const answer = await fetch(url, {
    ...(body !== undefined && { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    signal: AbortSignal.timeout(10_000),
  })
  if (!answer.ok) throw new Error(`the broker's clock cannot be controlled: ${answer.status} from ${url}`)
  return await answer.json() as { epochMilli: number }
}
