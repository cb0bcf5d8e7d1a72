/** One process as a live diagram: who stands where now, and how it went in a period. */
import type { PipelineStage } from 'mongoose'
import type { Clock } from '../clock/clock.ts'
import { Elements, Flows, Incidents, Instances, Tasks } from '../zeebe/records/shapes.ts'
import { within, type Period } from './period.ts'
import { versionsOf } from './versions.ts'

export interface WatchedElement {
  elementId: string
  name?: string
  nameZh?: string
  /** BPMN type, such as `bpmn:UserTask`. */
  type?: string
  /** The diagram that is shown has no such element: cases of other versions stand there. */
  gone?: true
  /** Cases that stand here now, and since when the first of them. */
  active: number
  oldest?: Date
  incidents: number
  /** Open tasks past their due date. */
  overdue: number
  /** How often it was entered in the period. */
  entered: number
  /** How long those stayed who have left, in milliseconds. */
  median?: number
  p90?: number
  /** Tasks that were due in the period: completed in time, and not. */
  inTime: number
  late: number
}

export interface Watched {
  id: string
  name: string
  nameZh?: string
  /** Whose diagram is shown. */
  version: number
  versions: { version: number, at: Date, running: number }[]
  running: number
  /** Instances that began, and that ended, in the period. */
  began: number
  ended: number
  elements: WatchedElement[]
  /** What the diagram calls its elements, whether somebody was there or not. */
  names: { elementId: string, name: string, nameZh?: string }[]
  /** How often each sequence flow was taken by the cases that last took it in the period. */
  flows: { flowId: string, times: number }[]
}

interface Row {
  _id: string
}

export async function watchProcess(id: string, { version, period, clock }: { version?: number, period: Period, clock: Clock }): Promise<Watched> {
  const { keys, shown, elements, all } = await versionsOf(id, version)
  const processKey = { $in: keys }
  const [running, began, ended, standing, stuck, overdue, stays, due, flows] = await Promise.all([
    Instances.aggregate<Row & { count: number }>([{ $match: { processId: id, state: 'active' } }, { $group: { _id: '$processKey', count: { $sum: 1 } } }]),
    Instances.countDocuments({ processKey, startedAt: within(period) }),
    Instances.countDocuments({ processKey, endedAt: within(period) }),
    Elements.aggregate<Row & { active: number, oldest: Date }>([{ $match: { processKey, state: 'active' } }, { $group: { _id: '$elementId', active: { $sum: 1 }, oldest: { $min: '$enteredAt' } } }]),
    Incidents.aggregate<Row & { incidents: number }>([{ $match: { state: 'open', processKey } }, { $group: { _id: '$elementId', incidents: { $sum: 1 } } }]),
    Tasks.aggregate<Row & { overdue: number }>([{ $match: { processKey, state: 'open', dueAt: { $lt: clock.now() } } }, { $group: { _id: '$elementId', overdue: { $sum: 1 } } }]),
    Elements.aggregate<Row & { entered: number, median: number | null, p90: number | null }>(staysIn(keys, period)),
    Tasks.aggregate<Row & { inTime: number, late: number }>(dueIn(keys, period, clock.now())),
    Flows.aggregate<Row & { times: number }>([{ $match: { processKey, at: within(period) } }, { $group: { _id: '$flowId', times: { $sum: '$times' } } }]),
  ])
  const drawn = new Set(shown.elements.map((element) => element.id))
  const by = new Map<string, WatchedElement>()
  const at = (elementId: string): WatchedElement => {
    const { name, nameZh, type } = elements.get(elementId) ?? {}
    const fresh: WatchedElement = { elementId, ...(name && { name }), ...(nameZh && { nameZh }), ...(type && { type }), ...(!drawn.has(elementId) && { gone: true as const }), active: 0, incidents: 0, overdue: 0, entered: 0, inTime: 0, late: 0 }
    return by.get(elementId) ?? by.set(elementId, fresh).get(elementId) ?? fresh
  }
  for (const { _id, active, oldest } of standing) Object.assign(at(_id), { active, oldest })
  for (const { _id, incidents } of stuck) at(_id).incidents = incidents
  for (const { _id, overdue: count } of overdue) at(_id).overdue = count
  for (const { _id, entered, median, p90 } of stays) Object.assign(at(_id), { entered, ...(median !== null && { median }), ...(p90 !== null && { p90 }) })
  for (const { _id, inTime, late } of due) Object.assign(at(_id), { inTime, late })
  const countOf = new Map(running.map(({ _id, count }) => [_id, count]))
  return {
    id,
    name: shown.names?.en ?? id,
    ...(shown.names?.zh && { nameZh: shown.names.zh }),
    version: shown.version,
    versions: all.map(({ version: one, key, at: since }) => ({ version: one, at: since, running: countOf.get(key) ?? 0 })),
    running: keys.reduce((sum, key) => sum + (countOf.get(key) ?? 0), 0),
    began,
    ended,
    elements: [...by.values()],
    names: shown.elements.flatMap(({ id: elementId, name, nameZh }) => (name ? [{ elementId, name, ...(nameZh && { nameZh }) }] : [])),
    flows: flows.map(({ _id, times }) => ({ flowId: _id, times })),
  }
}

/** Answered from the index alone; the percentiles are picked from the sorted stays, databases before 7.0 have no `$percentile`. */
function staysIn(keys: string[], period: Period): PipelineStage[] {
  return [
    { $match: { processKey: { $in: keys }, enteredAt: within(period) } },
    { $project: { _id: 0, elementId: 1, stay: { $cond: [{ $gt: ['$leftAt', null] }, { $subtract: ['$leftAt', '$enteredAt'] }, null] } } },
    { $group: { _id: '$elementId', entered: { $sum: 1 }, stays: { $push: '$stay' } } },
    { $set: { stays: { $sortArray: { input: { $filter: { input: '$stays', cond: { $ne: ['$$this', null] } } }, sortBy: 1 } } } },
    { $project: { entered: 1, median: percentile(0.5), p90: percentile(0.9) } },
  ]
}

const percentile = (part: number) => ({
  $cond: [{ $eq: ['$stays', []] }, null, { $arrayElemAt: ['$stays', { $toInt: { $floor: { $multiply: [part, { $subtract: [{ $size: '$stays' }, 1] }] } } }] }],
})

/** Tasks that fell due in the period; one that is open and not yet due has not been judged. */
function dueIn(keys: string[], period: Period, now: Date): PipelineStage[] {
  const end = { $ifNull: ['$endedAt', now] }
  return [
    { $match: { processKey: { $in: keys }, state: { $in: ['open', 'completed'] }, dueAt: within(period) } },
    { $group: { _id: '$elementId', inTime: { $sum: { $cond: [{ $and: [{ $eq: ['$state', 'completed'] }, { $lte: [end, '$dueAt'] }] }, 1, 0] } }, late: { $sum: { $cond: [{ $gt: [end, '$dueAt'] }, 1, 0] } } } },
  ]
}
