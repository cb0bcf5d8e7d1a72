/** What the projection knows about process instances. */
import { Refusal } from '../errors/errors.ts'
import { decodeCursor, toPage, type Page } from '../store/cursor.ts'
import { parseExact } from './records/exact-json.ts'
import { Elements, Flows, Incidents, Instances, Resources, Variables, type ElementDoc, type InstanceDoc } from './records/shapes.ts'

export interface ShownElement {
  elementId: string
  name?: string
  nameZh?: string
  type: string
  state: ElementDoc['state']
  enteredAt: Date
  leftAt?: Date
  /** Of a call activity: the instance that it called. */
  calledInstanceKey?: string
}

export interface ShownInstance {
  key: string
  state: InstanceDoc['state']
  processId: string
  version: number
  complaintId?: string
  parentKey?: string
  startedAt: Date
  endedAt?: Date
  /** In the order in which they were entered; one that was entered twice is there twice. */
  elements: ShownElement[]
  /** Sequence flows taken, and how often. */
  flows: { flowId: string, times: number }[]
  /** Open ones. */
  incidents: { key: string, elementId: string, code: string, message: string }[]
  /** Of the instance itself, not of scopes within it. Integers past 2^53 are strings of digits. */
  variables: Record<string, unknown>
}

export interface InstanceQuery {
  state?: InstanceDoc['state']
  process?: string
  complaint?: string
  limit: number
  cursor?: string
}

export interface ListedInstance {
  key: string
  state: InstanceDoc['state']
  processId: string
  version: number
  complaintId?: string
  parentKey?: string
  /** Its own key where nothing called it. */
  rootKey: string
  startedAt: Date
  endedAt?: Date
}

/** The newest first. */
export async function listInstances({ state, process, complaint, limit, cursor }: InstanceQuery): Promise<Page<ListedInstance>> {
  const [at, id] = cursor ? decodeCursor(cursor) : []
  const after = at && id ? { $or: [{ startedAt: { $lt: new Date(at) } }, { startedAt: new Date(at), _id: { $lt: id } }] } : {}
  const found = await Instances.find({ ...(state && { state }), ...(process && { processId: process }), ...(complaint && { complaintId: complaint }), ...after })
    .sort({ startedAt: -1, _id: -1 }).limit(limit + 1).lean()
  return toPage(found, limit, ({ startedAt, _id }) => [startedAt.toISOString(), _id], ({ _id, processId, processVersion, complaintId, parentKey, rootKey, startedAt, endedAt, ...rest }) => ({
    key: _id, state: rest.state, processId, version: processVersion, ...(complaintId && { complaintId }), ...(parentKey && { parentKey }), rootKey, startedAt, ...(endedAt && { endedAt }),
  }))
}

/** @throws Refusal `instance.unknown` */
export async function getInstance(key: string): Promise<ShownInstance> {
  const instance = await Instances.findById(key).lean()
  if (!instance) throw new Refusal('instance.unknown')
  const [elements, flows, incidents, variables, resource] = await Promise.all([
    Elements.find({ instanceKey: key }).sort({ enteredAt: 1 }).lean(),
    Flows.find({ instanceKey: key }).lean(),
    Incidents.find({ instanceKey: key, state: 'open' }).sort({ at: 1 }).lean(),
    Variables.find({ scopeKey: key }).lean(),
    Resources.findById(instance.processKey, { elements: 1 }).lean(),
  ])
  const metas = new Map(resource?.elements.map((meta) => [meta.id, meta]))
  return {
    key,
    state: instance.state,
    processId: instance.processId,
    version: instance.processVersion,
    ...(instance.complaintId && { complaintId: instance.complaintId }),
    ...(instance.parentKey && { parentKey: instance.parentKey }),
    startedAt: instance.startedAt,
    ...(instance.endedAt && { endedAt: instance.endedAt }),
    elements: elements.sort(byEntry).map(({ elementId, type, state, enteredAt, leftAt, calledInstanceKey }) => {
      const { name, nameZh } = metas.get(elementId) ?? {}
      return { elementId, ...(name && { name }), ...(nameZh && { nameZh }), type, state, enteredAt, ...(leftAt && { leftAt }), ...(calledInstanceKey && { calledInstanceKey }) }
    }),
    flows: flows.map(({ flowId, times }) => ({ flowId, times })),
    incidents: incidents.map(({ _id, elementId, code, message }) => ({ key: _id, elementId, code, message })),
    variables: Object.fromEntries(variables.map(({ name, value }) => [name, parseExact(value)])),
  }
}

/** Many elements are entered in one millisecond: their keys count up. */
const byEntry = (one: ElementDoc, other: ElementDoc): number =>
  one.enteredAt.getTime() - other.enteredAt.getTime() || (BigInt(one._id) < BigInt(other._id) ? -1 : 1)
