/** A task in the projection, as if the broker had exported it. */
import { Tasks, type TaskDoc } from '../../engine/zeebe/records/shapes.ts'

let count = 0

export async function openTask(changes: Partial<TaskDoc> = {}) {
  count += 1
  const key = String(4503599627370496 + count)
  const task: TaskDoc = {
    _id: key, elementId: 'promise-callback', elementInstanceKey: key, processId: 'hotline-request', processVersion: 1, processKey: 'promised', instanceKey: key, complaintId: null,
    name: 'Call back as promised', nameZh: '按承诺回电', formId: 'promise-callback', formKey: null, assignee: null, candidateGroups: ['operator'], candidateUsers: [], dueAt: null,
    followUpAt: null, priority: 50, headers: {}, state: 'open', createdAt: new Date(), endedAt: null, action: null, overlay: null, ...changes,
  }
  await Tasks.create(task)
  return { ...task, close: async () => { await Tasks.updateOne({ _id: key }, { state: 'completed' }) } }
}
