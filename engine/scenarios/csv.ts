/** Comma-separated values as spreadsheets write them (RFC 4180). */

export interface Row {
  /** Of the file, counted from 1: where the row begins. */
  line: number
  cells: string[]
}

export class CsvFault extends Error {
  readonly line: number
  constructor(line: number, message: string) {
    super(message)
    this.line = line
  }
}

/** @throws CsvFault where a quote is opened and not closed, or closed in the middle of a cell */
export function readCsv(text: string): Row[] {
  const rows: Row[] = []
  let row: Row = { line: 1, cells: [] }
  let line = 1
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/y
  cell.lastIndex = text.startsWith('\uFEFF') ? 1 : 0
  while (cell.lastIndex < text.length) {
    const found = cell.exec(text)
    if (!found) throw new CsvFault(line, 'A quoted cell is not closed, or something stands behind its closing quote.')
    const [whole, quoted, plain = '', end = ''] = found
    row.cells.push(quoted === undefined ? plain : quoted.replaceAll('""', '"').replaceAll('\r\n', '\n'))
    line += whole.split('\n').length - 1
    if (end === ',' && cell.lastIndex < text.length) continue
    if (end === ',') row.cells.push('')
    rows.push(row)
    row = { line, cells: [] }
  }
  return rows
}

/** Lines that end in a line feed, the head first. What a spreadsheet would run as a formula begins with an apostrophe. */
export const csvOf = (columns: readonly string[], rows: readonly Readonly<Record<string, string>>[]): string =>
  [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))].map((cells) => `${csvLine(cells)}\n`).join('')

/** One line without its end. */
export const csvLine = (cells: readonly string[]): string => cells.map(quoted).join(',')

/** The apostrophe goes. */
export const plainCell = (cell: string): string => (/^'[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell)

function quoted(cell: string): string {
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
