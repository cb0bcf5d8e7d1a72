/** Whether everything that had to happen by now has happened; asked after the controlled clock was moved. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Clock } from '../../clock/clock.ts'
import { Refusal } from '../../errors/errors.ts'
import type { Projection } from './projection.ts'
import { Jobs, Timers } from './shapes.ts'

export interface Movers {
  clock: Clock
  projection: Pick<Projection, 'lag' | 'quietFor'>
  /** No message waits to be published. */
  outboxEmpty: () => Promise<boolean>
  /** Types of jobs that somebody works on here; others are not waited for. Without it all are. */
  jobTypes?: readonly string[]
}

/** The exporter delivers what happened within this time, in milliseconds. */
const quiet = 300
const patience = 180_000

/** @throws Refusal 'clock.moving' after three minutes, with what was still on its way */
export async function settled(movers: Movers): Promise<void> {
  let moving: string[] = []
  for (const end = Date.now() + patience; Date.now() < end; await sleep(40)) {
    moving = await whatMoves(movers)
    if (moving.length === 0) return
  }
  throw new Refusal('clock.moving', { detail: moving.join(', ') })
}

/** Asked in the order in which one thing leads to the next. */
async function whatMoves({ clock, projection, outboxEmpty, jobTypes }: Movers): Promise<string[]> {
  if (!await outboxEmpty()) return ['messages in the outbox']
  const timers = await Timers.find({ dueAt: { $lte: clock.now() } }).limit(5).lean()
  if (timers.length > 0) return timers.map(({ elementId, instanceKey }) => `timer ${elementId} of ${instanceKey}`)
  const jobs = await Jobs.find({ state: 'open', ...(jobTypes && { type: { $in: [...jobTypes] } }) }).limit(5).lean()
  if (jobs.length > 0) return jobs.map(({ type, instanceKey }) => `job ${type} of ${instanceKey}`)
  if (projection.lag().some(({ behind }) => behind > 0)) return ['records that are not applied']
  return projection.quietFor() < quiet ? ['new records'] : []
}
