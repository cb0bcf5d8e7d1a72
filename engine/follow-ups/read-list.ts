/** A list of people to call, as JSON or as a spreadsheet's text, checked line by line. */
import { Duration, DateTime } from 'luxon'
import type { FieldFault } from '../errors/errors.ts'
import type { Hospital } from '../people/hospital.ts'
import { CsvFault, readCsv } from '../scenarios/csv.ts'
import { followUpKinds, type FollowUp, type FollowUpKind } from './follow-up.ts'

/** A line as it was sent; everything is text. */
export type Line = Partial<Record<Column, string>>

export const columns = ['kind', 'name', 'phone', 'language', 'department', 'from', 'every', 'until'] as const
type Column = (typeof columns)[number]

export type Listed = Pick<FollowUp, Column | 'same'>

export interface ReadList {
  lines: Listed[]
  /** `/2/phone`: line and column. JSON lines are counted from 0, those of a spreadsheet as it counts them: the head is 1. */
  faults: FieldFault[]
}

/** A spreadsheet whose first row names the columns, in any order. */
export function readSpreadsheet(text: string, hospital: Hospital): ReadList {
  try {
    const [head, ...rows] = readCsv(text)
    const names = (head?.cells ?? []).map((name) => name.trim())
    const unknown = names.filter((name) => !(columns as readonly string[]).includes(name))
    if (unknown.length > 0 || new Set(names).size < names.length) return { lines: [], faults: [{ path: '/1', message: `The first row must name columns, each once: ${columns.join(', ')}.` }] }
    const filled = rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
    return readLines(filled.map(({ line, cells }) => ({ at: line, line: Object.fromEntries(names.map((name, i) => [name, cells[i] ?? ''])) })), hospital)
  } catch (error) {
    if (error instanceof CsvFault) return { lines: [], faults: [{ path: `/${error.line}`, message: error.message }] }
    throw error
  }
}

export const readJsonList = (lines: readonly Line[], hospital: Hospital): ReadList => readLines(lines.map((line, at) => ({ at, line })), hospital)

function readLines(given: { at: number, line: Line }[], hospital: Hospital): ReadList {
  const faults: FieldFault[] = []
  const lines = given.map(({ at, line }) => readLine(line, hospital, (column, message) => faults.push({ path: `/${at}/${column}`, message })))
  return { lines, faults }
}

function readLine(line: Line, { departments, calendar: { timeZone } }: Hospital, fault: (column: Column, message: string) => void): Listed {
  const said = (column: Column): string => line[column]?.trim() ?? ''
  const kind = followUpKinds.find((one) => one === said('kind')) ?? (fault('kind', `must be one of ${followUpKinds.join(', ')}`), 'discharge' as FollowUpKind)
  const [name, phone] = [said('name'), said('phone')]
  if (name === '' || name.length > 100) fault('name', 'must have 1 to 100 characters')
  if (!/^\+?[0-9][0-9 ()/-]{3,29}$/.test(phone)) fault('phone', 'must be a telephone number')
  const language = said('language') || 'zh'
  if (language !== 'zh' && language !== 'en') fault('language', 'must be zh or en')
  const department = departments.find((one) => [one.id, one.name, one.nameZh].includes(said('department')))?.id
  if (!department) fault('department', 'is no department of this hospital')
  const from = DateTime.fromISO(said('from'), { zone: timeZone })
  if (!from.isValid) fault('from', 'must be a date such as 2026-03-02, or an instant')
  const every = said('every') || null
  const until = said('until') ? DateTime.fromISO(said('until'), { zone: timeZone }) : null
  if (every && kind !== 'chronic') fault('every', 'is for the kind chronic only')
  if (kind === 'chronic' && !every) fault('every', 'must say how often, such as P1M')
  if (every && !isInterval(every)) fault('every', 'must be an ISO 8601 duration of at least a day, such as P1M')
  if (until && (!until.isValid || until < from)) fault('until', 'must be a date after "from"')
  return {
    kind, name, phone, language: language === 'en' ? 'en' : 'zh', department: department ?? '', from: from.toJSDate(), every, until: until?.toJSDate() ?? null,
    same: [kind, from.toISODate(), phone.replaceAll(/[^0-9]/g, ''), name].join('|'),
  }
}

const isInterval = (text: string): boolean => {
  const duration = Duration.fromISO(text)
  return duration.isValid && duration.toMillis() >= 24 * 3600_000
}
