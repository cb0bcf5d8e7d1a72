/** Makes the projection anew from the raw records. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from 'pino'
import { beginRebuild } from './clear.ts'
import { startProjection } from './projection.ts'
import { Cursors, DeadLetters, Records } from './shapes.ts'

export class RebuildRefused extends Error {}

/**
 * Drops the projection and applies all raw records again. Nothing else may use the database meanwhile.
 * @throws RebuildRefused when raw records were trimmed; nothing was changed then
 */
export async function rebuild(log: Logger): Promise<{ records: number, deadLetters: number }> {
  const trimmed = await Cursors.find({ trimmedTo: { $gt: 0 } }).lean()
  if (trimmed.length > 0) {
    const parts = trimmed.map(({ _id, trimmedTo }) => `partition ${_id} up to position ${trimmedTo}`)
    throw new RebuildRefused(`Raw records were trimmed (RECOURSE_RECORDS_DAYS): ${parts.join(', ')}. A rebuild would lose what they said.`)
  }
  await beginRebuild()
  const projection = await startProjection({ log, recordsDays: 0 })
  while (projection.lag().some(({ behind }) => behind > 0)) await sleep(50)
  await projection.close()
  return { records: await Records.countDocuments(), deadLetters: await DeadLetters.countDocuments() }
}
