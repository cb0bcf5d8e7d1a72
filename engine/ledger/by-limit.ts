/** The ledger sorted by what breaks first: cases with an open limit by that, then the rest, the newest first. */
import type { QueryFilter } from 'mongoose'
import { Complaints, type Complaint } from '../complaints/complaint.ts'

export interface Placed {
  complaint: Complaint
  /** The limit, or where none is open when it was received; and the id, behind `l` or `r` for which of the two it is. */
  place: [at: string, id: string]
}

/** @param after place of the row that was shown last */
export async function byNextLimit(where: QueryFilter<Complaint>[], limit: number, after: Placed['place'] | null, now: Date): Promise<Placed[]> {
  const past: Past | null = after && [new Date(after[0]), after[1].slice(1)]
  const rest = after?.[1].startsWith('r') ?? false
  const first = rest ? [] : await withLimit(where, limit, past, now)
  return first.length >= limit ? first : [...first, ...await withoutLimit(where, limit - first.length, rest ? past : null)]
}

type Past = [at: Date, id: string]

const day = 24 * 3_600_000
/** How far ahead limits are looked for, in steps until the page is full: else each page would read every open case. */
const spans = [day / 2, 4 * day, 32 * day]

async function withLimit(where: QueryFilter<Complaint>[], limit: number, past: Past | null, now: Date): Promise<Placed[]> {
  for (const span of spans) {
    const found = await within(new Date((past?.[0] ?? now).getTime() + span), where, limit, past)
    if (found.length >= limit) return found
  }
  return await within(null, where, limit, past)
}

/** @param until limits up to then; null for all */
async function within(until: Date | null, where: QueryFilter<Complaint>[], limit: number, past: Past | null): Promise<Placed[]> {
  const open = { $filter: { input: '$deadlines', cond: { $eq: ['$$this.state', 'open'] } } }
  const placed = await Complaints.aggregate<{ _id: string, next: Date }>([
    { $match: { $and: [...where, { deadlines: { $elemMatch: { state: 'open', ...(until && { at: { $lte: until } }) } } }] } },
    { $project: { next: { $min: { $map: { input: open, in: '$$this.at' } } } } },
    ...(past ? [{ $match: { $or: [{ next: { $gt: past[0] } }, { next: past[0], _id: { $gt: past[1] } }] } }] : []),
    { $sort: { next: 1, _id: 1 } },
    { $limit: limit },
  ])
  const cases = new Map((await Complaints.find({ _id: { $in: placed.map(({ _id }) => _id) } }).lean<Complaint[]>()).map((complaint) => [complaint._id, complaint]))
  return placed.flatMap(({ _id, next }) => { const complaint = cases.get(_id); return complaint ? [{ complaint, place: [next.toISOString(), `l${_id}`] }] : [] })
}

async function withoutLimit(where: QueryFilter<Complaint>[], limit: number, past: Past | null): Promise<Placed[]> {
  const earlier: QueryFilter<Complaint>[] = past ? [{ receivedAt: { $lte: past[0] }, $or: [{ receivedAt: { $lt: past[0] } }, { _id: { $lt: past[1] } }] }] : []
  const cases = await Complaints.find({ $and: [...where, { 'deadlines.state': { $ne: 'open' } }, ...earlier] }).sort({ receivedAt: -1, _id: -1 }).limit(limit).lean<Complaint[]>()
  return cases.map((complaint) => ({ complaint, place: [complaint.receivedAt.toISOString(), `r${complaint._id}`] }))
}
