/** Cells of a table that cannot be what was meant. */
import { isAny, type Cell, type DecisionTable, type OutputColumn } from './decisions.ts'
import { literalsOf, parsesAsExpression, parsesAsTest } from './feel.ts'
import type { Bilingual } from '../../errors/errors.ts'
import { error, warning, type Fault } from '../../zeebe/deploy/finding.ts'

const duration = /^P(?=.)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?$/
const text = /^\s*"([^"\\]*)"\s*$/

export function checkCells(table: DecisionTable): Fault[] {
  return [
    ...table.rules.flatMap(({ when }, row) => when.flatMap((cell, i) => inputFaults(cell, table.inputs[i]?.type ?? '', placeOf(row, table.inputs[i]?.label ?? '')))),
    ...table.outputs.flatMap((column, i) => outputFaults(column, table.rules.map(({ then }) => then[i]))),
    ...lateWarnings(table),
  ]
}

const placeOf = (row: number, column: string): Bilingual => ({ en: `Row ${row + 1}, "${column}"`, zh: `第 ${row + 1} 行“${column}”` })

function inputFaults(cell: Cell, type: string, { en, zh }: Bilingual): Fault[] {
  if (isAny(cell)) return []
  if (!parsesAsTest(cell.text)) return [error(cell.id, 'table-feel', { en: `${en}: "${cell.text}" cannot be read. A text stands in quotes: "so".`, zh: `${zh}：${cell.text} 无法读取。文字须加英文引号，如 "so"。` })]
  if (/^\s*not\(\s*true\s*\)\s*$/.test(cell.text)) return [warning(cell.id, 'table-type', { en: `${en}: the engine never takes not(true) as fitting. Write false.`, zh: `${zh}：引擎从不认为 not(true) 成立，请写 false。` })]
  const { texts, numbers, variables, computes, ofLists } = literalsOf(cell.text)
  if (variables || computes || ofLists) return []
  if (type === 'number' && texts.length > 0) return [warning(cell.id, 'table-type', { en: `${en} compares a number with the text "${texts[0] ?? ''}": that never fits.`, zh: `${zh}：将数字与文字“${texts[0] ?? ''}”比较，永远不成立。` })]
  if (type === 'string' && numbers.length > 0 && texts.length === 0) return [warning(cell.id, 'table-type', { en: `${en} compares a text with the number ${numbers[0] ?? 0}: that never fits. A text stands in quotes.`, zh: `${zh}：将文字与数字 ${numbers[0] ?? 0} 比较，永远不成立。文字须加英文引号。` })]
  if (type === 'boolean' && texts.length + numbers.length > 0) return [warning(cell.id, 'table-type', { en: `${en} is yes or no, and is compared with ${cell.text}: that never fits.`, zh: `${zh}：此列为是或否，却与 ${cell.text} 比较，永远不成立。` })]
  return []
}

function outputFaults(column: OutputColumn, cells: (Cell | undefined)[]): Fault[] {
  const written = cells.flatMap((cell) => text.exec(cell?.text ?? '')?.[1] ?? [])
  const ofDurations = written.filter((one) => duration.test(one)).length * 2 > written.length
  const allowed = column.allowed.trim() === '' ? null : literalsOf(column.allowed).texts
  return cells.flatMap((cell, row) => {
    if (!cell || cell.text.trim() === '') return []
    const { en, zh } = placeOf(row, column.label)
    if (!parsesAsExpression(cell.text)) return [error(cell.id, 'table-feel', { en: `${en}: ${cell.text} cannot be read. A text stands in quotes: "so".`, zh: `${zh}：${cell.text} 无法读取。文字须加英文引号，如 "so"。` })]
    const said = text.exec(cell.text)?.[1]
    if (said === undefined) return column.type === 'string' && /^\s*-?\d+(\.\d+)?\s*$/.test(cell.text) ? [warning(cell.id, 'table-type', { en: `${en} is a number, and a text is expected.`, zh: `${zh}：是数字，应为文字。` })] : []
    if (ofDurations && !duration.test(said)) return [error(cell.id, 'table-duration', { en: `${en}: "${said}" is no length of time.`, zh: `${zh}：“${said}”不是时长。` })]
    if (allowed && !allowed.includes(said)) return [warning(cell.id, 'table-value', { en: `${en}: "${said}" is none of the values that the column allows.`, zh: `${zh}：“${said}”不是此列允许的值。` })]
    return column.type === 'number' || column.type === 'boolean' ? [warning(cell.id, 'table-type', { en: `${en} is a text, and ${column.type === 'number' ? 'a number' : 'yes or no'} is expected.`, zh: `${zh}：是文字，应为${column.type === 'number' ? '数字' : '是或否'}。` })] : []
  })
}

/** A reminder that comes before what it reminds of has begun. */
function lateWarnings({ outputs, rules }: DecisionTable): Fault[] {
  const [within, remind] = ['within', 'remind'].map((name) => outputs.findIndex((column) => column.name === name)) as [number, number]
  if (within < 0 || remind < 0) return []
  return rules.flatMap(({ then }, row) => {
    const [limit, before] = [minutesOf(then[within]), minutesOf(then[remind])]
    return limit !== null && before !== null && before >= limit ? [warning(then[remind]?.id, 'table-reminder', { en: `Row ${row + 1}: the warning is to come ${before === limit ? 'as long before the limit as' : 'longer before the limit than'} there is time at all.`, zh: `第 ${row + 1} 行：提醒的提前量${before === limit ? '等于' : '超过'}整个时限。` })] : []
  })
}

function minutesOf(cell: Cell | undefined): number | null {
  const match = /^P(?:(\d+)M)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/.exec(text.exec(cell?.text ?? '')?.[1] ?? '')
  if (!match) return null
  const [months = 0, days = 0, hours = 0, minutes = 0] = match.slice(1).map((part) => Number(part ?? 0))
  return ((months * 30 + days) * 24 + hours) * 60 + minutes
}
