import { Elements, Flows, Instances, Jobs, Tasks, type ElementDoc, type InstanceDoc } from '../shapes.ts'
import { caseOf, showProgress } from './case-link.ts'
import { keyOf, keyOrNull, type Apply, type Key, type Want, type ZeebeRecord } from './record.ts'
import type { Documents } from '../documents.ts'

interface ProcessInstance {
  bpmnProcessId: string
  version: number
  processDefinitionKey: Key
  processInstanceKey: Key
  elementId: string
  bpmnElementType: string
  flowScopeKey: Key
  parentProcessInstanceKey: Key
  parentElementInstanceKey: Key
}
type InstanceRecord = ZeebeRecord<ProcessInstance>

export const wantProcessInstance: Want<ProcessInstance> = ({ intent, key, value }, docs) => {
  docs.want(Elements, key)
  docs.want(Elements, keyOrNull(value.parentElementInstanceKey))
  docs.want(Instances, keyOrNull(value.parentProcessInstanceKey))
  if (intent === 'SEQUENCE_FLOW_TAKEN') docs.want(Flows, flowIdOf(value))
}

export const applyProcessInstance: Apply<ProcessInstance> = async (record, docs) => {
  if (record.intent === 'SEQUENCE_FLOW_TAKEN') await countFlow(record, docs)
  else if (record.value.bpmnElementType === 'PROCESS') await applyInstance(record, docs)
  else await applyElement(record, docs)
}

async function applyInstance(record: InstanceRecord, docs: Documents): Promise<void> {
  const { intent, key, at, value } = record
  if (intent === 'ELEMENT_ACTIVATING') await startInstance(record, docs)
  if (intent === 'ELEMENT_COMPLETED' || intent === 'ELEMENT_TERMINATED') {
    const instance = await docs.edit(Instances, key, (doc) => {
      doc.state = intent === 'ELEMENT_COMPLETED' ? 'completed' : 'canceled'
      doc.endedAt = at
    })
    if (instance) showProgress(instance, docs)
  }
  if (intent === 'ELEMENT_MIGRATED') {
    await docs.edit(Instances, key, (doc) => {
      doc.processId = value.bpmnProcessId
      doc.processKey = keyOf(value.processDefinitionKey)
      doc.processVersion = value.version
    })
  }
}

async function startInstance({ key, at, value }: InstanceRecord, docs: Documents): Promise<void> {
  const parentKey = keyOrNull(value.parentProcessInstanceKey)
  const parent = parentKey ? await docs.get(Instances, parentKey) : null
  const instance: InstanceDoc = {
    _id: key,
    processId: value.bpmnProcessId,
    processVersion: value.version,
    processKey: keyOf(value.processDefinitionKey),
    parentKey,
    rootKey: parent?.rootKey ?? key,
    complaintId: await caseOf(key, docs) ?? parent?.complaintId ?? null,
    state: 'active',
    startedAt: at,
    endedAt: null,
  }
  docs.put(Instances, instance)
  showProgress(instance, docs)
  const callActivity = keyOrNull(value.parentElementInstanceKey)
  if (callActivity) {
    await docs.edit(Elements, callActivity, (doc) => {
      doc.calledInstanceKey = key
    })
  }
}

async function applyElement({ intent, key, at, value }: InstanceRecord, docs: Documents): Promise<void> {
  if (intent === 'ELEMENT_ACTIVATING') {
    const instanceKey = keyOf(value.processInstanceKey)
    const element: ElementDoc = {
      _id: key,
      elementId: value.elementId,
      type: value.bpmnElementType,
      instanceKey,
      scopeKey: keyOf(value.flowScopeKey),
      processId: value.bpmnProcessId,
      processKey: keyOf(value.processDefinitionKey),
      complaintId: (await docs.get(Instances, instanceKey))?.complaintId ?? null,
      state: 'active',
      enteredAt: at,
      leftAt: null,
      calledInstanceKey: null,
    }
    docs.put(Elements, element)
  }
  if (intent === 'ELEMENT_COMPLETED' || intent === 'ELEMENT_TERMINATED') {
    await docs.edit(Elements, key, (doc) => {
      doc.state = intent === 'ELEMENT_COMPLETED' ? 'completed' : 'terminated'
      doc.leftAt = at
    })
  }
  if (intent === 'ELEMENT_TERMINATED') await dropThrownJob(key, keyOf(value.processInstanceKey), docs)
  if (intent === 'ELEMENT_TERMINATED' && value.bpmnElementType === 'USER_TASK') await endTask(key, keyOf(value.processInstanceKey), at, docs)
  if (intent === 'ELEMENT_MIGRATED') {
    await docs.edit(Elements, key, (doc) => {
      doc.elementId = value.elementId
      doc.processId = value.bpmnProcessId
      doc.processKey = keyOf(value.processDefinitionKey)
    })
  }
}

/** A job whose error was caught ends with its element; no job record says so. */
async function dropThrownJob(elementInstanceKey: string, instanceKey: string, docs: Documents): Promise<void> {
  const thrown = await docs.where(Jobs, { instanceKey, state: 'error-thrown' })
  for (const job of thrown) if (job.elementInstanceKey === elementInstanceKey) docs.remove(Jobs, job._id)
}

/** A task ends with its element. A broker up to 8.6 that ends the element because its token was moved says nothing of its task (camunda/camunda#24672). */
async function endTask(elementInstanceKey: string, instanceKey: string, at: Date, docs: Documents): Promise<void> {
  const open = await docs.where(Tasks, { instanceKey, state: 'open' })
  for (const task of open) if (task.elementInstanceKey === elementInstanceKey) docs.put(Tasks, { ...task, state: 'canceled', endedAt: at, overlay: null })
}

async function countFlow({ at, value }: InstanceRecord, docs: Documents): Promise<void> {
  const _id = flowIdOf(value)
  const before = await docs.get(Flows, _id)
  docs.put(Flows, { _id, instanceKey: keyOf(value.processInstanceKey), processKey: keyOf(value.processDefinitionKey), flowId: value.elementId, times: (before?.times ?? 0) + 1, at })
}

const flowIdOf = ({ processInstanceKey, elementId }: ProcessInstance): string => `${keyOf(processInstanceKey)}:${elementId}`
