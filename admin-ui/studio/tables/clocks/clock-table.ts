import { isAny, unquoted } from '../words/feel.ts'
import { minutesOf, readSpan, type Span } from '../words/span.ts'
import type { Cell, Row, Table } from '../table-file.ts'

/** A table of limits: what it is about in its first column, and which result columns hold stage, limit, counting and warning. */
export interface ClockTable {
  table: Table
  groups: { key: string; clocks: Clock[] }[]
}

export interface Clock {
  row: Row
  stage: string
  /** The other conditions that are not "any": column's label and the cell. */
  when: { label: string; name: string; cell: string }[]
  within: Cell
  counting: Cell
  remind: Cell
}

/** Undefined where the table has no such columns. */
export function asClockTable(table: Table): ClockTable | undefined {
  const at = (name: string): number => table.outputs.findIndex((output) => output.name === name)
  const [stage, within, counting, remind] = [at('stage'), at('within'), at('counting'), at('remind')]
  if (Math.min(stage, within, counting, remind) < 0 || table.inputs.length === 0) return undefined
  const clocks = table.rows.map((row): [string, Clock] => [unquoted(row.when[0]!.text) ?? row.when[0]!.text, {
    row,
    stage: unquoted(row.then[stage]!.text) ?? row.then[stage]!.text,
    when: row.when.slice(1).flatMap(({ text }, i) => (isAny(text) ? [] : [{ label: table.inputs[i + 1]!.label, name: table.inputs[i + 1]!.name, cell: text }])),
    within: row.then[within]!,
    counting: row.then[counting]!,
    remind: row.then[remind]!,
  }])
  const groups = [...Map.groupBy(clocks, ([key]) => key)].map(([key, entries]) => ({ key, clocks: entries.map(([, clock]) => clock) }))
  return { table, groups }
}

export const spanOf = (cell: Cell): Span | undefined => readSpan(unquoted(cell.text) ?? '')

/** A warning has to come before the limit. */
export function warnsTooEarly({ within, remind }: Clock): boolean {
  const [limit, warning] = [spanOf(within), spanOf(remind)]
  return limit !== undefined && warning !== undefined && minutesOf(warning) >= minutesOf(limit)
}
