/** Tables as files: a spreadsheet that can be read back, a calendar for other programs. */
import ical from 'ical-generator'
import { csvOf } from '../../scenarios/csv.ts'
import type { Hospital } from '../hospital.ts'
import { tables } from './plan-change.ts'
import type { TableName } from './table.ts'

export { csvOf } from '../../scenarios/csv.ts'

/** CSV (RFC 4180) with a byte-order mark, so that spreadsheets read the Chinese. */
export function writeCsv(name: TableName, hospital: Hospital, wanted: (id: string) => boolean = () => true): string {
  const { columns, items, write } = tables[name]
  return `\uFEFF${csvOf(columns, items(hospital).filter(({ id }) => wanted(id)).map((item) => write(item, hospital))).replaceAll('\n', '\r\n')}`
}

interface Entry { id: string; person: string; from: Date; to: Date; title: string }

/** Absences or duties as an iCalendar file; who has one stands in the title. Why somebody is away does not leave the house in it. */
export function writeCalendar(entries: readonly Entry[], { people }: Hospital, now: Date): string {
  const nameOf = (id: string): string => { const person = people.find((one) => one.id === id); return person?.nameZh ?? person?.name ?? id }
  return ical({ prodId: { company: 'Recourse', product: 'people' }, events: entries.map(({ id, person, from, to, title }) => ({ id, stamp: now, start: from, end: to, summary: `${nameOf(person)} ${title}` })) }).toString()
}
