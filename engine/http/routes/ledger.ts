/** The ledger as a file, and the columns that somebody reads it by. Before the routes of single cases: `export` is no case. */
import { pipeline } from 'node:stream/promises'
import type { Readable } from 'node:stream'
import { Type } from '@sinclair/typebox'
import type { Response } from 'express'
import { DateTime } from 'luxon'
import { channels } from '../../complaints/complaint.ts'
import { searchComplaints } from '../../complaints/search.ts'
import { columnIds, columns } from '../../ledger/columns.ts'
import { ledgerFile } from '../../ledger/export.ts'
import { keepColumns, ownColumns } from '../../ledger/own-columns.ts'
import type { LedgerFilter } from '../../ledger/filter.ts'
import { loadHospital } from '../../people/store.ts'
import type { Context } from '../context.ts'
import { route, type Route } from '../route.ts'
import { Id, Language, listOf, Nature, oneOf, optional, paging, StateName, strict, TierName } from '../schemas.ts'
import { LedgerRow } from './complaints.ts'

const Yes = Type.Boolean()
const Day = Type.String({ format: 'date', description: 'A day on the hospital’s wall' })
const Columns = Type.Array(oneOf(columnIds), { minItems: 1, maxItems: columnIds.length })
/** Of the address: `columns=tier,state`. */
const ColumnList = Type.String({ maxLength: 1_000, pattern: `^(${columnIds.join('|')})(,(${columnIds.join('|')}))*$`, description: 'Ids of columns, separated by commas' })
const listed = (list: string | undefined) => (list ? list.split(',') as typeof columnIds : undefined)

const filters = {
  state: optional(StateName), tier: optional(TierName), nature: optional(Nature), channel: optional(oneOf(channels)), department: optional(Id), q: optional(Type.String({ maxLength: 200 })),
  from: optional(Day), to: optional(Day), tag: optional(Id), field: optional(Id), occupation: optional(Id), severity: optional(Type.Integer({ minimum: 0, maximum: 9, description: 'Injury degree, at least' })),
  epidemic: optional(Yes), emergency: optional(Yes), repeat: optional(Yes), missed: optional(Yes), satisfied: optional(Yes), outcome: optional(Id),
}
const LedgerQuery = Type.Object({ ...filters, columns: optional(ColumnList), sort: optional(oneOf(['received', 'next'])), ...paging }, strict)
const LedgerLine = Type.Object({ ...LedgerRow.properties, cells: optional(Type.Record(Type.String(), Type.Unknown())) })

export const fileTypes = { csv: 'text/csv; charset=utf-8', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' } as const

/** Days are whole days of the hospital: from the beginning of the first to the end of the last. */
async function instantsOf<T extends { from?: string, to?: string }>({ from, to, ...filter }: T): Promise<Omit<T, 'from' | 'to'> & Pick<LedgerFilter, 'from' | 'to'>> {
  const { calendar: { timeZone: zone } } = await loadHospital()
  return { ...filter, ...(from && { from: DateTime.fromISO(from, { zone }).toJSDate() }), ...(to && { to: DateTime.fromISO(to, { zone }).plus({ days: 1 }).toJSDate() }) }
}

/** What a file is called by: what it is, and the hospital's day. */
export async function datedName(name: string, now: Date): Promise<string> {
  const { calendar: { timeZone: zone } } = await loadHospital()
  return `${name}-${DateTime.fromJSDate(now, { zone }).toISODate()}`
}

/** Sends a file as it grows. */
export async function sendGrowing(file: Readable, name: string, format: keyof typeof fileTypes, now: Date, res: Response): Promise<void> {
  res.attachment(`${await datedName(name, now)}.${format}`)
  res.set({ 'Content-Type': fileTypes[format], 'X-Content-Type-Options': 'nosniff' })
  await pipeline(file, res)
}

export function ledgerRoutes({ clock }: Context): Route[] {
  return [
    route({
      method: 'get', path: '/api/complaints', summary: 'The ledger, newest first, or by the next limit; with the cells of further columns', access: 'signed-in', query: LedgerQuery, answer: [200, listOf(LedgerLine)],
      run: async ({ actor, query: { columns: list, ...query } }) => {
        const wanted = listed(list)
        return await searchComplaints({ ...await instantsOf(query), ...(wanted && { columns: wanted }) }, actor, clock)
      },
    }),
    route({
      method: 'get', path: '/api/complaints/export', summary: 'The ledger as a file, everything that fits, newest first', access: 'signed-in',
      query: Type.Object({ ...filters, format: oneOf(['csv', 'xlsx']), columns: optional(ColumnList), lang: optional(Language) }, strict), answer: [200, null],
      run: async ({ actor, query: { format, columns: list, lang, ...filter }, res }) => {
        const wanted = listed(list) ?? ['receipt', 'subject', ...await ownColumns(actor.id)] as typeof columnIds
        await sendGrowing(await ledgerFile(await instantsOf(filter), { columns: wanted, format, language: lang ?? actor.language }, actor, clock), 'complaints', format, clock.now(), res)
      },
    }),
    route({
      method: 'get', path: '/api/ledger/columns', summary: 'All columns of the ledger, and those that I have chosen', access: 'signed-in',
      answer: [200, Type.Object({ all: Type.Array(Type.Object({ id: Type.String(), kind: Type.String(), look: Type.String(), name: Type.Object({ en: Type.String(), zh: Type.String() }) })), mine: Type.Array(Type.String()) })],
      run: async ({ actor }) => ({ all: columnIds.map((id) => ({ id, kind: columns[id].kind, look: columns[id].look, name: columns[id].name })), mine: await ownColumns(actor.id) }),
    }),
    route({
      method: 'put', path: '/api/ledger/columns', summary: 'Keep the columns that I read the ledger by', access: 'signed-in', body: Type.Object({ columns: Columns }, strict), answer: [204, null],
      run: ({ actor, body }) => keepColumns(actor.id, body.columns),
    }),
  ]
}
