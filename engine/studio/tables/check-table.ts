/** What is wrong with the tables of a file beyond what keeps the engine from reading it. */
import { checkCells } from './check-cells.ts'
import { coverageOf, type Case, type Coverage } from './coverage.ts'
import { readDecisions, tablesIn, type DecisionTable } from './decisions.ts'
import type { Said } from './domains.ts'
import { error, warning, type Fault, type Finding } from '../../zeebe/deploy/finding.ts'

export interface CheckedTables {
  tables: ({ id: string } & Coverage)[]
  findings: Finding[]
}

export interface TableFile {
  name: string
  content: string
}

/** To be run off the main thread: expressions that somebody typed are evaluated. A file that is no DMN has no findings here. */
export async function checkTablesHere({ name: file, content }: TableFile): Promise<CheckedTables> {
  const tables = tablesIn(await readDecisions(content).catch(() => []))
  const checked = tables.map((table) => {
    const faults = checkCells(table)
    const readable = faults.every(({ rule }) => rule !== 'table-feel')
    const coverage = readable ? coverageOf(table) : nothingKnown
    return { table: { id: table.id, ...coverage }, faults: [...faults, ...coverageFaults(table, coverage)] }
  })
  return { tables: checked.map(({ table }) => table), findings: checked.flatMap(({ faults }) => faults.map((fault) => ({ file, ...fault }))) }
}

const nothingKnown: Coverage = { gaps: [], unreached: [], clashes: [], repeats: [], unjudged: [], tooMany: false }

function coverageFaults(table: DecisionTable, { gaps, unreached, clashes, repeats }: Coverage): Fault[] {
  const rowId = (number: number): string | undefined => table.rules[number - 1]?.id
  const fails = table.hitPolicy === 'UNIQUE'
  return [
    ...gaps.map((gap) => warning(table.id, 'table-gap', {
      en: `${table.name}: no row is for ${inWords(table, gap, en)}. The table decides nothing then. A last row without conditions catches the rest.`,
      zh: `${table.name}：没有一行适用于${inWords(table, gap, zh)}，此时决策表不作任何决定。最后加一行不设条件，可兜底。`,
    })),
    ...unreached.map((row) => warning(rowId(row), 'table-unreached', { en: `${table.name}: row ${row} is never reached: the rows above it take everything that it is for.`, zh: `${table.name}：第 ${row} 行永远轮不到，上面的行已涵盖其全部情况。` })),
    ...clashes.map(({ rows: [one, other], when }) => (fails ? error : warning)(rowId(other), 'table-clash', {
      en: `${table.name}: rows ${one} and ${other} both fit for ${inWords(table, when, en)}, and only one row may.`,
      zh: `${table.name}：第 ${one} 行和第 ${other} 行都适用于${inWords(table, when, zh)}，而只允许一行。`,
    })),
    ...repeats.map(([one, other]) => warning(rowId(other), 'table-repeat', { en: `${table.name}: row ${other} says the same as row ${one}.`, zh: `${table.name}：第 ${other} 行与第 ${one} 行相同。` })),
  ]
}

const en = {
  anything: 'anything', anythingElse: 'anything else', nothing: 'nothing', withoutAny: 'without any', yes: 'yes', no: 'no', or: ' or ', and: ' and ', quoted: (text: string) => `"${text}"`,
  has: (texts: string) => `with ${texts}`, below: (number: number | null) => `below ${number}`, above: (number: number) => `above ${number}`, between: (from: number, to: number) => `between ${from} and ${to}`,
}
type Words = typeof en

const zh: Words = {
  anything: '任何情况', anythingElse: '其他任何值', nothing: '空', withoutAny: '不含任何一项', yes: '是', no: '否', or: '或', and: '和', quoted: (text) => `“${text}”`,
  has: (texts) => `含${texts}`, below: (number) => `小于 ${number}`, above: (number) => `大于 ${number}`, between: (from, to) => `${from} 至 ${to} 之间`,
}

function inWords(table: DecisionTable, when: Case, words: Words): string {
  const said = when.flatMap((values, i) => (values.length === 0 || values[0]?.kind === 'any' ? [] : [`${table.inputs[i]?.label ?? ''} ${values.map((value) => sayValue(value, words)).join(words.or)}`]))
  return said.length === 0 ? words.anything : said.join(', ')
}

function sayValue(said: Said, words: Words): string {
  switch (said.kind) {
    case 'is': return typeof said.value === 'boolean' ? (said.value ? words.yes : words.no) : words.quoted(String(said.value))
    case 'has': return said.values.length === 0 ? words.withoutAny : words.has(said.values.map(words.quoted).join(words.and))
    case 'number': return sayNumbers(said, words)
    case 'none': return words.nothing
    default: return words.anythingElse
  }
}

function sayNumbers({ from, to }: Extract<Said, { kind: 'number' }>, words: Words): string {
  if (from === null) return words.below(to)
  if (to === null) return words.above(from)
  return from === to ? `${from}` : words.between(from, to)
}
