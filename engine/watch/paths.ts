/** Which ways through a process are travelled most. */
import { Elements, Flows, Instances } from '../zeebe/records/shapes.ts'
import { within, type Period } from './period.ts'
import { versionsOf } from './versions.ts'

export interface Path {
  /** How many of the cases looked at took exactly these flows. */
  cases: number
  /** From beginning to end, in milliseconds. */
  median: number
  flows: string[]
  /** What was entered on the way, once each, in the order of the example. */
  steps: { elementId: string, name?: string, nameZh?: string, type?: string }[]
  /** Key of an instance that went this way. */
  example: string
}

export interface Paths {
  /** How many completed cases were looked at. */
  cases: number
  /** There were more in the period: the latest were taken. */
  more: boolean
  paths: Path[]
}

/** Cases looked at, and ways named. */
const most = 5_000
const named = 12

/** Completed cases that began in the period; two went the same way if they took the same flows, however often. */
export async function travelledPaths(id: string, { version, period }: { version?: number, period: Period }): Promise<Paths> {
  const { keys, elements } = await versionsOf(id, version)
  const found = await Instances.find({ processKey: { $in: keys }, startedAt: within(period), state: 'completed' }, { startedAt: 1, endedAt: 1 }).sort({ startedAt: -1 }).limit(most + 1).lean()
  const instances = found.slice(0, most)
  const taken = await Flows.aggregate<{ _id: string, flows: string[] }>([
    { $match: { instanceKey: { $in: instances.map(({ _id }) => _id) } } },
    { $group: { _id: '$instanceKey', flows: { $push: '$flowId' } } },
  ])
  const wayOf = new Map(taken.map(({ _id, flows }) => [_id, flows.toSorted().join(' ')]))
  const ways = [...Map.groupBy(instances, ({ _id }) => wayOf.get(_id) ?? '')].sort(([, one], [, other]) => other.length - one.length).slice(0, named)
  return {
    cases: instances.length,
    more: found.length > most,
    paths: await Promise.all(ways.map(async ([way, those]) => {
      const example = those[0]?._id ?? ''
      const spans = those.map(({ startedAt, endedAt }) => (endedAt ?? startedAt).getTime() - startedAt.getTime()).sort((one, other) => one - other)
      const entered = await Elements.find({ instanceKey: example }, { elementId: 1 }).sort({ enteredAt: 1, _id: 1 }).lean()
      return {
        cases: those.length,
        median: spans[Math.floor((spans.length - 1) / 2)] ?? 0,
        flows: way === '' ? [] : way.split(' '),
        steps: [...new Set(entered.map(({ elementId }) => elementId))].map((elementId) => {
          const { name, nameZh, type } = elements.get(elementId) ?? {}
          return { elementId, ...(name && { name }), ...(nameZh && { nameZh }), ...(type && { type }) }
        }),
        example,
      }
    })),
  }
}
