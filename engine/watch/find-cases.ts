/** Finds instances by receipt, variable, error or step. */
import type { QueryFilter } from 'mongoose'
import { Complaints, type Tier } from '../complaints/complaint.ts'
import type { Clock } from '../clock/clock.ts'
import { decodeCursor, toPage, type Page } from '../store/cursor.ts'
import { Elements, Incidents, Instances, Resources, Tasks, Variables, type IncidentDoc, type InstanceDoc } from '../zeebe/records/shapes.ts'
import { standingAt } from './standing-at.ts'

export interface Wanted {
  /** A receipt number, or the key of an instance. */
  receipt?: string
  variable?: string
  /** The variable's value as it is read: `dispute`, `30`, `true`. */
  value?: string
  /** Part of an open incident's code or message. */
  error?: string
  /** Id of a step where it stands now. */
  element?: string
  process?: string
  version?: number
  state?: InstanceDoc['state']
  /** Only those that are stuck, or late. */
  only?: 'stuck' | 'overdue'
  limit: number
  cursor?: string
}

export interface FoundCase {
  key: string
  rootKey: string
  processId: string
  name: string
  nameZh?: string
  version: number
  state: InstanceDoc['state']
  startedAt: Date
  endedAt?: Date
  complaint?: { id: string, receipt: string, tier: Tier | null }
  /** Where it stands: the innermost active steps. */
  at: { elementId: string, name?: string, nameZh?: string, since: Date }[]
  incidents: { key: string, elementId: string, code: string, message: string, at: Date }[]
  /** Of its open tasks the earliest. */
  dueAt?: Date
}

/** `few`: so many fitted one of the conditions that only the latest were looked at. */
export type Found = Page<FoundCase> & { few?: true }

/** Instances that one condition is narrowed down to. */
const most = 20_000

/** The newest first. */
export async function findCases(wanted: Wanted, clock: Clock): Promise<Found> {
  const { process, version, state, limit, cursor } = wanted
  const receipt = await byReceipt(wanted.receipt)
  const keys = await narrowed(wanted, clock)
  if (receipt === 'none') return { items: [] }
  const [at, id] = cursor ? decodeCursor(cursor) : []
  const conditions: QueryFilter<InstanceDoc>[] = [
    { ...(state && { state }), ...(process && { processId: process }), ...(version !== undefined && { processVersion: version }), ...receipt },
    ...(keys ? [{ _id: { $in: keys } }] : []),
    ...(at && id ? [{ $or: [{ startedAt: { $lt: new Date(at) } }, { startedAt: new Date(at), _id: { $lt: id } }] }] : []),
  ]
  const found = await Instances.find({ $and: conditions }).sort({ startedAt: -1, _id: -1 }).limit(limit + 1).lean()
  const page = toPage(found, limit, ({ startedAt, _id }) => [startedAt.toISOString(), _id], (instance) => instance)
  return { ...page, items: await show(page.items), ...(keys && keys.length >= most && { few: true as const }) }
}

async function byReceipt(given: string | undefined): Promise<QueryFilter<InstanceDoc> | 'none'> {
  const text = given?.trim()
  if (!text) return {}
  if (/^\d{10,20}$/.test(text)) return { $or: [{ _id: text }, { rootKey: text }] }
  const complaint = await Complaints.findOne({ receipt: text }, { _id: 1 }).lean()
  return complaint ? { complaintId: complaint._id } : 'none'
}

/** Keys of the instances that fit everything that is asked about their contents; null where nothing is. */
async function narrowed({ variable, value, error, element, process, only }: Wanted, clock: Clock): Promise<string[] | null> {
  let keys: string[] | null = null
  const narrow = async (find: (among: { instanceKey?: { $in: string[] } }) => Promise<string[]>) => {
    keys = await find(keys ? { instanceKey: { $in: keys } } : {})
  }
  const stuck: QueryFilter<IncidentDoc> | null = only !== 'stuck' && !error ? null : { state: 'open', ...(error && { $or: [{ code: like(error) }, { message: like(error) }] }) }
  if (stuck) await narrow(async (among) => (await Incidents.find({ ...stuck, ...among, ...(process && { processId: process }) }, { instanceKey: 1 }).sort({ at: -1 }).limit(most).lean()).map(({ instanceKey }) => instanceKey))
  if (only === 'overdue') await narrow(async (among) => (await Tasks.find({ state: 'open', dueAt: { $lt: clock.now() }, ...among, ...(process && { processId: process }), ...(element && { elementId: element }) }, { instanceKey: 1 }).limit(most).lean()).map(({ instanceKey }) => instanceKey))
  if (element) {
    const resources = await Resources.find({ kind: 'process', ...(process && { id: process }), 'elements.id': element }, { _id: 1 }).lean()
    const processKey = { $in: resources.map(({ _id }) => _id) }
    await narrow(async (among) => (await Elements.find({ processKey, state: 'active', elementId: element, ...among }, { instanceKey: 1 }).sort({ enteredAt: 1 }).limit(most).lean()).map(({ instanceKey }) => instanceKey))
  }
  if (variable) {
    const texts = value === undefined || value === '' ? null : spellings(value)
    await narrow(async (among) => (await Variables.find({ name: variable, ...(texts && { value: { $in: texts } }), ...among }, { instanceKey: 1 }).limit(most).lean()).map(({ instanceKey }) => instanceKey))
  }
  return keys && [...new Set(keys as string[])]
}

/** The JSON texts that a value may have: `30` is a number here and a text there. */
function spellings(value: string): string[] {
  const texts = [JSON.stringify(value)]
  try {
    texts.push(JSON.stringify(JSON.parse(value)))
  } catch {
    // only a text then
  }
  return [...new Set(texts)]
}

/** The text as it stands, anywhere, in capitals or not. */
const like = (text: string): RegExp => new RegExp(RegExp.escape(text), 'i')

async function show(instances: InstanceDoc[]): Promise<FoundCase[]> {
  const keys = instances.map(({ _id }) => _id)
  const [standing, incidents, tasks, complaints, resources] = await Promise.all([
    standingAt(keys),
    Incidents.find({ instanceKey: { $in: keys }, state: 'open' }).sort({ at: 1 }).lean(),
    Tasks.find({ instanceKey: { $in: keys }, state: 'open', dueAt: { $ne: null } }, { instanceKey: 1, dueAt: 1 }).sort({ dueAt: 1 }).lean(),
    Complaints.find({ _id: { $in: instances.flatMap(({ complaintId }) => complaintId ?? []) } }, { receipt: 1, tier: 1 }).lean(),
    Resources.find({ _id: { $in: [...new Set(instances.map(({ processKey }) => processKey))] } }, { names: 1, elements: 1 }).lean(),
  ])
  const caseOf = new Map(complaints.map(({ _id, receipt, tier }) => [_id, { id: _id, receipt, tier }]))
  const diagramOf = new Map(resources.map((resource) => [resource._id, resource]))
  return instances.map(({ _id, rootKey, processId, processVersion, processKey, complaintId, state, startedAt, endedAt }) => {
    const diagram = diagramOf.get(processKey)
    const complaint = complaintId ? caseOf.get(complaintId) : undefined
    const due = tasks.find(({ instanceKey }) => instanceKey === _id)?.dueAt
    return {
      key: _id, rootKey, processId, name: diagram?.names?.en ?? processId, ...(diagram?.names?.zh && { nameZh: diagram.names.zh }), version: processVersion, state, startedAt, ...(endedAt && { endedAt }),
      ...(complaint && { complaint }),
      at: (standing.get(_id) ?? []).map(({ elementId, enteredAt }) => {
        const { name, nameZh } = diagram?.elements.find((element) => element.id === elementId) ?? {}
        return { elementId, ...(name && { name }), ...(nameZh && { nameZh }), since: enteredAt }
      }),
      incidents: incidents.filter(({ instanceKey }) => instanceKey === _id).map((incident) => ({ key: incident._id, elementId: incident.elementId, code: incident.code, message: incident.message, at: incident.at })),
      ...(due && { dueAt: due }),
    }
  })
}
