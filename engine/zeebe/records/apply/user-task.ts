import { Instances, Resources, Tasks, type TaskDoc } from '../shapes.ts'
import { taskCompleted } from './case-link.ts'
import { instantOrNull, keyOf, keyOrNull, type Apply, type Key, type Place, type Want, type ZeebeRecord } from './record.ts'
import type { Documents } from '../documents.ts'

interface UserTask extends Place {
  processDefinitionVersion: number
  formKey: Key
  assignee: string
  candidateGroupsList: string[]
  candidateUsersList: string[]
  dueDate: string
  followUpDate: string
  /** Since 8.6. */
  priority?: number
  customHeaders: Record<string, string>
  action: string
}

export const wantUserTask: Want<UserTask> = ({ key, value }, docs) => {
  docs.want(Tasks, key)
  docs.want(Resources, keyOf(value.processDefinitionKey))
  docs.want(Resources, keyOrNull(value.formKey))
}

/** What lasts; CREATING, ASSIGNING and their like only announce it. */
const states: Record<string, TaskDoc['state']> = {
  CREATED: 'open', ASSIGNED: 'open', UPDATED: 'open', MIGRATED: 'open', COMPLETED: 'completed', CANCELED: 'canceled',
}

export const applyUserTask: Apply<UserTask> = async (record, docs) => {
  const state = states[record.intent]
  if (!state) return
  const task = await read(record, state, docs)
  docs.put(Tasks, task)
  if (state === 'completed') taskCompleted(task, record.at, docs)
}

/** Each of these records carries the whole task. */
async function read(record: ZeebeRecord<UserTask>, state: TaskDoc['state'], docs: Documents): Promise<TaskDoc> {
  const { key, at, value } = record
  const before = await docs.get(Tasks, key)
  const instanceKey = keyOf(value.processInstanceKey)
  const processKey = keyOf(value.processDefinitionKey)
  const formKey = keyOrNull(value.formKey)
  const element = (await docs.get(Resources, processKey))?.elements.find(({ id }) => id === value.elementId)
  return {
    _id: key,
    elementId: value.elementId,
    elementInstanceKey: keyOf(value.elementInstanceKey),
    processId: value.bpmnProcessId,
    processVersion: value.processDefinitionVersion,
    processKey,
    instanceKey,
    complaintId: (await docs.get(Instances, instanceKey))?.complaintId ?? null,
    name: element?.name || value.elementId,
    nameZh: element?.nameZh ?? null,
    formId: formKey ? (await docs.get(Resources, formKey))?.id ?? null : null,
    formKey,
    assignee: value.assignee || null,
    assignedBy: record.intent === 'ASSIGNED' ? giverIn(value.action) : before?.assignedBy ?? null,
    candidateGroups: value.candidateGroupsList,
    candidateUsers: value.candidateUsersList,
    dueAt: instantOrNull(value.dueDate),
    followUpAt: instantOrNull(value.followUpDate),
    priority: value.priority ?? 50,
    headers: value.customHeaders,
    state,
    createdAt: before?.createdAt ?? at,
    endedAt: state === 'open' ? null : at,
    action: value.action || null,
    overlay: null,
  }
}

/** An assignment by somebody else says by whom: `assign:<person>` (`userTasks.assign`). */
const giverIn = (action: string): string | null => (action.startsWith('assign:') ? action.slice('assign:'.length) : null)
