/** Values that stand for all that a column can have: every value that a cell names, and those beside and between them. */
import { isAny, type Cell, type InputColumn } from './decisions.ts'
import { holds, literalsOf, type Literals } from './feel.ts'

/** A value, and how a gap names it. */
export interface Example {
  value: unknown
  says: Said
}

/** `is` a value that the column names; `other` any that it does not name; `none` nothing at all; numbers from and to, without the ends where they are `open`. */
export type Said =
  | { kind: 'is'; value: string | boolean }
  | { kind: 'other' | 'none' | 'any' }
  | { kind: 'number'; from: number | null; to: number | null; open: boolean }
  | { kind: 'has'; values: string[] }

export interface Domain {
  examples: Example[]
  /** Of each row: for which examples it holds for sure, and for which perhaps. */
  holds: { surely: boolean[]; perhaps: boolean[] }[]
  /** Rows whose cell cannot be judged: it depends on what is only known when it runs, or it calculates. */
  unjudged: number[]
}

/** @param cells of the column, one a row */
export function domainOf(column: InputColumn, cells: readonly Cell[]): Domain {
  const read = cells.map((cell) => (isAny(cell) ? null : literalsOf(cell.text)))
  const examples = examplesOf(column, read.filter((one) => one !== null))
  const unjudged = read.flatMap((one, row) => (one && (one.variables || one.computes) ? [row] : []))
  // Many rows say the same in a column.
  const judged = new Map<string, boolean[]>()
  const judge = (cell: Cell): boolean[] => {
    const known = judged.get(cell.text) ?? examples.map(({ value }) => holdsFor(cell, value))
    judged.set(cell.text, known)
    return known
  }
  const none = examples.map(() => false)
  const all = examples.map(() => true)
  return {
    examples,
    unjudged,
    holds: cells.map((cell, row) => (unjudged.includes(row) ? { surely: none, perhaps: all } : { surely: judge(cell), perhaps: judge(cell) })),
  }
}

function holdsFor(cell: Cell, value: unknown): boolean {
  try {
    return holds(cell.text, value, {})
  } catch {
    return false
  }
}

function examplesOf(column: InputColumn, read: Literals[]): Example[] {
  const allowed = column.allowed.trim() === '' ? [] : literalsOf(column.allowed).texts
  const texts = [...new Set([...allowed, ...read.flatMap((one) => one.texts)])]
  const numbers = [...new Set(read.flatMap((one) => one.numbers))].toSorted((one, other) => one - other)
  const none: Example[] = read.some(({ hasNull }) => hasNull) ? [{ value: null, says: { kind: 'none' } }] : []
  if (read.some(({ ofLists }) => ofLists)) return [...lists(texts), ...none]
  if (column.type === 'boolean' || (read.some(({ booleans }) => booleans.length > 0) && texts.length + numbers.length === 0)) return [...[true, false].map((value): Example => ({ value, says: { kind: 'is', value } })), ...none]
  if (numbers.length > 0) return [...intervals(numbers), ...none]
  if (texts.length === 0) return read.length === 0 ? [{ value: null, says: { kind: 'any' } }] : [{ value: 'something else', says: { kind: 'other' } }, { value: null, says: { kind: 'none' } }]
  const others: Example[] = allowed.length > 0 ? [] : [{ value: `${texts.join()} and something else`, says: { kind: 'other' } }]
  return [...texts.map((value): Example => ({ value, says: { kind: 'is', value } })), ...others, ...none]
}

/** Nothing in the list, each value by itself, something else, and each two of them. */
function lists(texts: string[]): Example[] {
  const has = (values: string[]): Example => ({ value: values, says: { kind: 'has', values } })
  const pairs = texts.length > 8 ? [] : texts.flatMap((one, i) => texts.slice(i + 1).map((other) => has([one, other])))
  return [has([]), ...texts.map((one) => has([one])), { value: ['something else'], says: { kind: 'other' } }, ...pairs]
}

/** The boundaries, what lies between them, below and above. */
function intervals(numbers: number[]): Example[] {
  const between = (from: number | null, to: number | null): Example =>
    ({ value: from === null ? to! - 1 : to === null ? from + 1 : (from + to) / 2, says: { kind: 'number', from, to, open: true } })
  return [
    between(null, numbers[0]!),
    ...numbers.flatMap((one, i) => [{ value: one, says: { kind: 'number', from: one, to: one, open: false } } as const, between(one, numbers[i + 1] ?? null)]),
  ]
}
