/** The ledger sorted by what breaks first: cases with an open limit by that, then the rest, the newest first. */
import type { QueryFilter } from 'mongoose'
import { Complaints, type Complaint } from '../complaints/complaint.ts'

/** The row that was shown last, and the place of each for the next page: `l<limit>` or, where no limit is open, `r<when it was received>`. */
export type Placed = Complaint & { place: string }

export async function byNextLimit(where: QueryFilter<Complaint>[], limit: number, after: [place: string, id: string] | null, now: Date): Promise<Placed[]> {
  const rest = after?.[0].startsWith('r') ?? false
  const first = rest ? [] : await withLimit(where, limit, after, now)
  return first.length >= limit ? first : [...first, ...await withoutLimit(where, limit - first.length, rest ? after : null)]
}

const day = 24 * 3_600_000
/** How far ahead limits are looked for, in steps until the page is full: else each page would read every open case. */
const spans = [day / 2, 4 * day, 32 * day]

async function withLimit(where: QueryFilter<Complaint>[], limit: number, after: [string, string] | null, now: Date): Promise<Placed[]> {
  const at = after && new Date(after[0].slice(1))
  const past: [Date, string] | null = at && [at, after![1]]
  for (const span of spans) {
    const found = await within(new Date((at ?? now).getTime() + span), where, limit, past)
    if (found.length >= limit) return found
  }
  return await within(null, where, limit, past)
}

/** @param until limits up to then; null for all */
async function within(until: Date | null, where: QueryFilter<Complaint>[], limit: number, after: [Date, string] | null): Promise<Placed[]> {
  const open = { $filter: { input: '$deadlines', cond: { $eq: ['$$this.state', 'open'] } } }
  const placed = await Complaints.aggregate<{ _id: string, next: Date }>([
    { $match: { $and: [...where, { deadlines: { $elemMatch: { state: 'open', ...(until && { at: { $lte: until } }) } } }] } },
    { $project: { next: { $min: { $map: { input: open, in: '$$this.at' } } } } },
    ...(after ? [{ $match: { $or: [{ next: { $gt: after[0] } }, { next: after[0], _id: { $gt: after[1] } }] } }] : []),
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
