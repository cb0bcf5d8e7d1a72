/** Raw records are kept for a rebuild; a site may trim those that were applied long ago. */
import type { Logger } from 'pino'
import { Cursors, Records, recordsOf } from './shapes.ts'

const hour = 3_600_000

/** Trims every hour. @param days 0 keeps everything */
export function startRetention({ days, log }: { days: number, log: Logger }): { close(): void } {
  if (days === 0) return { close: () => undefined }
  const trim = () => {
    trimRecords(new Date(Date.now() - days * 24 * hour)).then(
      (trimmed) => log.info({ trimmed }, 'raw records trimmed'),
      (error: unknown) => log.warn({ err: error }, 'raw records could not be trimmed'),
    )
  }
  trim()
  const timer = setInterval(trim, hour)
  timer.unref()
  return { close: () => clearInterval(timer) }
}

/**
 * Deletes applied raw records that were stored before an instant; from then on no rebuild is possible.
 * @returns how many
 */
export async function trimRecords(before: Date): Promise<number> {
  let trimmed = 0
  for (const { _id: p, position } of await Cursors.find({ _id: { $gt: 0 } }).lean()) {
    const kept = await Records.findOne({ ...recordsOf(p), storedAt: { $gte: before } }).sort({ _id: 1 }).lean()
    const upTo = Math.min(position, kept ? kept._id.n - 1 : position)
    const applied = recordsOf(p, 0, upTo)
    if (!await Records.exists(applied)) continue
    await Cursors.updateOne({ _id: p }, { $set: { trimmedTo: upTo } })
    trimmed += (await Records.deleteMany(applied)).deletedCount
  }
  return trimmed
}
