/** FEEL as the broker understands it in a table's cells. Whoever evaluates a text that somebody typed does so in a thread of its own. */
import { evaluate, parseExpression, parseUnaryTests, unaryTest } from 'feelin'

export type Scope = Readonly<Record<string, unknown>>

/** What the engine adds to the FEEL of the standard. */
const additions = { 'get or else': (value: unknown, otherwise: unknown) => value ?? otherwise }

/**
 * Whether a cell holds for a value. The engine is stricter than the library: what is of another kind never fits, nothing is no answer to a question, and a
 * negated yes never fits. @throws Error where it does not parse
 */
export function holds(cell: string, value: unknown, scope: Scope): boolean {
  const text = cell.trim()
  if (text === '' || text === '-') return true
  const known = { ...additions, ...scope, '?': value }
  if (asks(text) && parsesAsExpression(text)) return evaluate(text, known).value === true
  if (/^not\((true|false)\)$/.test(text)) return text === 'not(false)' && (value === true || value === null)
  return isComparable(text, value) && unaryTest(text, known).value === true
}

/** Whether it speaks of the value by `?`. */
const asks = (cell: string): boolean => cell.replaceAll(/"(?:[^"\\]|\\.)*"/g, '').includes('?')

function isComparable(cell: string, value: unknown): boolean {
  if (value === null) return true
  const { texts, numbers, booleans, variables, computes } = literalsOf(cell)
  if (variables || computes) return true
  const kinds = [texts.length > 0 && 'string', numbers.length > 0 && 'number', booleans.length > 0 && 'boolean'].filter((kind) => kind !== false)
  return kinds.length === 0 || kinds.some((kind) => kind === typeof value)
}

/** What an expression comes to, as JSON; null where it fails, as in the engine. @throws Error where it does not parse */
export function valueOf(expression: string, scope: Scope): unknown {
  const text = JSON.stringify(evaluate(expression, { ...additions, ...scope }).value)
  return text === undefined ? null : JSON.parse(text)
}

export const parsesAsTest = (cell: string): boolean => parses(parseUnaryTests(cell, additions, undefined))

export const parsesAsExpression = (text: string): boolean => parses(parseExpression(text, additions, undefined))

type Tree = ReturnType<typeof parseExpression>

function parses(tree: Tree): boolean {
  let whole = true
  tree.iterate({ enter: ({ type }) => { if (type.isError) whole = false } })
  return whole
}

/** What is written out in a cell. */
export interface Literals {
  texts: string[]
  numbers: number[]
  booleans: boolean[]
  hasNull: boolean
  /** It looks into a list: the value is one. */
  ofLists: boolean
  /** It compares with something that is only known when it runs. */
  variables: boolean
  /** It counts with dates, or asks a list for more than "has one of these": a few examples do not show when it holds. */
  computes: boolean
}

const listFunctions = /\blist contains\(\s*\?|\bin \? satisfies|\bcount\(\s*\?/
/** Has this, or has one of these. */
const plainLists = /^\s*(list contains\(\s*\?\s*,\s*"[^"]*"\s*\)|\(?\s*some (\w+) in \? satisfies list contains\(\s*\[[^\]]*\]\s*,\s*\2\s*\)\s*\)?|null|not\(null\))\s*$/
const dates = /\b(date|time|duration|now|today)\b[^(]*\(|@"/

export function literalsOf(cell: string): Literals {
  const ofLists = listFunctions.test(cell)
  const found: Literals = { texts: [], numbers: [], booleans: [], hasNull: false, ofLists, variables: false, computes: dates.test(cell) || (ofLists && !plainLists.test(cell)) }
  const bound = new Set<string>()
  parseUnaryTests(cell, additions, undefined).iterate({
    enter: ({ name, from, to, node }) => {
      const text = cell.slice(from, to)
      if (name === 'StringLiteral') found.texts.push(JSON.parse(text) as string)
      if (name === 'NumericLiteral') found.numbers.push(node.prevSibling?.name === 'ArithOp' || cell[from - 1] === '-' ? -Number(text) : Number(text))
      if (name === 'BooleanLiteral') found.booleans.push(text === 'true')
      if (text === 'null' && name !== 'StringLiteral') found.hasNull = true
      if (name === 'InExpression') bound.add(text.split(/\s/)[0] ?? '')
      if (name === 'VariableName' && node.parent?.name !== 'FunctionInvocation' && text !== '?' && text !== 'null' && text !== 'item' && !bound.has(text)) found.variables = true
    },
  })
  return found
}
