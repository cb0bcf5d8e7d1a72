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
    ...gaps.map((gap) => warning(table.id, 'table-gap', `${table.name}: no row is for ${inWords(table, gap)}. The table decides nothing then. A last row without conditions catches the rest.`)),
    ...unreached.map((row) => warning(rowId(row), 'table-unreached', `${table.name}: row ${row} is never reached: the rows above it take everything that it is for.`)),
    ...clashes.map(({ rows: [one, other], when }) => (fails ? error : warning)(rowId(other), 'table-clash', `${table.name}: rows ${one} and ${other} both fit for ${inWords(table, when)}, and only one row may.`)),
    ...repeats.map(([one, other]) => warning(rowId(other), 'table-repeat', `${table.name}: row ${other} says the same as row ${one}.`)),
  ]
}

function inWords(table: DecisionTable, when: Case): string {
  const said = when.flatMap((values, i) => (values.length === 0 || values[0]?.kind === 'any' ? [] : [`${table.inputs[i]?.label ?? ''} ${values.map(sayValue).join(' or ')}`]))
  return said.length === 0 ? 'anything' : said.join(', ')
}

function sayValue(said: Said): string {
  switch (said.kind) {
    case 'is': return typeof said.value === 'boolean' ? (said.value ? 'yes' : 'no') : `"${said.value}"`
    case 'has': return said.values.length === 0 ? 'without any' : `with ${said.values.map((one) => `"${one}"`).join(' and ')}`
    case 'number': return sayNumbers(said)
    case 'none': return 'nothing'
    default: return 'anything else'
  }
}

function sayNumbers({ from, to }: Extract<Said, { kind: 'number' }>): string {
  if (from === null) return `below ${to}`
  if (to === null) return `above ${from}`
  return from === to ? `${from}` : `between ${from} and ${to}`
}
