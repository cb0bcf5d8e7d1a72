/** The solutions that departments drafted. They are words, so they lie in the entries of the tasks in which they were written. */
import { Entries } from '../complaints/entry.ts'
import { Tasks } from '../zeebe/records/shapes.ts'

export interface Solution {
  /** Of its entry. */
  id: string
  department: string
  text: string
  /** A section head's own, in the place of what was drafted. */
  byHead: boolean
}

/** What a section head chooses to write one. */
export const own = 'own'

const steps = { draft: 'draft-solution', choice: 'choose-solution' }

/** Those that were written in one instance of the process `emergency-solutions`, oldest first. */
export async function solutionsIn(instanceKey: string): Promise<Solution[]> {
  const tasks = await Tasks.find({ instanceKey, elementId: { $in: Object.values(steps) }, state: 'completed' }, { candidateGroups: 1 }).lean()
  const departmentOf = new Map(tasks.map(({ _id, candidateGroups }) => [_id, departmentIn(candidateGroups)]))
  const entries = await Entries.find({ taskKey: { $in: [...departmentOf.keys()] }, state: 'kept' }).sort({ at: 1 }).lean()
  return entries.flatMap(({ _id, taskKey, elementId, words }) =>
    (typeof words['solution'] === 'string' ? [{ id: _id, department: departmentOf.get(taskKey) ?? '', text: words['solution'], byHead: elementId === steps.choice }] : []))
}

/** A task of a department is offered to its people or to its head. */
const departmentIn = (groups: readonly string[]): string | undefined =>
  groups.flatMap((group) => /^(?:department|department-head):(.+)$/.exec(group)?.[1] ?? [])[0]
