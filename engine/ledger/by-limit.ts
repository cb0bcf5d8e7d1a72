/** The ledger sorted by what breaks first: cases with an open limit by that, then the rest, the newest first. */
import type { QueryFilter } from 'mongoose'
import { Complaints, type Complaint } from '../complaints/complaint.ts'

/** The row that was shown last, and the place of each for the next page: `l<limit>` or, where no limit is open, `r<when it was received>`. */
export type Placed = Complaint & { place: string }

export async function byNextLimit(where: QueryFilter<Complaint>[], limit: number, after: [place: string, id: string] | null): Promise<Placed[]> {
  const rest = after?.[0].startsWith('r') ?? false
  const first = rest ? [] : await withLimit(where, limit, after)
  return first.length >= limit ? first : [...first, ...await withoutLimit(where, limit - first.length, rest ? after : null)]
}

async function withLimit(where: QueryFilter<Complaint>[], limit: number, after: [string, string] | null): Promise<Placed[]> {
  const at = after && new Date(after[0].slice(1))
  const open = { $filter: { input: '$deadlines', cond: { $eq: ['$$this.state', 'open'] } } }
  const placed = await Complaints.aggregate<{ _id: string, next: Date }>([
    { $match: { $and: [...where, { 'deadlines.state': 'open' }] } },
    { $project: { next: { $min: { $map: { input: open, in: '$$this.at' } } } } },
    ...(at ? [{ $match: { $or: [{ next: { $gt: at } }, { next: at, _id: { $gt: after![1] } }] } }] : []),
    { $sort: { next: 1, _id: 1 } },
    { $limit: limit },
  ])
  const cases = new Map((await Complaints.find({ _id: { $in: placed.map(({ _id }) => _id) } }).lean<Complaint[]>()).map((complaint) => [complaint._id, complaint]))
  return placed.flatMap(({ _id, next }) => { const complaint = cases.get(_id); return complaint ? [{ ...complaint, place: `l${next.toISOString()}` }] : [] })
}

async function withoutLimit(where: QueryFilter<Complaint>[], limit: number, after: [string, string] | null): Promise<Placed[]> {
  const at = after && new Date(after[0].slice(1))
  const past: QueryFilter<Complaint>[] = at ? [{ receivedAt: { $lte: at }, $or: [{ receivedAt: { $lt: at } }, { _id: { $lt: after[1] } }] }] : []
  const cases = await Complaints.find({ $and: [...where, { 'deadlines.state': { $ne: 'open' } }, ...past] }).sort({ receivedAt: -1, _id: -1 }).limit(limit).lean<Complaint[]>()
  return cases.map((complaint) => ({ ...complaint, place: `r${complaint.receivedAt.toISOString()}` }))
}
