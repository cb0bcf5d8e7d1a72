/** Tasks filtered by what their cases are like. */
import type { QueryFilter } from 'mongoose'
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
  /** Of the cases that fit, where they are few. */
  where: { complaintId: { $in: string[] } }[]
  /** Otherwise what each case that is read has to meet. */
  fits: QueryFilter<Complaint>[]
}

/** Up to this many cases are named one by one; of more, so many tasks fit that they are looked for among those that come next. */
const few = 2_000

export async function ofFittingCases({ tier, department, q }: CaseFilter, actor: Actor): Promise<OfCases> {
  const fits: QueryFilter<Complaint>[] = [
    ...(tier ? [{ tier }] : []),
    ...(department ? [{ departments: department }] : []),
    ...(q?.trim() ? [readableBy(actor, 'find'), ...containing('searchWords', soughtIn(q))] : []),
  ]
  if (fits.length === 0) return { where: [], fits }
  if (await Complaints.countDocuments({ $and: fits }, { limit: few + 1 }) > few) return { where: [], fits }
  const cases = await Complaints.find({ $and: fits }, { _id: 1 }).batchSize(few).lean()
  return { where: [{ complaintId: { $in: cases.map(({ _id }) => _id) } }], fits: [] }
}

/**
 * Leaves of some rows those that an actor may see and whose cases fit.
 * @param isOwn the row is the actor's own to do: whoever worked on a case once need not see what became of it, but does what is theirs
 */
export function sieve<Of extends { complaintId: string | null }>(fits: QueryFilter<Complaint>[], actor: Actor, isOwn: (row: Of) => boolean) {
  return async (rows: Of[]): Promise<Of[]> => {
    const [hidden, fitting] = await Promise.all([
      casesOf(rows.filter((row) => !isOwn(row)), { $nor: [readableBy(actor, 'read')] }),
      fits.length > 0 ? casesOf(rows, { $and: fits }) : null,
    ])
    return rows.filter((row) => (isOwn(row) || !hidden.has(row.complaintId)) && (fitting === null || fitting.has(row.complaintId)))
  }
}

/** Ids of the cases among those of some rows that meet a condition. */
async function casesOf(rows: { complaintId: string | null }[], condition: QueryFilter<Complaint>): Promise<Set<string | null>> {
  const ids = [...new Set(rows.flatMap(({ complaintId }) => complaintId ?? []))]
  return ids.length === 0 ? new Set() : new Set((await Complaints.find({ $and: [{ _id: { $in: ids } }, condition] }, { _id: 1 }).batchSize(ids.length).lean()).map(({ _id }) => _id))
}
