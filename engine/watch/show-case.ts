/** One instance with everything that the engine knows about it. */
import { Complaints, type Tier } from '../complaints/complaint.ts'
import { Refusal } from '../errors/errors.ts'
import { Elements, Flows, Incidents, Instances, Jobs, Resources, Tasks, Timers, type ElementDoc, type ElementMeta, type IncidentDoc, type InstanceDoc, type JobDoc, type TaskDoc } from '../zeebe/records/shapes.ts'
import { Operations, type Operation } from './operation.ts'
import { isEntered } from './operations.ts'
import { standingAt } from './standing-at.ts'

interface Named {
  name?: string
  nameZh?: string
}

export interface PassedElement extends Named {
  key: string
  elementId: string
  type: string
  state: ElementDoc['state']
  enteredAt: Date
  leftAt?: Date
  /** Key of the instance or of the element that it is in. */
  scopeKey: string
  calledInstanceKey?: string
  /** It is one of the innermost active ones: a token stands here. */
  token?: true
}

export interface Relative extends Named {
  key: string
  processId: string
  state: InstanceDoc['state']
  /** Of a called one: the step that called it. */
  elementId?: string
}

export interface ShownCase extends Named {
  key: string
  state: InstanceDoc['state']
  processId: string
  version: number
  /** The newest version of its process. */
  latest: number
  startedAt: Date
  endedAt?: Date
  complaint?: { id: string, receipt: string, tier: Tier | null }
  /** From the one that nothing called to the one that called this. */
  callers: Relative[]
  called: Relative[]
  /** In the order in which they were entered. */
  elements: PassedElement[]
  flows: { flowId: string, times: number }[]
  incidents: (Pick<IncidentDoc, 'state' | 'code' | 'message' | 'errorType' | 'elementId' | 'elementInstanceKey' | 'at'> & { key: string, jobKey?: string, resolvedAt?: Date })[]
  tasks: (Named & Pick<TaskDoc, 'elementId' | 'elementInstanceKey' | 'state' | 'assignee' | 'candidateGroups' | 'createdAt'> & { key: string, dueAt?: Date, endedAt?: Date })[]
  jobs: (Pick<JobDoc, 'type' | 'state' | 'retries' | 'elementId' | 'elementInstanceKey' | 'at'> & { key: string, errorMessage?: string, retryAt?: Date })[]
  timers: { key: string, elementId: string, elementInstanceKey: string, dueAt: Date }[]
  /** What was done to it by hand, the latest first. */
  operations: Operation[]
  /** Elements of the diagram that a token can be moved to. */
  steps: (Named & { id: string, type: string })[]
}

/** @throws Refusal `instance.unknown` */
export async function showCase(key: string): Promise<ShownCase> {
  const instance = await Instances.findById(key).lean()
  if (!instance) throw new Refusal('instance.unknown')
  const ofInstance = { instanceKey: key }
  const [elements, flows, incidents, tasks, jobs, timers, operations, resource, latest, complaint, standing, callers, called] = await Promise.all([
    Elements.find({ ...ofInstance, type: { $ne: 'PROCESS' } }).sort({ enteredAt: 1 }).lean(),
    Flows.find(ofInstance).lean(),
    Incidents.find(ofInstance).sort({ at: -1 }).lean(),
    Tasks.find(ofInstance).sort({ createdAt: 1 }).lean(),
    Jobs.find(ofInstance).sort({ at: 1 }).lean(),
    Timers.find(ofInstance).sort({ dueAt: 1 }).lean(),
    Operations.find(ofInstance).sort({ at: -1, _id: -1 }).limit(200).lean<Operation[]>(),
    Resources.findById(instance.processKey, { names: 1, elements: 1 }).lean(),
    Resources.findOne({ kind: 'process', id: instance.processId }, { version: 1 }).sort({ version: -1 }).lean(),
    instance.complaintId ? Complaints.findById(instance.complaintId, { receipt: 1, tier: 1 }).lean() : null,
    standingAt([key]),
    callersOf(instance),
    Instances.find({ parentKey: key }).sort({ startedAt: 1 }).lean(),
  ])
  const metas = new Map(resource?.elements.map((meta) => [meta.id, meta]))
  const tokens = new Set(standing.get(key)?.map(({ _id }) => _id))
  const callingStep = new Map(elements.flatMap(({ calledInstanceKey, elementId }) => (calledInstanceKey ? [[calledInstanceKey, elementId] as const] : [])))
  return {
    key, state: instance.state, processId: instance.processId, version: instance.processVersion, latest: latest?.version ?? instance.processVersion, ...processName(resource), startedAt: instance.startedAt, ...(instance.endedAt && { endedAt: instance.endedAt }),
    ...(complaint && { complaint: { id: complaint._id, receipt: complaint.receipt, tier: complaint.tier } }),
    callers: await named(callers),
    called: (await named(called)).map((one) => ({ ...one, ...(callingStep.has(one.key) && { elementId: callingStep.get(one.key)! }) })),
    elements: elements.sort(byEntry).map(({ _id, elementId, type, state, enteredAt, leftAt, scopeKey, calledInstanceKey }) => ({
      key: _id, elementId, ...nameOf(metas.get(elementId)), type, state, enteredAt, ...(leftAt && { leftAt }), scopeKey, ...(calledInstanceKey && { calledInstanceKey }), ...(tokens.has(_id) && { token: true as const }),
    })),
    flows: flows.map(({ flowId, times }) => ({ flowId, times })),
    incidents: incidents.map(({ _id, state, code, message, errorType, elementId, elementInstanceKey, at, jobKey, resolvedAt }) => ({ key: _id, state, code, message, errorType, elementId, elementInstanceKey, at, ...(jobKey && { jobKey }), ...(resolvedAt && { resolvedAt }) })),
    tasks: tasks.map(({ _id, elementId, elementInstanceKey, state, assignee, candidateGroups, createdAt, dueAt, endedAt, name, nameZh }) => ({ key: _id, name, ...(nameZh && { nameZh }), elementId, elementInstanceKey, state, assignee, candidateGroups, createdAt, ...(dueAt && { dueAt }), ...(endedAt && { endedAt }) })),
    jobs: jobs.map(({ _id, type, state, retries, elementId, elementInstanceKey, at, errorMessage, retryAt }) => ({ key: _id, type, state, retries, elementId, elementInstanceKey, at, ...(errorMessage && { errorMessage }), ...(retryAt && { retryAt }) })),
    timers: timers.map(({ _id, elementId, elementInstanceKey, dueAt }) => ({ key: _id, elementId, elementInstanceKey, dueAt })),
    operations,
    steps: [...metas.values()].filter(({ type }) => isEntered(type)).map((meta) => ({ id: meta.id, type: meta.type, ...nameOf(meta) })),
  }
}

async function callersOf({ parentKey }: InstanceDoc): Promise<InstanceDoc[]> {
  const parent = parentKey ? await Instances.findById(parentKey).lean() : null
  return parent ? [...await callersOf(parent), parent] : []
}

async function named(instances: InstanceDoc[]): Promise<Relative[]> {
  const resources = await Resources.find({ _id: { $in: instances.map(({ processKey }) => processKey) } }, { names: 1 }).lean()
  return instances.map(({ _id, processId, processKey, state }) => ({ key: _id, processId, state, ...processName(resources.find((resource) => resource._id === processKey)) }))
}

const processName = (resource: { names: { en: string, zh: string | null } | null } | null | undefined): Named => ({ ...(resource?.names?.en && { name: resource.names.en }), ...(resource?.names?.zh && { nameZh: resource.names.zh }) })

const nameOf = (meta: ElementMeta | undefined): Named => ({ ...(meta?.name && { name: meta.name }), ...(meta?.nameZh && { nameZh: meta.nameZh }) })

/** Many elements are entered in one millisecond: their keys count up. */
const byEntry = (one: ElementDoc, other: ElementDoc): number =>
  one.enteredAt.getTime() - other.enteredAt.getTime() || (BigInt(one._id) < BigInt(other._id) ? -1 : 1)
