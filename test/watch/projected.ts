/** What a broker would have exported, written into the projection of a database of a test's own. */
import { Elements, Flows, Instances, Resources, Tasks, Variables, type ElementDoc, type InstanceDoc, type ResourceDoc, type TaskDoc, type VariableDoc } from '../../engine/zeebe/records/shapes.ts'

export const noon = new Date('2026-03-02T04:00:00.000Z')
/** So many minutes after noon. */
export const at = (minutes: number): Date => new Date(noon.getTime() + minutes * 60_000)

let count = 0
const key = (): string => String(2251799813685248 + (count += 1))

const element = (id: string, type: string, name: string) => ({ id, type: `bpmn:${type}`, name, nameZh: `${name}（中文）`, properties: {} })

export async function aProcess(version = 1, changes: Partial<ResourceDoc> = {}): Promise<ResourceDoc> {
  const resource: ResourceDoc = {
    _id: key(), kind: 'process', id: 'care', version, fileName: 'care.bpmn', checksum: '', text: '', at: noon, names: { en: 'Care', zh: '关怀' },
    elements: [element('begin', 'StartEvent', 'Begin'), element('call', 'UserTask', 'Call'), element('write', 'ServiceTask', 'Write'), element('done', 'EndEvent', 'Done')], ...changes,
  }
  await Resources.create(resource)
  return resource
}

export async function anInstance(process: ResourceDoc, changes: Partial<InstanceDoc> = {}): Promise<InstanceDoc> {
  const _id = key()
  const instance: InstanceDoc = { _id, processId: process.id, processVersion: process.version, processKey: process._id, parentKey: null, rootKey: _id, complaintId: null, state: 'active', startedAt: noon, endedAt: null, ...changes }
  await Instances.create(instance)
  return instance
}

/** Entered so many minutes after noon; still there where it was not left. */
export async function anElement({ _id, processId, processKey, complaintId }: InstanceDoc, elementId: string, entered: number, left?: number, changes: Partial<ElementDoc> = {}): Promise<ElementDoc> {
  const doc: ElementDoc = {
    _id: key(), elementId, type: 'USER_TASK', instanceKey: _id, scopeKey: _id, processId, processKey, complaintId, state: left === undefined ? 'active' : 'completed', enteredAt: at(entered),
    leftAt: left === undefined ? null : at(left), calledInstanceKey: null, ...changes,
  }
  await Elements.create(doc)
  return doc
}

export async function aTask(instance: InstanceDoc, elementId: string, changes: Partial<TaskDoc> = {}): Promise<void> {
  const { _id, processId, processVersion, processKey, complaintId } = instance
  await Tasks.create({
    _id: key(), elementId, elementInstanceKey: key(), processId, processVersion, processKey, instanceKey: _id, complaintId, name: elementId, nameZh: null, formId: null, formKey: null, assignee: null,
    candidateGroups: ['complaint-office'], candidateUsers: [], dueAt: null, followUpAt: null, priority: 50, headers: {}, state: 'open', createdAt: noon, endedAt: null, action: null, overlay: null, ...changes,
  })
}

export async function took({ _id, processKey }: InstanceDoc, ...flowIds: string[]): Promise<void> {
  await Flows.create(flowIds.map((flowId) => ({ _id: `${_id}:${flowId}`, instanceKey: _id, processKey, flowId, times: 1, at: at(1) })))
}

export async function aVariable({ _id }: InstanceDoc, name: string, value: unknown, changes: Partial<VariableDoc> = {}): Promise<VariableDoc> {
  const doc: VariableDoc = { _id: key(), scopeKey: _id, instanceKey: _id, name, value: JSON.stringify(value), at: noon, ...changes }
  await Variables.create(doc)
  return doc
}
