/** The ledger: which cases an actor may see, filtered, newest first. */
import type { QueryFilter } from 'mongoose'
import { readableBy } from '../access/abilities.ts'
import type { Actor } from '../access/actor.ts'
import { audited } from '../access/audit.ts'
import type { Clock } from '../clock/clock.ts'
import { decodeCursor, toPage, type Page } from '../store/cursor.ts'
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

const literally = (words: string): RegExp => new RegExp(words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'i')

export async function searchComplaints(query: LedgerQuery, actor: Actor, clock: Clock): Promise<Page<LedgerRow>> {
  const where: QueryFilter<Complaint>[] = [readableBy(actor, 'find')]
  if (query.state) where.push(inState[query.state])
  if (query.tier) where.push({ tier: query.tier })
  if (query.nature) where.push({ nature: query.nature })
  if (query.channel) where.push({ channel: query.channel as Complaint['channel'] })
  if (query.department) where.push({ departments: query.department })
  if (query.q) where.push(saying(literally(query.q), actor))
  if (query.cursor) where.push(before(decodeCursor(query.cursor)))

  return audited(
    { action: 'complaint.list', actor, at: clock.now() },
    ({ items }) => items.map(({ id }) => id),
    async () => {
      const rows = await Complaints.find({ $and: where }).sort({ receivedAt: -1, _id: -1 }).limit(query.limit + 1).lean<Complaint[]>()
      return toPage(rows, query.limit, ({ receivedAt, _id }) => [receivedAt.toISOString(), _id], showInLedger)
    },
  )
}

/** Who complained is only looked through where the actor may know it: a hit would give it away. */
const saying = (words: RegExp, actor: Actor): QueryFilter<Complaint> => ({
  $or: [
    ...['receipt', 'subject', 'narrative'].map((field) => ({ [field]: words })),
    { $and: [readableBy(actor, 'identify'), { $or: ['complainant.name', 'complainant.phone'].map((field) => ({ [field]: words })) }] },
  ],
})

function before([at, id]: [string, string]): QueryFilter<Complaint> {
  const receivedAt = new Date(at)
  return { $or: [{ receivedAt: { $lt: receivedAt } }, { receivedAt, _id: { $lt: id } }] }
}
