/** Sends what waits in the outbox. Woken by every new row; looks again each second for rows that have to wait or that another server left. */
import type { Logger } from 'pino'
import type { Clock } from '../clock/clock.ts'
import type { Zeebe } from '../zeebe/client.ts'
import { Outbox, type OutboxRow } from './outbox.ts'

/** How long the broker remembers a message id, and so refuses it a second time. */
const rememberedFor = 24 * 3600_000
const atOnce = 8

export interface Dispatcher {
  /** Says that a row was written. */
  wake(): void
  /** True when no row waits. */
  empty(): Promise<boolean>
  /** Waits for what is being sent. */
  stop(): Promise<void>
}

/** @param after nothing is sent before this settles: a message that comes before its process is deployed starts nothing, and is taken all the same */
export function startDispatcher({ zeebe, clock, log, after }: { zeebe: Zeebe, clock: Clock, log: Logger, after: Promise<void> }): Dispatcher {
  let stopped = false
  let held = true
  let round: Promise<void> | null = null
  let again = false

  const run = async (): Promise<void> => {
    do {
      again = false
      const rows = await Outbox.find({ state: 'waiting', nextAt: { $lte: clock.now() } }).sort({ nextAt: 1 }).limit(atOnce).lean()
      await Promise.all(rows.map(send))
      if (rows.length === atOnce) again = true
    } while (again && !stopped)
  }

  const send = async (row: OutboxRow): Promise<void> => {
    try {
      await zeebe.publishMessage({ name: row.name, correlationKey: row.correlationKey, messageId: row._id, ttlMs: rememberedFor, variables: row.variables })
      await Outbox.updateOne({ _id: row._id }, { state: 'sent', sentAt: clock.now() })
    } catch (error) {
      log.warn({ message: row._id, attempts: row.attempts + 1, error }, 'message could not be sent yet')
      await Outbox.updateOne({ _id: row._id }, { $inc: { attempts: 1 }, nextAt: new Date(clock.now().getTime() + backoff(row.attempts)) })
    }
  }

  const wake = (): void => {
    if (stopped || held) return
    again = true
    round ??= run()
      .catch((error: unknown) => log.warn({ error }, 'outbox could not be read'))
      .finally(() => { round = null })
  }

  const timer = setInterval(wake, 1_000)
  void after.then(() => {
    held = false
    wake()
  })
  return {
    wake,
    empty: async () => (await Outbox.exists({ state: 'waiting' })) === null,
    stop: async () => {
      stopped = true
      clearInterval(timer)
      await round
    },
  }
}

/** 1 s, 2 s, 4 s … 60 s, each up to a quarter longer so that many rows do not come back together. */
const backoff = (attempts: number): number => Math.min(60_000, 1_000 * 2 ** attempts) * (1 + Math.random() / 4)
