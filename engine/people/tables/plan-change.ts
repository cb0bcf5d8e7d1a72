/** What rows of text would change in the hospital: looked at first, then done. */
import type { FieldFault } from '../../errors/errors.ts'
import { CsvFault, plainCell, readCsv } from '../../scenarios/csv.ts'
import { checkHospital } from '../check-hospital.ts'
import type { Hospital } from '../hospital.ts'
import { departments, people, posts } from './staff-tables.ts'
import type { Cells, Item, Table, TableName } from './table.ts'
import { absences, roster } from './time-tables.ts'

export const tables = { people, departments, posts, absences, roster } as unknown as Record<TableName, Table<Item>>

/** A row that the change touches. `line` is where it stands in what was sent; none for one that goes. */
export interface Change { id: string; line: number | null; change: 'new' | 'changed' | 'same' | 'removed'; before: Cells | null; after: Cells | null }

export interface Plan {
  changes: Change[]
  /** `/2/person`: line and column, as a spreadsheet counts them, the head is 1. With any, nothing is changed. */
  faults: FieldFault[]
  /** The hospital as it would be. */
  hospital: Hospital
  /** Errors that only this change would bring. */
  errors: FieldFault[]
}

export interface Wanted {
  /** Rows as text, or a spreadsheet whose first row names the columns, in any order. */
  items?: Cells[]
  csv?: string
  /** Ids of rows that go. */
  remove?: string[]
}

/** `at`: the line in a spreadsheet, the head is 1. */
export interface Line { at: number; cells: Cells }

export function planChange(name: TableName, wanted: Wanted, hospital: Hospital, now: Date): Plan {
  const table = tables[name]
  const faults: FieldFault[] = []
  const lines = wanted.csv === undefined ? (wanted.items ?? []).map((cells, i) => ({ at: i + 1, cells })) : linesOf(wanted.csv, table.columns, faults)
  const known = new Map(table.items(hospital).map((item) => [item.id, item]))
  const read = lines.map((line) => readLine(line, table, known, hospital, faults))
  const seen = new Set<string>()
  for (const [i, { id }] of read.entries()) {
    if (seen.has(id)) faults.push({ path: `/${lines[i]!.at}`, message: 'The same row stands above.' })
    seen.add(id)
  }
  const removed = [...(wanted.remove ?? []), ...(wanted.csv === undefined ? [] : table.replaced?.(read, hospital).map(({ id }) => id) ?? [])].filter((id) => known.has(id) && !seen.has(id))
  const text = (item: Item | undefined): Cells | null => (item ? table.write(item, hospital) : null)
  const changes: Change[] = [
    ...read.map((item, i): Change => {
      const [before, after] = [text(known.get(item.id)), text(item)]
      return { id: item.id, line: lines[i]!.at, change: !before ? 'new' : JSON.stringify(before) === JSON.stringify(after) ? 'same' : 'changed', before, after }
    }),
    ...[...new Set(removed)].map((id): Change => ({ id, line: null, change: 'removed', before: text(known.get(id)), after: null })),
  ]
  const next = withRows(name, hospital, read, new Set(removed))
  return { changes, faults, hospital: next, errors: faults.length > 0 ? [] : newErrors(hospital, next, now) }
}

/** The rows of a spreadsheet whose first row names columns, in any order; faults are added. */
export function linesOf(csv: string, columns: readonly string[], faults: FieldFault[]): Line[] {
  try {
    const [head, ...rows] = readCsv(csv)
    const names = (head?.cells ?? []).map((name) => name.trim())
    if (names.some((name) => !columns.includes(name)) || new Set(names).size < names.length) {
      faults.push({ path: '/1', message: `The first row must name columns, each once: ${columns.join(', ')}.` })
      return []
    }
    return rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== '')).map(({ line, cells }) => ({ at: line, cells: Object.fromEntries(names.map((name, i) => [name, plainCell(cells[i] ?? '')])) }))
  } catch (error) {
    if (!(error instanceof CsvFault)) throw error
    faults.push({ path: `/${error.line}`, message: error.message })
    return []
  }
}

function readLine({ at, cells }: Line, table: Table<Item>, known: Map<string, Item>, hospital: Hospital, faults: FieldFault[]): Item {
  const id = table.idOf(cells, hospital)
  const now = known.get(id)
  const before = now ? table.write(now, hospital) : {}
  return table.read(id, { hospital, cell: (column) => cells[column] ?? before[column] ?? '', fault: (column, message) => faults.push({ path: `/${at}/${column}`, message }) })
}

function withRows(name: TableName, hospital: Hospital, read: Item[], removed: ReadonlySet<string>): Hospital {
  const given = new Map(read.map((item) => [item.id, item]))
  const kept = tables[name].items(hospital).filter(({ id }) => !removed.has(id) && !given.has(id))
  const items = [...kept, ...read]
  if (name !== 'posts') return { ...hospital, [name]: items }
  return { ...hospital, posts: (items as ReturnType<typeof posts.items>).map(({ id: _, post, ...rest }) => ({ ...rest, id: post })) }
}

/** What is wrong with `after` and was not with `before`. */
export function newErrors(before: Hospital, after: Hospital, now: Date): FieldFault[] {
  const errorsOf = (hospital: Hospital) => checkHospital(hospital, now).filter(({ severity }) => severity === 'error')
  const known = new Set(errorsOf(before).map(({ message }) => message))
  const lockedOut = after.people.some(({ active, roles }) => active && roles.includes('administrator')) ? [] : [{ path: '/people', message: 'Nobody would be left to administer.' }]
  return [...errorsOf(after).filter(({ message }) => !known.has(message)).map(({ path, message }) => ({ path, message })), ...lockedOut]
}
