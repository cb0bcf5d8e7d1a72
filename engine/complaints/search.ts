/** The ledger: which cases an actor may see, filtered, newest first or by what breaks first. */
import type { QueryFilter } from 'mongoose'
import { readableBy } from '../access/abilities.ts'
import type { Actor } from '../access/actor.ts'
import { audited } from '../access/audit.ts'
import type { Clock } from '../clock/clock.ts'
import { byNextLimit } from '../ledger/by-limit.ts'
import { cellsOf } from '../ledger/cells.ts'
import type { Cell, ColumnId } from '../ledger/columns.ts'
import { fitting, type LedgerFilter } from '../ledger/filter.ts'
import { loadHospital } from '../people/store.ts'
import { decodeCursor, toPage, type Page } from '../store/cursor.ts'
import { containing, soughtIn } from '../search/words.ts'
import { Complaints, type Complaint } from './complaint.ts'
import { showInLedger, type LedgerRow } from './show.ts'

export interface LedgerQuery extends LedgerFilter {
  /** Further cells of each row. */
  columns?: readonly ColumnId[]
  /** `next`: by the next limit. */
  sort?: 'received' | 'next'
  limit: number
  cursor?: string
}

export type LedgerLine = LedgerRow & { cells?: Record<string, Cell> }

export async function searchComplaints(query: LedgerQuery, actor: Actor, clock: Clock): Promise<Page<LedgerLine>> {
  const { columns = [], limit } = query
  const after = query.cursor ? decodeCursor(query.cursor) : null
  return audited(
    { action: 'complaint.list', actor, at: clock.now() },
    ({ items }) => items.map(({ id }) => id),
    async () => {
      const hospital = columns.length > 0 ? await loadHospital() : null
      const show = (complaint: Complaint): LedgerLine => {
        const cells = hospital && cellsOf(complaint, columns, actor, hospital)
        return { ...showInLedger(complaint), ...(cells && { cells: Object.fromEntries(columns.map((id, i) => [id, cells[i]!])) }) }
      }
      const where = fitting(query, actor)
      if (query.sort === 'next') {
        const all = query.q?.trim() ? [...where, bothWays(query.q, actor)] : where
        return toPage(await byNextLimit(all, limit + 1, after, clock.now()), limit, ({ place }) => place, ({ complaint }) => show(complaint))
      }
      const past = after ? [...where, before(after)] : where
      const rows = query.q?.trim() ? await casesSaying(query.q, past, actor, limit + 1) : await newest(past, limit + 1)
      return toPage(rows, limit, ({ receivedAt, _id }) => [receivedAt.toISOString(), _id], show)
    },
  )
}

/** The condition that all words of a question stand in a case or in the name of its complainant, where the actor may know it. */
export function bothWays(question: string, actor: Actor): QueryFilter<Complaint> {
  const sought = soughtIn(question)
  return { $or: [{ $and: containing('searchWords', sought) }, { $and: [readableBy(actor, 'identify'), ...containing('searchNames', sought)] }] } as QueryFilter<Complaint>
}

/**
 * Cases in which all words of a question stand, the newest first: in the receipt, the subject, the report or the place; or in the complainant's name or telephone
 * number, where the actor may know who complained: a hit would give it away.
 */
export async function casesSaying(question: string, where: QueryFilter<Complaint>[], actor: Actor, limit: number): Promise<Complaint[]> {
  return inFull(await idsOfCasesSaying(question, where, actor, limit))
}

/** Their ids, in the same order. */
export async function idsOfCasesSaying(question: string, where: QueryFilter<Complaint>[], actor: Actor, limit: number): Promise<string[]> {
  const sought = soughtIn(question)
  const both = [[...where, ...containing('searchWords', sought)], [...where, readableBy(actor, 'identify'), ...containing('searchNames', sought)]]
  const found = await Promise.all(both.map((one) => Complaints.find({ $and: one }, { receivedAt: 1 }).sort(newestFirst).limit(limit).lean()))
  const all = new Map(found.flat().map((row) => [row._id, row]))
  return [...all.values()].sort((a, b) => b.receivedAt.getTime() - a.receivedAt.getTime() || (a._id < b._id ? 1 : -1)).slice(0, limit).map(({ _id }) => _id)
}

/** In the order of their ids. */
export async function inFull(ids: readonly string[]): Promise<Complaint[]> {
  const cases = new Map((await Complaints.find({ _id: { $in: [...ids] } }).lean<Complaint[]>()).map((complaint) => [complaint._id, complaint]))
  return ids.flatMap((id) => cases.get(id) ?? [])
}

const newestFirst = { receivedAt: -1, _id: -1 } as const

const newest = (where: QueryFilter<Complaint>[], limit: number): Promise<Complaint[]> =>
  Complaints.find({ $and: where }).sort(newestFirst).limit(limit).lean<Complaint[]>()

function before([at, id]: [string, string]): QueryFilter<Complaint> {
  const receivedAt = new Date(at)
  return { receivedAt: { $lte: receivedAt }, $or: [{ receivedAt: { $lt: receivedAt } }, { _id: { $lt: id } }] }
}
