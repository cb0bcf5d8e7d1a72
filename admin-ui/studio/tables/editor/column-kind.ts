import type { TableElement } from './services.ts'
import { isAny, readTest, unquoted, type Value } from '../words/feel.ts'
import { readSpan } from '../words/span.ts'

/** What a column's cells are, told from its type and from what stands in it. */
export type ColumnKind =
  | { kind: 'span' }
  | { kind: 'yes-no' }
  /** One value of several; `variable` names whose. */
  | { kind: 'one' | 'many'; variable: string; values: Value[] }

/** Of a rule's cell; undefined where only text will do. */
export function kindOf({ col }: TableElement): ColumnKind | undefined {
  const clause = col?.businessObject
  const table = clause?.$parent
  if (clause === undefined || table === undefined) return undefined
  const isInput = clause.$type === 'dmn:InputClause'
  const at = (isInput ? table.input : table.output)?.indexOf(clause) ?? -1
  const cells = (table.rule ?? []).map((rule) => (isInput ? rule.inputEntry : rule.outputEntry)?.[at]?.text ?? '').filter((text) => !isAny(text))
  return isInput ? inputKind({ name: clause.inputExpression?.text ?? '', type: clause.inputExpression?.typeRef ?? '' }, cells) : outputKind({ name: clause.name ?? '', type: clause.typeRef ?? '' }, cells)
}

interface Typed {
  /** Of an input its expression, of an output its name. */
  name: string
  type: string
}

/** @param cells of the column; those that fit always say nothing about it */
export function inputKind({ name: expression, type }: Typed, cells: string[]): ColumnKind | undefined {
  if (type === 'boolean') return { kind: 'yes-no' }
  if (type === 'number') return undefined
  const tests = cells.flatMap((cell) => readTest(cell) ?? [])
  const values = [...new Set(tests.flatMap((test): Value[] => (test.kind === 'any' ? [] : test.values)))]
  const lists = tests.filter(({ kind }) => kind === 'has').length
  if (lists > 0 || type === 'Any') return lists * 2 >= cells.length ? { kind: 'many', variable: expression, values } : undefined
  return type === 'string' || tests.length > 0 ? { kind: 'one', variable: expression, values } : undefined
}

export function outputKind({ name, type }: Typed, cells: string[]): ColumnKind | undefined {
  if (type === 'boolean') return { kind: 'yes-no' }
  const texts = cells.flatMap((cell) => unquoted(cell) ?? [])
  const spans = texts.filter((text) => readSpan(text) !== undefined).length
  if (spans > 0 && spans * 2 >= texts.length) return { kind: 'span' }
  return type === 'string' ? { kind: 'one', variable: name, values: [...new Set<Value>(texts)] } : undefined
}
