/** Where deadlines break: the clocks of cases that ran out in a period, by stage and tier. */
import { Complaints, type Tier } from '../complaints/complaint.ts'
import { stageName } from '../complaints/names.ts'
import type { Sentence } from '../complaints/vocabulary.ts'
import { loadHospital } from '../people/store.ts'
import { within, type Period } from './period.ts'

export interface BrokenLimit {
  stage: string
  name: Sentence
  tier: Tier | null
  /** Limits that lay in the period: met in time, met or not after it. */
  kept: number
  broken: number
}

/** A limit that lies ahead, or that a later round replaced, has not been judged. Only numbers leave the case files. */
export async function brokenLimits(period: Period, now: Date): Promise<BrokenLimit[]> {
  const [rows, hospital] = await Promise.all([
    Complaints.aggregate<{ _id: { stage: string, tier: Tier | null }, kept: number, broken: number }>([
      { $match: { 'deadlines.at': within(period) } },
      { $project: { tier: 1, deadlines: 1 } },
      { $unwind: '$deadlines' },
      { $match: { 'deadlines.at': within(period), 'deadlines.state': { $ne: 'superseded' } } },
      {
        $group: {
          _id: { stage: '$deadlines.stage', tier: { $ifNull: ['$tier', null] } },
          kept: { $sum: { $cond: [{ $eq: ['$deadlines.state', 'met'] }, 1, 0] } },
          broken: { $sum: { $cond: [{ $or: [{ $eq: ['$deadlines.state', 'missed'] }, { $and: [{ $eq: ['$deadlines.state', 'open'] }, { $lt: ['$deadlines.at', now] }] }] }, 1, 0] } },
        },
      },
      { $match: { $expr: { $gt: [{ $add: ['$kept', '$broken'] }, 0] } } },
      { $sort: { broken: -1, kept: -1 } },
    ]),
    loadHospital(),
  ])
  return rows.map(({ _id: { stage, tier }, kept, broken }) => ({ stage, name: stageName(stage, hospital), tier, kept, broken }))
}
