/** Tasks filtered by what their cases are like. */
import type { PipelineStage, QueryFilter } from 'mongoose'
import { readableBy } from '../access/abilities.ts'
import type { Actor } from '../access/actor.ts'
import { Complaints, type Complaint, type Tier } from '../complaints/complaint.ts'
import { containing, soughtIn } from '../search/words.ts'

export interface CaseFilter {
  tier?: Tier
  /** Responsible for the case. */
  department?: string
  /** Words of the case, as in the ledger. */
  q?: string
}

export interface OfCases {
  where: { complaintId: { $in: string[] } | { $ne: null } }[]
  stages: PipelineStage[]
}

/** Up to this many cases are named one by one; of more, so many tasks fit that each is looked up as the list is read. */
const few = 2_000

export async function ofFittingCases({ tier, department, q }: CaseFilter, actor: Actor): Promise<OfCases> {
  const fits: QueryFilter<Complaint>[] = [
    ...(tier ? [{ tier }] : []),
    ...(department ? [{ departments: department }] : []),
    ...(q?.trim() ? [readableBy(actor, 'find'), ...containing('searchWords', soughtIn(q))] : []),
  ]
  if (fits.length === 0) return { where: [], stages: [] }
  const cases = await Complaints.find({ $and: fits }, { _id: 1 }).limit(few + 1).lean()
  if (cases.length <= few) return { where: [{ complaintId: { $in: cases.map(({ _id }) => _id) } }], stages: [] }
  return {
    where: [{ complaintId: { $ne: null } }],
    stages: [
      { $lookup: { from: Complaints.collection.name, localField: 'complaintId', foreignField: '_id', pipeline: [{ $match: { $and: fits } }, { $project: { _id: 1 } }], as: 'fitting' } },
      { $match: { fitting: { $ne: [] } } },
      { $unset: 'fitting' },
    ],
  }
}
