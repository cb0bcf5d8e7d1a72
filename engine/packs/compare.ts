/** What a pack changes against the base: of a table row by row, of a form field by field. */
import { isDeepStrictEqual } from 'node:util'
import type { FormField, FormSchema } from '../forms/index.ts'
import type { Row, Table } from './read-tables.ts'

export interface ComparedRow extends Row {
  /** `cited`: the same values from another source. */
  change: 'same' | 'cited' | 'changed' | 'added' | 'removed'
  /** The base's values where they are others. */
  was?: string[]
}

/** Rows of the pack in their order; those that only the base has come last. A row is the same one when it asks the same and its first value is the same. */
export function compareTables(table: Table, base: Table | undefined): ComparedRow[] {
  if (!base) return table.rows.map((row) => ({ ...row, change: 'added' }))
  const left = new Map(base.rows.map((row) => [keyOf(row, base), row]))
  const own = table.rows.map((row): ComparedRow => {
    const key = keyOf(row, table)
    const was = left.get(key)
    left.delete(key)
    if (!was) return { ...row, change: 'added' }
    if (isDeepStrictEqual(was.then, row.then)) return { ...row, change: was.source === row.source ? 'same' : 'cited' }
    return { ...row, change: 'changed', was: was.then }
  })
  return [...own, ...[...left.values()].map((row): ComparedRow => ({ ...row, when: table.inputs.map(({ name }) => row.when[base.inputs.findIndex((input) => input.name === name)] ?? ''), change: 'removed' }))]
}

/** By column names, so that a column which only one of the two has does not matter where it is empty. */
const keyOf = ({ when, then }: Row, { inputs }: Table): string =>
  JSON.stringify([...inputs.flatMap(({ name }, i) => (when[i] ? [[name, when[i]]] : [])), then[0]])

export interface ComparedField {
  field: string
  /** What the field is called, or shows. */
  label: string
  property: string
  was: string
  is: string
}

/** Texts and settings of a form that differ, by field; a field that only one of the two has differs in its presence. */
export function compareForms(form: FormSchema, base: FormSchema | undefined): ComparedField[] {
  const [own, theirs] = [fieldsIn(form), fieldsIn(base ?? { components: [] })]
  const keys = [...new Set([...own.keys(), ...theirs.keys()])]
  return keys.flatMap((key) => {
    const [is, was] = [own.get(key), theirs.get(key)]
    const label = is?.label ?? was?.label ?? key
    if (!is || !was) return [{ field: key, label, property: 'field', was: was ? 'there' : '', is: is ? 'there' : '' }]
    const properties = [...new Set([...flat(is).keys(), ...flat(was).keys()])]
    return properties.flatMap((property) => {
      const [now, before] = [flat(is).get(property) ?? '', flat(was).get(property) ?? '']
      return now === before ? [] : [{ field: key, label, property, was: before, is: now }]
    })
  })
}

const fieldsIn = ({ components = [] }: Pick<FormField, 'components'>): Map<string, FormField> =>
  new Map(components.flatMap((field) => [[field.key ?? field.id ?? '', field] as const, ...fieldsIn(field)]))

/** `validate.required` and the like, as text; nested fields are compared by themselves. */
function flat({ components: _, ...field }: FormField): Map<string, string> {
  return new Map(Object.entries(field).flatMap(([name, value]): [string, string][] =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.entries(value).map(([inner, one]) => [`${name}.${inner}`, String(one)])
      : [[name, typeof value === 'string' ? value : JSON.stringify(value) ?? '']]))
}
