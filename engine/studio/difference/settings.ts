/** What differs between two settings, row by row and cell by cell. */
import { readCsv } from '../../scenarios/csv.ts'
import { paired } from './order.ts'

export interface ComparedCells {
  change: 'same' | 'changed' | 'added' | 'removed'
  cells: string[]
  /** The former cells of a row that changed, in the columns of now. */
  was?: string[]
}

export interface ComparedSetting {
  columns: string[]
  rows: ComparedCells[]
}

/** Columns go by their name. A row is the same one when its first two cells are, or its first. @throws CsvFault */
export function compareSettings(after: string, before: string): ComparedSetting {
  const [now, then] = [tableOf(after), tableOf(before)]
  const columns = [...now.columns, ...then.columns.filter((name) => !now.columns.includes(name))]
  const under = ({ columns: own, rows }: SettingTable): string[][] => rows.map((cells) => columns.map((name) => cells[own.indexOf(name)] ?? ''))
  const [rows, former] = [under(now), under(then)]
  const pairs = paired(former, rows, [(cells) => JSON.stringify(cells), ([first, second]) => JSON.stringify([first, second]), ([first]) => first ?? null])
  const gone = new Set(pairs.values())
  const own = rows.map((cells, i): ComparedCells => {
    const was = former[pairs.get(i) ?? -1]
    if (!was) return { change: 'added', cells }
    return cells.every((cell, at) => cell === was[at]) ? { change: 'same', cells } : { change: 'changed', cells, was }
  })
  return { columns, rows: [...own, ...former.filter((_, i) => !gone.has(i)).map((cells): ComparedCells => ({ change: 'removed', cells }))] }
}

interface SettingTable {
  columns: string[]
  rows: string[][]
}

function tableOf(csv: string): SettingTable {
  const [head, ...rows] = readCsv(csv)
  return { columns: head?.cells ?? [], rows: rows.map(({ cells }) => cells) }
}
