/** A decision table as people read it: labelled columns, and of each row where it comes from. */
import { childrenOf, parseDmn, type ModelElement } from '../zeebe/model/parse.ts'

export interface Column {
  /** Name of an output; of an input its expression. */
  name: string
  label: string
}

export interface Row {
  /** Of the rule in the file; tools number them as they like. */
  id: string
  /** FEEL tests, one an input column; empty fits always. */
  when: string[]
  /** FEEL values, one an output column. */
  then: string[]
  source: string
}

export interface Table {
  id: string
  name: string
  about: string
  /** `UNIQUE`, `FIRST`, `COLLECT` … */
  hitPolicy: string
  inputs: Column[]
  outputs: Column[]
  rows: Row[]
}

/** The tables of one DMN file; decisions that are an expression are none. */
export async function readTables(dmn: string): Promise<Table[]> {
  const { rootElement } = await parseDmn(dmn)
  return childrenOf(rootElement, 'drgElement').flatMap((decision) => {
    const logic = decision['decisionLogic'] as ModelElement | undefined
    return logic?.$type === 'dmn:DecisionTable' ? [asTable(decision, logic)] : []
  })
}

const asTable = (decision: ModelElement, logic: ModelElement): Table => ({
  id: decision.id ?? '',
  name: decision.name ?? decision.id ?? '',
  about: textIn(decision['description']),
  hitPolicy: textIn(logic['hitPolicy']) || 'UNIQUE',
  inputs: childrenOf(logic, 'input').map(({ label, inputExpression }) => ({ name: textOf(inputExpression), label: textIn(label) })),
  outputs: childrenOf(logic, 'output').map(({ name, label }) => ({ name: name ?? '', label: textIn(label) || (name ?? '') })),
  rows: childrenOf(logic, 'rule').map((rule) => ({
    id: rule.id ?? '',
    when: childrenOf(rule, 'inputEntry').map(textOf),
    then: childrenOf(rule, 'outputEntry').map(textOf),
    source: textIn(rule['description']),
  })),
})

const textIn = (value: unknown): string => (typeof value === 'string' ? value : '')

const textOf = (element: unknown): string => textIn((element as { text?: unknown } | undefined)?.text)
