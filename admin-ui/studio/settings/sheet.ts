/** A setting's CSV as rows of named cells, and what one changes about another. */
import { csvOf, plainCell, readCsv } from '../../../engine/scenarios/csv.ts'

export type Cells = Record<string, string>

export interface Sheet {
  columns: string[]
  rows: Cells[]
}

/** @throws Error for a text that is no CSV */
export function readSheet(text: string): Sheet {
  const [head, ...lines] = readCsv(text)
  const columns = (head?.cells ?? []).map((column) => column.trim())
  const rows = lines.filter(({ cells }) => cells.some((cell) => cell.trim() !== '')).map(({ cells }) => Object.fromEntries(columns.map((column, i) => [column, plainCell(cells[i] ?? '')])))
  return { columns, rows }
}

export const writeSheet = ({ columns, rows }: Sheet): string => csvOf(columns, rows)

export interface RowChange {
  key: string
  change: 'new' | 'changed' | 'removed'
  before: Cells | null
  after: Cells | null
}

/** Rows by what names them. A column that the second one lacks is left as it is. */
export function compareSheets(before: Sheet, after: Sheet, naming: readonly string[]): RowChange[] {
  const keyOf = (row: Cells) => naming.map((column) => row[column] ?? '').join(' / ')
  const [was, is] = [new Map(before.rows.map((row) => [keyOf(row), row])), new Map(after.rows.map((row) => [keyOf(row), row]))]
  const rows = [...new Set([...was.keys(), ...is.keys()])].map((key): RowChange & { same: boolean } => {
    const [one, other] = [was.get(key) ?? null, is.get(key) ?? null]
    const merged = other && one ? { ...one, ...other } : other
    return { key, change: !one ? 'new' : !other ? 'removed' : 'changed', before: one, after: merged, same: Boolean(one && other && before.columns.every((column) => one[column] === merged?.[column])) }
  })
  return rows.filter(({ same }) => !same).map(({ same: _, ...row }) => row)
}
