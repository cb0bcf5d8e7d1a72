import { setTimeout as sleep } from 'node:timers/promises'
import { Entries, type Entry } from '../../engine/complaints/entry.ts'
import { rootKeyOf } from '../../engine/zeebe/records/root-key.ts'
import type { JobFacts } from './connector.ts'
import { JobDelayed } from './refusals.ts'

/** What the key of a form's field looks like. */
export const wordsKey = '^[a-z][a-zA-Z]{0,40}$'

const pause = 200
const patience = 10_000

/**
 * The words that were written last under a key: in the case of the job, or where there is none, in its process; null where nobody wrote any. A process may get here before
 * the entry of the task just completed is confirmed; whether it counts is decided within moments.
 * @throws JobDelayed `words.unconfirmed`
 */
export async function latestWords({ variables, instanceKey }: JobFacts, key: string, signal: AbortSignal): Promise<{ words: unknown, entry: Entry } | null> {
  const file = variables['complaintId'] ? { complaintId: variables['complaintId'] } : { rootKey: await rootKeyOf(instanceKey) }
  for (let waited = 0; waited < patience && !signal.aborted; waited += pause) {
    const entry = await Entries.findOne({ ...file, [`words.${key}`]: { $exists: true } }).sort({ at: -1 }).lean<Entry>()
    if (!entry) return null
    if (entry.state === 'kept') return { words: entry.words[key], entry }
    await sleep(pause)
  }
  throw new JobDelayed('words.unconfirmed', { after: 5_000 })
}
