/**
 * The ledger as a file, without a cap and with as much memory for a million cases as for one: cases are read by a cursor, and each portion leaves its audit row
 * before it leaves the server. A last row says how many there were.
 */
import { Readable } from 'node:stream'
import { writeXlsxStream } from 'hucre/xlsx'
import type { Actor } from '../access/actor.ts'
import { audited } from '../access/audit.ts'
import type { Clock } from '../clock/clock.ts'
import { Complaints, type Complaint } from '../complaints/complaint.ts'
import { bothWays } from '../complaints/search.ts'
import type { Hospital } from '../people/hospital.ts'
import { loadHospital } from '../people/store.ts'
import { csvLine } from '../scenarios/csv.ts'
import { cellsOf, said } from './cells.ts'
import { columns, type ColumnId } from './columns.ts'
import { fitting, type LedgerFilter } from './filter.ts'

export type FileFormat = 'csv' | 'xlsx'
type Value = string | number | Date | null

/** As many as one audit row names. */
const portion = 500

export interface LedgerFile {
  columns: readonly ColumnId[]
  format: FileFormat
  language: 'en' | 'zh'
}

/** Newest first. Ends early, without a good end of the file, where a portion cannot be audited. */
export async function ledgerFile(filter: LedgerFilter, file: LedgerFile, actor: Actor, clock: Clock): Promise<Readable> {
  const hospital = await loadHospital()
  const header = file.columns.map((id) => columns[id].name[file.language])
  const dates = file.columns.map((id) => columns[id].kind === 'date')
  return fileOf(header, dates, rowsOf(filter, file, actor, clock, hospital), file.format, file.language === 'zh' ? '投诉台账' : 'Complaints')
}

async function* rowsOf(filter: LedgerFilter, { columns: wanted, format, language }: LedgerFile, actor: Actor, clock: Clock, hospital: Hospital): AsyncGenerator<Value[]> {
  let rows = 0
  const note = (subject: string[]) => audited({ action: 'complaint.export', actor, at: clock.now() }, () => subject, async () => undefined)
  for await (const cases of portionsOf(filter, actor)) {
    await note(cases.map(({ _id }) => _id))
    rows += cases.length
    for (const complaint of cases) yield cellsOf(complaint, wanted, actor, hospital).map((cell, i) => said(cell, columns[wanted[i]!].kind, hospital, language))
  }
  await note([format, `rows:${rows}`])
}

async function* portionsOf(filter: LedgerFilter, actor: Actor): AsyncGenerator<Complaint[]> {
  const where = fitting(filter, actor)
  const found = Complaints.find({ $and: filter.q?.trim() ? [...where, bothWays(filter.q, actor)] : where }, { searchWords: 0, searchNames: 0 }).sort({ receivedAt: -1, _id: -1 }).batchSize(portion).lean<Complaint>().cursor()
  let cases: Complaint[] = []
  for await (const complaint of found) {
    cases.push(complaint)
    if (cases.length < portion) continue
    yield cases
    cases = []
  }
  if (cases.length > 0) yield cases
}

/** CSV begins with a byte-order mark, so that spreadsheets read the Chinese; what a spreadsheet would run as a formula is a text in both. A sheet that is full goes on in the next one. */
export function fileOf(header: readonly string[], dates: readonly boolean[], rows: AsyncIterable<Value[]>, format: FileFormat, sheet: string): Readable {
  if (format === 'csv') return Readable.from(csvOf(header, rows))
  const columns = header.map((name, i) => ({ header: name, ...(dates[i] ? { numFmt: 'yyyy-mm-dd hh:mm', width: 17 } : { width: 16 }) }))
  return Readable.fromWeb(writeXlsxStream(rows, { name: sheet, columns, freezePane: { rows: 1 }, zip64: true }) as never)
}

async function* csvOf(header: readonly string[], rows: AsyncIterable<Value[]>): AsyncGenerator<string> {
  yield `\uFEFF${csvLine(header)}\r\n`
  for await (const row of rows) yield `${csvLine(row.map((value) => (value instanceof Date ? value.toISOString().slice(0, 16).replace('T', ' ') : String(value ?? ''))))}\r\n`
}
