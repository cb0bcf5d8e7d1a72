/** The solutions that departments drafted. They are words, so they lie in the entries of the tasks in which they were written. */
import { Entries } from '../complaints/entry.ts'
import { Tasks } from '../zeebe/records/shapes.ts'

export interface Solution {
  /** Of its entry. */
  id: string
  department: string
  text: string
  at: Date
  actor: string | null
}

const draftStep = 'draft-solution'
const ofDepartment = 'department:'

/** Those that were drafted in one instance of the process `emergency-solutions`, oldest first. */
export async function solutionsIn(instanceKey: string): Promise<Solution[]> {
  const tasks = await Tasks.find({ instanceKey, elementId: draftStep, state: 'completed' }, { candidateGroups: 1 }).lean()
  const departmentOf = new Map(tasks.map(({ _id, candidateGroups }) => [_id, candidateGroups.find((group) => group.startsWith(ofDepartment))?.slice(ofDepartment.length) ?? '']))
  const entries = await Entries.find({ taskKey: { $in: [...departmentOf.keys()] }, state: 'kept' }).sort({ at: 1 }).lean()
  return entries.flatMap(({ _id, taskKey, words, at, actor }) =>
    (typeof words['solution'] === 'string' ? [{ id: _id, department: departmentOf.get(taskKey)!, text: words['solution'], at, actor }] : []))
}
