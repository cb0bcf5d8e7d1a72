/** What is complained about again and again: the problem list, and the three most frequent of it (`domain.md` [2]). */
import type { PipelineStage } from 'mongoose'
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

/** As the stages below give it. */
export type GroupedProblem = Omit<Problem, 'tag'> & { _id: string }

/** From known cases to the tags of those that were received in the period, the most frequent first. */
export const problemStages = ({ from }: Period): PipelineStage.FacetPipelineStage[] => [
  { $match: { receivedAt: { $gte: new Date(from.getTime() - window) }, tag: { $ne: 'unknown' } } },
  { $sort: { receivedAt: 1, _id: 1 } },
  { $set: { now: { $gte: ['$receivedAt', from] } } },
  { $group: {
    _id: '$tag', nature: { $last: '$nature' }, total: sumIf('$now'), before: sumIf({ $not: '$now' }), emergency: sumIf({ $and: ['$now', '$emergency'] }),
    founded: sumIf({ $and: ['$now', { $in: ['$founded', ['yes', 'partly']] }] }), repeats: sumIf({ $and: ['$now', '$repeat'] }),
    departments: { $addToSet: { $cond: ['$now', '$department', '$$REMOVE'] } }, receipts: { $push: { $cond: ['$now', '$receipt', '$$REMOVE'] } },
  } },
  { $match: { total: { $gt: 0 } } },
  { $sort: { total: -1, _id: 1 } },
  { $limit: most },
]

export const asProblem = ({ _id: tag, departments, receipts, ...rest }: GroupedProblem): Problem =>
  ({ tag, ...rest, departments: departments.toSorted(), receipts: receipts.slice(0, most) })

const sumIf = (condition: unknown) => ({ $sum: { $cond: [condition, 1, 0] } })
