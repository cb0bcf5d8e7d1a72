/** What is complained about again and again: the problem list, and the three most frequent of it (`domain.md` [2]). */
import { Complaints } from '../complaints/complaint.ts'
import { knownCases } from './known-cases.ts'
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

/** Tags of the complaints received in the period, the most frequent first. */
export async function problemsOf(period: Period, department: string | null): Promise<Problem[]> {
  const since = new Date(period.from.getTime() - window)
  const found = await Complaints.aggregate<Omit<Problem, 'tag'> & { _id: string }>([
    ...knownCases(period, department, since),
    { $match: { receivedAt: { $gte: since }, tag: { $ne: 'unknown' } } },
    { $sort: { receivedAt: 1, _id: 1 } },
    { $set: { now: { $gte: ['$receivedAt', period.from] } } },
    { $group: {
      _id: '$tag', nature: { $last: '$nature' }, total: sumIf('$now'), before: sumIf({ $not: '$now' }), emergency: sumIf({ $and: ['$now', '$emergency'] }),
      founded: sumIf({ $and: ['$now', { $in: ['$founded', ['yes', 'partly']] }] }), repeats: sumIf({ $and: ['$now', '$repeat'] }),
      departments: { $addToSet: { $cond: ['$now', '$department', '$$REMOVE'] } }, receipts: { $push: { $cond: ['$now', '$receipt', '$$REMOVE'] } },
    } },
    { $match: { total: { $gt: 0 } } },
    { $sort: { total: -1, _id: 1 } },
    { $limit: most },
  ])
  return found.map(({ _id: tag, departments, receipts, ...rest }) => ({ tag, ...rest, departments: departments.toSorted(), receipts: receipts.slice(0, most) }))
}

const sumIf = (condition: unknown) => ({ $sum: { $cond: [condition, 1, 0] } })
