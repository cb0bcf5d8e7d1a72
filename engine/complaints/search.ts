/** The ledger: which cases an actor may see, filtered, newest first. */
import type { QueryFilter } from 'mongoose'
import { readableBy } from '../access/abilities.ts'
import type { Actor } from '../access/actor.ts'
import { audited } from '../access/audit.ts'
import type { Clock } from '../clock/clock.ts'
import { decodeCursor, toPage, type Page } from '../store/cursor.ts'
import { containing, soughtIn } from '../search/words.ts'
import { Complaints, type Complaint, type Nature, type Tier } from './complaint.ts'
import { showInLedger, type LedgerRow } from './show.ts'
import { inState, type State } from './state.ts'

export interface LedgerQuery {
  state?: State
  tier?: Tier
  department?: string
  nature?: Nature
  channel?: string
  q?: string
  limit: number
  cursor?: string
}

export async function searchComplaints(query: LedgerQuery, actor: Actor, clock: Clock): Promise<Page<LedgerRow>> {
  const where: QueryFilter<Complaint>[] = [readableBy(actor, 'find')]
  if (query.state) where.push(inState[query.state])
  if (query.tier) where.push({ tier: query.tier })
  if (query.nature) where.push({ nature: query.nature })
  if (query.channel) where.push({ channel: query.channel as Complaint['channel'] })
  if (query.department) where.push({ departments: query.department })
  if (query.cursor) where.push(before(decodeCursor(query.cursor)))

  return audited(
    { action: 'complaint.list', actor, at: clock.now() },
    ({ items }) => items.map(({ id }) => id),
    async () => {
      const rows = query.q?.trim() ? await casesSaying(query.q, where, actor, query.limit + 1) : await newest(where, query.limit + 1)
      return toPage(rows, query.limit, ({ receivedAt, _id }) => [receivedAt.toISOString(), _id], showInLedger)
    },
  )
}

/**
 * Cases in which all words of a question stand, the newest first: in the receipt, the subject, the report or the place; or in the complainant's name or telephone
 * number, where the actor may know who complained: a hit would give it away.
 */
export async function casesSaying(question: string, where: QueryFilter<Complaint>[], actor: Actor, limit: number): Promise<Complaint[]> {
  const sought = soughtIn(question)
  const found = await Promise.all([
    newest([...where, ...containing('searchWords', sought)], limit),
    newest([...where, readableBy(actor, 'identify'), ...containing('searchNames', sought)], limit),
  ])
  const all = new Map(found.flat().map((complaint) => [complaint._id, complaint]))
  return [...all.values()].sort((a, b) => b.receivedAt.getTime() - a.receivedAt.getTime() || (a._id < b._id ? 1 : -1)).slice(0, limit)
}

const newest = (where: QueryFilter<Complaint>[], limit: number): Promise<Complaint[]> =>
  Complaints.find({ $and: where }).sort({ receivedAt: -1, _id: -1 }).limit(limit).lean<Complaint[]>()

function before([at, id]: [string, string]): QueryFilter<Complaint> {
  const receivedAt = new Date(at)
  return { receivedAt: { $lte: receivedAt }, $or: [{ receivedAt: { $lt: receivedAt } }, { _id: { $lt: id } }] }
}
