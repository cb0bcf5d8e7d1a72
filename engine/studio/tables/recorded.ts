/** What a table was really asked, and how another wording of it would decide. */
import type { EvaluatedTable } from '../../zeebe/decisions.ts'
import { parseExact } from '../../zeebe/records/exact-json.ts'
import { Decisions } from '../../zeebe/records/shapes.ts'
import { readDecisions, tablesIn, type DecisionTable } from './decisions.ts'
import { askTables } from './thread.ts'
import type { Answer } from './ask.ts'

export interface RecordedInput {
  /** One an input column. */
  values: unknown[]
  times: number
  lastAt: Date
  /** Rows, from 1, that the wording asked about would take, and those that what is live takes; null where they decide the same. */
  rows: number[]
  liveRows: number[] | null
}

const mostDecisions = 500
const mostInputs = 60

/**
 * Inputs of the last decisions, each kind once, the latest first.
 * @param content the wording that is asked about
 * @param live null where there is none
 */
export async function recordedInputs(content: string, tableId: string, live: string | null): Promise<RecordedInput[]> {
  const decisions = await readDecisions(content)
  const table = tablesIn(decisions).find(({ id }) => id === tableId)
  if (!table) return []
  const found = await Decisions.find({ decisionId: { $in: decisions.map(({ id }) => id) } }, { evaluation: 1, at: 1 }).sort({ at: -1 }).limit(mostDecisions).lean()
  const inputs = new Map<string, { values: unknown[], times: number, lastAt: Date }>()
  for (const { evaluation, at } of found) {
    const values = valuesIn(evaluation, table)
    if (!values) continue
    const key = JSON.stringify(values)
    const known = inputs.get(key)
    if (known) known.times += 1
    else if (inputs.size < mostInputs) inputs.set(key, { values, times: 1, lastAt: at })
  }
  const asked = [...inputs.values()]
  if (asked.length === 0) return []
  const [now, before] = await Promise.all([answersOf(content, table, asked), live === null ? null : liveAnswers(live, table, asked)])
  return asked.map((one, i) => {
    const differs = before !== null && textOf(table, now[i]) !== before[i]?.said
    return { ...one, rows: numbers(now[i]), liveRows: differs ? (before[i]?.rows ?? []) : null }
  })
}

function valuesIn(evaluation: string, { id, inputs }: DecisionTable): unknown[] | null {
  const { evaluatedDecisions } = parseExact(evaluation) as { evaluatedDecisions: EvaluatedTable[] }
  const evaluated = evaluatedDecisions.find(({ decisionId }) => decisionId === id)
  if (!evaluated) return null
  return inputs.map((column) => {
    const input = evaluated.evaluatedInputs.find(({ inputId }) => inputId === column.id)
    return input === undefined ? null : (JSON.parse(input.inputValue) as unknown)
  })
}

const answersOf = (content: string, { id }: DecisionTable, asked: { values: unknown[] }[]): Promise<Answer[]> =>
  askTables({ content, table: id, values: asked.map(({ values }) => values), scope: {} })

/** Columns may have moved: they are found by their ids. */
async function liveAnswers(live: string, table: DecisionTable, asked: { values: unknown[] }[]): Promise<{ rows: number[], said: string }[] | null> {
  const own = tablesIn(await readDecisions(live)).find(({ id }) => id === table.id)
  if (!own) return null
  const moved = asked.map(({ values }) => ({ values: own.inputs.map(({ id }) => values[table.inputs.findIndex((column) => column.id === id)] ?? null) }))
  return (await answersOf(live, own, moved)).map((answer) => ({ rows: numbers(answer), said: textOf(own, answer) }))
}

const numbers = (answer: Answer | undefined): number[] => answer?.rows.map(({ number }) => number) ?? []

/** What the rows say, as it is written: what their results come to depends on more than the columns. */
const textOf = ({ rules }: DecisionTable, answer: Answer | undefined): string =>
  JSON.stringify([answer?.failure !== undefined, numbers(answer).map((number) => rules[number - 1]?.then.map(({ text }) => text))])
