import { Entries } from '../../engine/complaints/entry.ts'
import { Tasks } from '../../engine/zeebe/records/shapes.ts'
import type { JobFacts } from './connector.ts'

/** Who completed the latest task of the job's own instance; null where nobody did. For processes with a case. */
export async function lastHand({ instanceKey }: Pick<JobFacts, 'instanceKey'>): Promise<string | null> {
  const tasks = await Tasks.find({ instanceKey }, { _id: 1 }).lean()
  const entry = await Entries.findOne({ taskKey: { $in: tasks.map(({ _id }) => _id) } }, { actor: 1 }).sort({ at: -1 }).lean()
  return entry?.actor ?? null
}
