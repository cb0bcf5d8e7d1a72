/** What differs between two DMN files: of each decision what it says about itself, and its rows. */
import { readTables, type Column, type Table } from '../../packs/read-tables.ts'
import { childrenOf, parseDmn, type ModelElement } from '../../zeebe/model/parse.ts'
import { betweenFacts, type Fact, type Facts } from './fact.ts'
import { compareRows, type ComparedRow } from './rows.ts'

export interface ComparedTable {
  id: string
  name: string
  change: 'same' | 'changed' | 'added' | 'removed'
  /** `name`, `about`, `hitPolicy`, `expression`, `needs`, `column.<name>`. */
  facts: Fact[]
  inputs: Column[]
  outputs: Column[]
  rows: ComparedRow[]
}

/** @throws Error for a text that is no DMN */
export async function compareTables(after: string, before: string): Promise<ComparedTable[]> {
  const [now, then] = [await decisionsIn(after), await decisionsIn(before)]
  const known = [...now].map(([id, decision]) => comparedTable(id, decision, then.get(id)))
  const gone = [...then].filter(([id]) => !now.has(id)).map(([id, { name, table }]): ComparedTable => ({
    id, name, change: 'removed', facts: [], ...columnsOf(table), rows: (table?.rows ?? []).map((row) => ({ ...row, change: 'removed' })),
  }))
  return [...known, ...gone]
}

interface Decision {
  name: string
  facts: Facts
  /** None for a decision that is an expression. */
  table: Table | undefined
}

function comparedTable(id: string, { name, facts, table }: Decision, before: Decision | undefined): ComparedTable {
  const rows = table ? compareRows(table, before?.table) : []
  if (!before) return { id, name, change: 'added', facts: [], ...columnsOf(table), rows }
  const differing = betweenFacts(facts, before.facts)
  const same = differing.length === 0 && rows.every(({ change }) => change === 'same')
  return { id, name, change: same ? 'same' : 'changed', facts: differing, ...columnsOf(table), rows }
}

const columnsOf = (table: Table | undefined): Pick<Table, 'inputs' | 'outputs'> => ({ inputs: table?.inputs ?? [], outputs: table?.outputs ?? [] })

async function decisionsIn(dmn: string): Promise<Map<string, Decision>> {
  const [{ rootElement }, tables] = [await parseDmn(dmn), await readTables(dmn)]
  return new Map(childrenOf(rootElement, 'drgElement').map((element) => {
    const table = tables.find(({ id }) => id === element.id)
    return [element.id ?? '', { name: element.name ?? element.id ?? '', facts: factsOf(element, table), table }]
  }))
}

function factsOf(element: ModelElement, table: Table | undefined): Facts {
  const expression = (element['decisionLogic'] ?? element['encapsulatedLogic']) as ModelElement | undefined
  const needs = childrenOf(element, 'informationRequirement').flatMap(({ requiredDecision, requiredInput }) => [requiredDecision, requiredInput] as ({ href?: string } | undefined)[])
  return new Map([
    ['name', element.name ?? ''],
    ['about', textOf(element['description'])],
    ['needs', needs.flatMap((need) => need?.href?.replace(/^#/, '') ?? []).toSorted().join(', ')],
    ...(table ? tableFacts(table) : [['expression', textOf(expression?.['text'])] as const]),
  ])
}

const tableFacts = ({ hitPolicy, inputs, outputs }: Table): [string, string][] => [
  ['hitPolicy', hitPolicy],
  ...[...inputs, ...outputs].map(({ name, label }): [string, string] => [`column.${name}`, label || name]),
]

const textOf = (said: unknown): string => (typeof said === 'string' ? said : '')
