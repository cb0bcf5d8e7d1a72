import { holds, isExpression } from './feel.ts'
import { getAt, type Path, type Values } from './paths.ts'
import { isKeyed, type FormField, type FormSchema } from './schema.ts'

/** A field with a value, or a container of such. `path` is relative to the container around it; `children` is null for a field. */
export interface FormNode { field: FormField; path: string[]; children: FormNode[] | null; keep: Keep }

/** Where a field's value is kept, where its author says so. */
export type Keep = 'case' | 'process' | null

/** One field, or one dynamic list, at one place of the values: a field in a list has an instance a row. `scope` is what FEEL sees there. */
export interface Instance { node: FormNode; path: Path; hidden: boolean; scope: Values }

/** The fields and containers of a form; what only presents something is left out. */
export function treeOf(schema: FormSchema): FormNode[] {
  return nodesOf(schema.components, null)
}

export function isList({ field }: FormNode): boolean {
  return field.type === 'dynamiclist'
}

/**
 * Every field and list that the values have room for, in the order of the form. As in form-js the rows come from `values`, while conditions see
 * `data` with `this`, `parent` and `i` beside it.
 */
export function instancesOf(tree: FormNode[], values: Values, data: Values): Instance[] {
  return walk(tree, { values, data, path: [], self: data, parent: null, indexes: [], hidden: false })
}

interface Place { values: Values; data: Values; path: Path; self: unknown; parent: Values | null; indexes: number[]; hidden: boolean }

function walk(nodes: FormNode[], place: Place): Instance[] {
  const scope = scopeOf(place)
  return nodes.flatMap((node) => {
    const path = [...place.path, ...node.path]
    const condition = node.field.conditional?.hide
    const hidden = place.hidden || (isExpression(condition) && holds(condition, scope))
    if (!node.children) return [{ node, path, hidden, scope }]
    if (!isList(node)) return walk(node.children, { ...place, path, hidden })
    return [{ node, path, hidden, scope }, ...(hidden ? [] : walkRows(node.children, { ...place, path }))]
  })
}

function walkRows(children: FormNode[], place: Place): Instance[] {
  const rows = getAt(place.values, place.path)
  if (!Array.isArray(rows)) return []
  const parent = scopeOf({ ...place, data: place.self as Values })
  return rows.flatMap((self: unknown, i) =>
    walk(children, { ...place, self, parent, path: [...place.path, i], indexes: [...place.indexes, i + 1] }))
}

function scopeOf({ data, self, parent, indexes }: Place): Values {
  const local = { this: self, parent, i: indexes }
  return { ...local, ...data, _this_: self, _parent_: parent, _i_: indexes }
}

function nodesOf(fields: FormField[], inherited: Keep): FormNode[] {
  return fields.flatMap((field): FormNode[] => {
    const keep = keepOf(field) ?? inherited
    if (isKeyed(field.type)) return [{ field, path: segments(field.key), children: null, keep }]
    if (!field.components) return []
    return [{ field, path: segments(field.path), children: nodesOf(field.components, keep), keep }]
  })
}

function keepOf({ properties }: FormField): Keep {
  const keep = properties?.['keep']
  return keep === 'case' || keep === 'process' ? keep : null
}

function segments(path: string | undefined): string[] {
  return path ? path.split('.') : []
}
