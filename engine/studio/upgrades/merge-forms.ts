/** Three states of a form become one, field by field. */
import type { FormField, FormSchema } from '../../forms/index.ts'
import { isRecord, keyOf } from '../difference/forms.ts'
import { mergeNodes, type Choice, type Conflict, type Grammar, type Merging, type Node } from './merge-trees.ts'
import type { MergedContent, Three, ToldConflict } from './merged.ts'

const isField = (value: unknown): value is Node & FormField => isRecord(value) && typeof value['type'] === 'string'

const grammar: Grammar = {
  keysOf: (node) => Object.keys(node),
  isNode: (_owner, _key, value): value is Node => isRecord(value),
  isWhole: () => false,
  keyOf(item, place) {
    if (isField(item)) return keyOf(item, place)
    const value = isRecord(item) ? item['value'] ?? item['key'] : item
    return typeof value === 'string' ? value : JSON.stringify(value ?? place)
  },
  textOf: (value) => JSON.stringify(value) ?? '',
  step(path, _owner, key, item, place) {
    if (place !== null && key === 'values' && isRecord(item)) return `option.${String(item['value'])}`
    return path === '' ? key : `${path}.${key}`
  },
  silent: () => false,
  isNamed: isField,
}

/** @throws SyntaxError for a text that is no JSON */
export function mergeForms({ base, mine, theirs }: Three, choices: Readonly<Record<string, Choice>>): MergedContent {
  const [b, m, t] = [base || '{}', mine, theirs].map((text) => JSON.parse(text) as FormSchema) as [Node, Node & FormSchema, Node]
  const merging: Merging = { grammar, choices, conflicts: [], taken: 0 }
  mergeNodes(b, m, t, { within: [], path: '' }, merging)
  return { content: `${JSON.stringify(m, null, 2)}\n`, taken: merging.taken, conflicts: merging.conflicts.map((conflict) => told(conflict, m.id)) }
}

function told({ id, within, path, base, mine, theirs }: Conflict, form: string | undefined): ToldConflict {
  const field = within.at(-1) as FormField | undefined
  const about = field && field.id !== form ? keyOf(field, 0) : ''
  return {
    id, about, name: field?.label ?? about, nameZh: field?.properties?.['label.zh'] ?? null, type: 'field',
    fact: path === '' ? 'there' : path.replace(/^(option\..*)\.label$/, '$1').replace(/^(option\..*)\.label\.zh$/, '$1.zh'), base: textOf(base), mine: textOf(mine), theirs: textOf(theirs),
  }
}

function textOf(value: unknown): string | null {
  if (value === undefined) return null
  if (isField(value)) return value.label ?? value.key ?? value.type
  return typeof value === 'string' ? value : JSON.stringify(value)
}
