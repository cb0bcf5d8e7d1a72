/** What is complained about again and again: the problem list, and the three most frequent of it (`domain.md` [2]). */
import type { PipelineStage } from 'mongoose'
import type { Counted } from './gather.ts'
import type { Period } from './periods.ts'

export interface Problem {
  tag: string
  nature: string
  total: number
  emergency: number
  /** Of those whose result was known. */
  founded: number
  /** Of the same person about the same matter. */
  repeats: number
  /** In the ninety days before the period. */
  before: number
  departments: string[]
  /** The first twenty. */
  receipts: string[]
}

const most = 20
const window = 90 * 24 * 3600_000

/** From known cases to their tags, by department. */
export const problemStages = ({ from }: Period): PipelineStage.FacetPipelineStage[] => [
  { $match: { receivedAt: { $gte: new Date(from.getTime() - window) }, tag: { $ne: 'unknown' } } },
  { $set: { now: { $gte: ['$receivedAt', from] } } },
  { $group: {
    _id: { department: '$department', value: '$tag' }, nature: { $max: '$nature' }, total: sumIf('$now'), before: sumIf({ $not: '$now' }), emergency: sumIf({ $and: ['$now', '$emergency'] }),
    founded: sumIf({ $and: ['$now', { $in: ['$founded', ['yes', 'partly']] }] }), repeats: sumIf({ $and: ['$now', '$repeat'] }), receipts: { $push: { $cond: ['$now', '$receipt', '$$REMOVE'] } },
  } },
]

const sumIf = (condition: unknown) => ({ $sum: { $cond: [condition, 1, 0] } })

/** Tags of the complaints received in the period, the most frequent first. */
export function problemsIn(rows: readonly Counted[]): Problem[] {
  const problems = [...Map.groupBy(rows, ({ _id }) => _id.value)].map(([tag, some]): Problem => {
    const sum = (count: string): number => some.reduce((all, row) => all + Number(row[count]), 0)
    return {
      tag, nature: some.map(({ nature }) => String(nature)).toSorted((a, b) => (a < b ? -1 : 1)).at(-1) ?? 'unknown', total: sum('total'), emergency: sum('emergency'), founded: sum('founded'), repeats: sum('repeats'), before: sum('before'),
      departments: some.filter(({ total }) => total > 0).map(({ _id }) => _id.department).toSorted(), receipts: some.flatMap(({ receipts }) => receipts as string[]).toSorted().slice(0, most),
    }
  })
  return problems.filter(({ total }) => total > 0).toSorted((a, b) => b.total - a.total || (a.tag < b.tag ? -1 : 1)).slice(0, most)
}
