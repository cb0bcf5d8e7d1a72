/** Evaluates the shipped tables without a broker; the stories in test/stories run the same tables in Zeebe. */
import { evaluate, unaryTest } from 'feelin'
import type { Decision, Rule } from './shipped.ts'

type Context = Record<string, unknown>

export function decide(all: Map<string, Decision>, id: string, variables: Context): unknown {
  const decision = all.get(id)!
  const context: Context = { ...variables }
  for (const need of decision.needs) context[all.get(need)!.variable] = decide(all, need, variables)
  if (decision.literal !== undefined) return valueOf(decision.literal, context)

  const hits = decision.rules.filter((rule) => fits(rule, decision, context)).map(({ then }) => outcomeOf(then, context))
  if (decision.hitPolicy === 'COLLECT') return hits
  if (decision.hitPolicy === 'UNIQUE' && hits.length > 1) throw new Error(`${id}: ${hits.length} rows fit`)
  return hits[0] ?? null
}

const fits = ({ when }: Rule, { inputs }: Decision, context: Context): boolean =>
  when.every((test, i) => test === '' || unaryTest(test, { ...context, '?': valueOf(inputs[i]!, context) }).value === true)

/** A table with one output gives its value, with more of them an object. */
function outcomeOf(then: Record<string, string>, context: Context): unknown {
  const values = Object.entries(then).map(([name, expression]) => [name, valueOf(expression, context)] as const)
  return values.length === 1 ? values[0]![1] : Object.fromEntries(values)
}

const valueOf = (expression: string, context: Context): unknown => evaluate(expression, context).value
