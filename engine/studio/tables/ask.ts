/** What a table decides, without the engine: the same rows for the same values. Checked against the engine in `test/studio/tables`. */
import { tablesIn, type Decision, type DecisionTable, type Rule } from './decisions.ts'
import { holds, valueOf, type Scope } from './feel.ts'

export interface AnsweredRow {
  ruleId: string
  /** From 1, as people count. */
  number: number
  /** One an output column. */
  outputs: unknown[]
}

export interface Answer {
  decisionId: string
  /** One an input column. */
  values: unknown[]
  rows: AnsweredRow[]
  output: unknown
  /** Why the engine would stop here. */
  failure?: string
}

/** Asks one table for values of its columns. What its results need besides stands in `scope`. */
export function askTable(table: DecisionTable, values: readonly unknown[], scope: Scope): Answer {
  const known = { ...scope, ...ownVariables(table, values) }
  const fitting = table.rules.flatMap((rule, at) => (fits(rule, values, known) ? [{ rule, number: at + 1 }] : []))
  const single = table.hitPolicy === 'FIRST' || table.hitPolicy === 'ANY' || table.hitPolicy === 'UNIQUE'
  const rows = (table.hitPolicy === 'FIRST' ? fitting.slice(0, 1) : fitting).map(({ rule, number }) => ({ ruleId: rule.id, number, outputs: rule.then.map(({ text }) => resultOf(text, known)) }))
  const failure = failureOf(table, rows)
  const answer = { decisionId: table.id, values: [...values], rows }
  if (failure) return { ...answer, output: null, failure }
  const results = rows.map(({ outputs }) => (outputs.length === 1 ? outputs[0] : Object.fromEntries(table.outputs.map(({ name }, i) => [name, outputs[i]]))))
  return { ...answer, output: single ? (results[0] ?? null) : collected(table, results) }
}

/** Asks a decision for variables, and before it those that it needs, which come first. @throws Error for one that is not there */
export function decide(decisions: readonly Decision[], decisionId: string, variables: Scope): Answer[] {
  const answers: Answer[] = []
  const known: Record<string, unknown> = { ...variables }
  const asked = new Set<string>()
  const ask = (id: string) => {
    if (asked.has(id)) return
    asked.add(id)
    const decision = decisions.find((one) => one.id === id)
    if (!decision) throw new Error(`There is no decision "${id}".`)
    decision.needs.forEach(ask)
    const answer = decision.kind === 'table'
      ? askTable(decision, decision.inputs.map(({ expression }) => valueOf(expression, known)), known)
      : { decisionId: id, values: [], rows: [], output: valueOf(decision.expression, known) }
    answers.push(answer)
    known[decision.result] = answer.output
  }
  ask(decisionId)
  return answers
}

export function tableOf(decisions: readonly Decision[], id: string): DecisionTable {
  const table = tablesIn(decisions).find((one) => one.id === id)
  if (!table) throw new Error(`There is no table "${id}".`)
  return table
}

/** Columns that show a variable give its value to the cells. */
const ownVariables = (table: DecisionTable, values: readonly unknown[]): Scope =>
  Object.fromEntries(table.inputs.flatMap(({ expression }, i) => (/^[\p{L}_][\p{L}\p{N}_]*$/u.test(expression) ? [[expression, values[i]]] : [])))

const fits = (rule: Rule, values: readonly unknown[], scope: Scope): boolean => rule.when.every(({ text }, i) => holds(text, values[i] ?? null, scope))

const resultOf = (text: string, scope: Scope): unknown => (text.trim() === '' ? null : valueOf(text, scope))

function failureOf({ hitPolicy }: DecisionTable, rows: AnsweredRow[]): string | undefined {
  if (hitPolicy === 'UNIQUE' && rows.length > 1) return `Rows ${rows.map(({ number }) => number).join(' and ')} fit, and only one may.`
  if (hitPolicy === 'ANY' && new Set(rows.map(({ outputs }) => JSON.stringify(outputs))).size > 1) return `Rows ${rows.map(({ number }) => number).join(' and ')} fit and say different things.`
  return undefined
}

function collected({ hitPolicy, aggregation }: DecisionTable, results: unknown[]): unknown {
  if (results.length === 0) return hitPolicy === 'COLLECT' && aggregation === 'COUNT' ? 0 : null
  if (hitPolicy !== 'COLLECT' || aggregation === '') return results
  const numbers = results.filter((one) => typeof one === 'number')
  switch (aggregation) {
    case 'COUNT': return results.length
    case 'MIN': return Math.min(...numbers)
    case 'MAX': return Math.max(...numbers)
    default: return numbers.reduce((sum, one) => sum + one, 0)
  }
}
