/** What differs between two decision tables, row by row. */
import { isDeepStrictEqual } from 'node:util'
import type { Row, Table } from '../../packs/read-tables.ts'
import { paired, stayed } from './order.ts'

export interface ComparedRow extends Row {
  /** `cited`: the same values from another source; `moved`: stands elsewhere in a table in which the first row that fits counts. */
  change: 'same' | 'cited' | 'changed' | 'moved' | 'added' | 'removed'
  /** What stood there before, where it was something else, in the columns of now. */
  was?: string[]
  wasWhen?: string[]
  wasSource?: string
}

/** Rows of the table in their order; those that only the other one has come last. A row is the same one when it says the same, asks the same and gives the same first value, or has its id and asks or gives the same. */
export function compareRows(table: Table, base: Table | undefined): ComparedRow[] {
  if (!base) return table.rows.map((row) => ({ ...row, change: 'added' }))
  const before = base.rows.map((row) => inColumnsOf(table, base, row))
  const pairs = pairedRows(before, table.rows)
  const kept = inOrder(table) ? stayed([...pairs].toSorted(([a], [b]) => a - b).map(([, place]) => place)) : null
  const own = table.rows.map((row, i): ComparedRow => {
    const place = pairs.get(i)
    if (place === undefined) return { ...row, change: 'added' }
    return compared(row, before[place]!, kept !== null && !kept.has(place))
  })
  const gone = new Set(pairs.values())
  return [...own, ...before.filter((_, i) => !gone.has(i)).map((row): ComparedRow => ({ ...row, change: 'removed' }))]
}

function compared(row: Row, was: Row, moved: boolean): ComparedRow {
  const [when, then] = [isDeepStrictEqual(was.when, row.when), isDeepStrictEqual(was.then, row.then)]
  const source = was.source === row.source ? {} : { wasSource: was.source }
  if (when && then) return { ...row, change: moved ? 'moved' : was.source === row.source ? 'same' : 'cited', ...source }
  return { ...row, change: 'changed', ...(!then && { was: was.then }), ...(!when && { wasWhen: was.when }), ...source }
}

/** Index of a row after → before. */
export const pairedRows = (before: readonly Row[], after: readonly Row[]): Map<number, number> => paired(before, after, [
  ({ when, then, source }) => JSON.stringify([when, then, source]),
  ({ when, then }) => JSON.stringify([when, then]),
  ({ when, then }) => JSON.stringify([when, then[0]]),
  ({ id, when }) => (id ? JSON.stringify([id, when]) : null),
  ({ id, then }) => (id ? JSON.stringify([id, then[0]]) : null),
  ({ then }) => JSON.stringify(then),
])

/** The cells of a row under another table's columns; a column that is not there is empty. */
export function inColumnsOf(table: Table, from: Table, row: Row): Row {
  const cell = (columns: { name: string }[], cells: string[], name: string): string => cells[columns.findIndex((column) => column.name === name)] ?? ''
  return { ...row, when: table.inputs.map(({ name }) => cell(from.inputs, row.when, name)), then: table.outputs.map(({ name }) => cell(from.outputs, row.then, name)) }
}

/** Whether the order of its rows means something. */
const inOrder = ({ hitPolicy }: Table): boolean => ['FIRST', 'RULE ORDER', 'PRIORITY', 'OUTPUT ORDER'].includes(hitPolicy)
