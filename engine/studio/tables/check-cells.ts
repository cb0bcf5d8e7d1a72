/** Cells of a table that cannot be what was meant. */
import { isAny, type Cell, type DecisionTable, type OutputColumn } from './decisions.ts'
import { literalsOf, parsesAsExpression, parsesAsTest } from './feel.ts'
import { error, warning, type Fault } from '../../zeebe/deploy/finding.ts'

const duration = /^P(?=.)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?$/
const text = /^\s*"([^"\\]*)"\s*$/

export function checkCells(table: DecisionTable): Fault[] {
  return [
    ...table.rules.flatMap(({ when }, row) => when.flatMap((cell, i) => inputFaults(cell, table.inputs[i]?.type ?? '', `Row ${row + 1}, "${table.inputs[i]?.label ?? ''}"`))),
    ...table.outputs.flatMap((column, i) => outputFaults(column, table.rules.map(({ then }) => then[i]))),
    ...lateWarnings(table),
  ]
}

function inputFaults(cell: Cell, type: string, place: string): Fault[] {
  if (isAny(cell)) return []
  if (!parsesAsTest(cell.text)) return [error(cell.id, 'table-feel', `${place}: "${cell.text}" cannot be read. A text stands in quotes: "so".`)]
  if (/^\s*not\(\s*true\s*\)\s*$/.test(cell.text)) return [warning(cell.id, 'table-type', `${place}: the engine never takes not(true) as fitting. Write false.`)]
  const { texts, numbers, variables, computes, ofLists } = literalsOf(cell.text)
  if (variables || computes || ofLists) return []
  if (type === 'number' && texts.length > 0) return [warning(cell.id, 'table-type', `${place} compares a number with the text "${texts[0] ?? ''}": that never fits.`)]
  if (type === 'string' && numbers.length > 0 && texts.length === 0) return [warning(cell.id, 'table-type', `${place} compares a text with the number ${numbers[0] ?? 0}: that never fits. A text stands in quotes.`)]
  if (type === 'boolean' && texts.length + numbers.length > 0) return [warning(cell.id, 'table-type', `${place} is yes or no, and is compared with ${cell.text}: that never fits.`)]
  return []
}

function outputFaults(column: OutputColumn, cells: (Cell | undefined)[]): Fault[] {
  const written = cells.flatMap((cell) => text.exec(cell?.text ?? '')?.[1] ?? [])
  const ofDurations = written.filter((one) => duration.test(one)).length * 2 > written.length
  const allowed = column.allowed.trim() === '' ? null : literalsOf(column.allowed).texts
  return cells.flatMap((cell, row) => {
    if (!cell || cell.text.trim() === '') return []
    const place = `Row ${row + 1}, "${column.label}"`
    if (!parsesAsExpression(cell.text)) return [error(cell.id, 'table-feel', `${place}: ${cell.text} cannot be read. A text stands in quotes: "so".`)]
    const said = text.exec(cell.text)?.[1]
    if (said === undefined) return column.type === 'string' && /^\s*-?\d+(\.\d+)?\s*$/.test(cell.text) ? [warning(cell.id, 'table-type', `${place} is a number, and a text is expected.`)] : []
    if (ofDurations && !duration.test(said)) return [error(cell.id, 'table-duration', `${place}: "${said}" is no length of time.`)]
    if (allowed && !allowed.includes(said)) return [warning(cell.id, 'table-value', `${place}: "${said}" is none of the values that the column allows.`)]
    return column.type === 'number' || column.type === 'boolean' ? [warning(cell.id, 'table-type', `${place} is a text, and ${column.type === 'number' ? 'a number' : 'yes or no'} is expected.`)] : []
  })
}

/** A reminder that comes before what it reminds of has begun. */
function lateWarnings({ outputs, rules }: DecisionTable): Fault[] {
  const [within, remind] = ['within', 'remind'].map((name) => outputs.findIndex((column) => column.name === name)) as [number, number]
  if (within < 0 || remind < 0) return []
  return rules.flatMap(({ then }, row) => {
    const [limit, before] = [minutesOf(then[within]), minutesOf(then[remind])]
    return limit !== null && before !== null && before >= limit ? [warning(then[remind]?.id, 'table-reminder', `Row ${row + 1}: the warning is to come ${before === limit ? 'as long' : 'longer'} before the limit as there is time at all.`)] : []
  })
}

function minutesOf(cell: Cell | undefined): number | null {
  const match = /^P(?:(\d+)M)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/.exec(text.exec(cell?.text ?? '')?.[1] ?? '')
  if (!match) return null
  const [months = 0, days = 0, hours = 0, minutes = 0] = match.slice(1).map((part) => Number(part ?? 0))
  return ((months * 30 + days) * 24 + hours) * 60 + minutes
}
