import { Entries, type Entry } from '../../engine/complaints/entry.ts'
import { Tasks } from '../../engine/zeebe/records/shapes.ts'
import type { JobFacts } from './connector.ts'

/** The entry that somebody wrote last in a task of the job's own process instance; null where nobody did. Its id may go on as a variable. */
export async function latestEntryOf({ instanceKey }: JobFacts): Promise<Entry | null> {
  const tasks = await Tasks.find({ instanceKey }, { _id: 1 }).lean()
  return await Entries.findOne({ taskKey: { $in: tasks.map(({ _id }) => _id) } }).sort({ at: -1 }).lean<Entry>()
}
