/** Works through batches, a few items at a time. A server that starts again goes on where the last one stopped. */
import type { Logger } from 'pino'
import { Refusal } from '../errors/errors.ts'
import { isFault } from '../zeebe/client.ts'
import { Batches, BatchItems, type Batch, type BatchItem } from './batch.ts'
import type { Result } from './operation.ts'
import { cancel, retry, type Tools } from './operations.ts'

/** A retry waits for what comes of it. */
const atOnce = 4
/** Milliseconds after which what could not go on, because the engine or the database was away, is taken up again. */
const lookAgain = 5_000

export interface BatchRunner {
  /** Says that there is a new batch. */
  wake(): void
  /** Waits for the items in work. */
  stop(): Promise<void>
}

export function runBatches({ log, ...tools }: Tools & { log: Logger }): BatchRunner {
  let stopped = false
  let round: Promise<void> | null = null
  let again = false

  const run = async (): Promise<void> => {
    while (again && !stopped) {
      again = false
      for (const batch of await Batches.find({ state: 'running' }).sort({ at: 1 }).lean()) await workThrough(batch)
    }
  }
  const workThrough = async (batch: Batch): Promise<void> => {
    while (!stopped && await Batches.exists({ _id: batch._id, state: 'running' })) {
      const items = await BatchItems.find({ batch: batch._id, outcome: 'waiting' }).sort({ _id: 1 }).limit(atOnce).lean()
      if (items.length === 0) return void await Batches.updateOne({ _id: batch._id, state: 'running' }, { state: 'done', endedAt: tools.clock.now() })
      await Promise.all(items.map((item) => settle(item, batch)))
    }
  }
  const settle = async (item: BatchItem, batch: Batch): Promise<void> => {
    const { outcome, code, message } = await attempt(item, batch)
    await BatchItems.updateOne({ _id: item._id }, { outcome, ...(code && { code }), ...(message && { message }), at: tools.clock.now() })
  }
  const attempt = async ({ key }: BatchItem, { _id, kind, reason, by }: Batch): Promise<Result> => {
    try {
      return await (kind === 'retry' ? retry : cancel)(key, { actor: { id: by }, reason, batch: _id }, tools)
    } catch (error) {
      if (error instanceof Refusal) return { outcome: 'refused', code: error.code }
      // Without the engine or the database the item waits on.
      if (!isFault(error, 'not-found', 'conflict', 'invalid')) throw error
      return { outcome: 'unclear', code: error.kind }
    }
  }

  const wake = (): void => {
    if (stopped) return
    again = true
    round ??= run()
      .catch((error: unknown) => log.warn({ err: error }, 'batches could not be worked on'))
      .finally(() => { round = null })
  }
  const timer = setInterval(wake, lookAgain)
  wake()
  return {
    wake,
    stop: async () => {
      stopped = true
      clearInterval(timer)
      await round
    },
  }
}
