/** The decisions of a DMN file, as far as they are looked at here. */
import { childrenOf, parseDmn, type ModelElement } from '../../zeebe/model/parse.ts'

/** A text of the file that has an id of its own. */
export interface Cell {
  id: string
  text: string
}

export interface InputColumn {
  id: string
  label: string
  /** FEEL; mostly the name of a variable. */
  expression: string
  type: string
  /** Values that the author allows, as FEEL; empty where none are named. */
  allowed: string
}

export interface OutputColumn {
  id: string
  label: string
  name: string
  type: string
  allowed: string
}

export interface Rule {
  id: string
  when: Cell[]
  then: Cell[]
}

interface Named {
  id: string
  name: string
  /** Under which others know its result. */
  result: string
  /** Ids of the decisions that have to be asked before. */
  needs: string[]
}

export interface DecisionTable extends Named {
  kind: 'table'
  hitPolicy: string
  aggregation: string
  inputs: InputColumn[]
  outputs: OutputColumn[]
  rules: Rule[]
}

export interface DecisionExpression extends Named {
  kind: 'expression'
  expression: string
}

export type Decision = DecisionTable | DecisionExpression

/** @throws Error for a text that is no DMN */
export async function readDecisions(dmn: string): Promise<Decision[]> {
  const { rootElement } = await parseDmn(dmn)
  return childrenOf(rootElement, 'drgElement').flatMap((decision): Decision[] => {
    const logic = decision['decisionLogic'] as ModelElement | undefined
    if (logic?.$type === 'dmn:DecisionTable') return [asTable(decision, logic)]
    return logic?.$type === 'dmn:LiteralExpression' ? [{ kind: 'expression', ...named(decision), expression: textOf(logic) }] : []
  })
}

export const tablesIn = (decisions: readonly Decision[]): DecisionTable[] => decisions.filter((one) => one.kind === 'table')

/** Whether a cell holds for every value. */
export const isAny = ({ text }: Cell): boolean => text.trim() === '' || text.trim() === '-'

const asTable = (decision: ModelElement, logic: ModelElement): DecisionTable => ({
  kind: 'table',
  ...named(decision),
  hitPolicy: said(logic['hitPolicy']) || 'UNIQUE',
  aggregation: said(logic['aggregation']),
  inputs: childrenOf(logic, 'input').map(({ id, label, inputExpression, inputValues }) => ({
    id: id ?? '', label: said(label) || textOf(inputExpression), expression: textOf(inputExpression), type: said((inputExpression as ModelElement | undefined)?.['typeRef']), allowed: textOf(inputValues),
  })),
  outputs: childrenOf(logic, 'output').map(({ id, label, name, typeRef, outputValues }) => ({ id: id ?? '', label: said(label) || (name ?? ''), name: name ?? '', type: said(typeRef), allowed: textOf(outputValues) })),
  rules: childrenOf(logic, 'rule').map((rule) => ({ id: rule.id ?? '', when: childrenOf(rule, 'inputEntry').map(asCell), then: childrenOf(rule, 'outputEntry').map(asCell) })),
})

const named = (decision: ModelElement): Named => ({
  id: decision.id ?? '',
  name: decision.name ?? decision.id ?? '',
  result: (decision['variable'] as ModelElement | undefined)?.name ?? decision.name ?? '',
  needs: childrenOf(decision, 'informationRequirement').flatMap(({ requiredDecision }) => {
    const href = (requiredDecision as ModelElement | undefined)?.['href']
    return typeof href === 'string' && href.startsWith('#') ? [href.slice(1)] : []
  }),
})

const said = (value: unknown): string => (typeof value === 'string' ? value : '')
const textOf = (element: unknown): string => said((element as { text?: unknown } | undefined)?.text)
const asCell = (entry: ModelElement): Cell => ({ id: entry.id ?? '', text: textOf(entry) })
