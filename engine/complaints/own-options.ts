/** Options of a form under the hospital's own names: those that it renamed are called so, those that it added can be chosen. */
import type { FormField, FormSchema } from '../forms/index.ts'
import { isObject } from '../forms/paths.ts'
import { isNamed, ownKinds, ownNames } from './vocabulary.ts'

/** Kinds that nothing but people and figures read; of the others tables and diagrams know every one. */
const open: readonly string[] = ['tag', 'field', 'occupation']

/** Fields are known by their names (`tag`, `nature` …) and have options of their own; a field none of whose options is known is something else. */
export const withOwnOptions = (schema: FormSchema): FormSchema => renamed(schema) as FormSchema

function renamed(field: FormField): FormField {
  const kind = ownKinds.find((one) => one === field.key)
  const isOurs = kind !== undefined && field.values?.some((option) => isNamed(kind, valueOf(option)))
  return {
    ...field,
    ...(isOurs && { values: optionsOf(kind, field.values ?? []) }),
    ...(field.components && { components: field.components.map(renamed) }),
  }
}

function optionsOf(kind: (typeof ownKinds)[number], values: readonly unknown[]): unknown[] {
  const own = ownNames(kind)
  const added = open.includes(kind) ? own.filter(({ id }) => !isNamed(kind, id) && !values.some((option) => valueOf(option) === id)) : []
  return [
    ...values.map((option) => {
      const name = own.find(({ id }) => id === valueOf(option))
      return name && isObject(option) ? { ...option, label: name.en, 'label.zh': name.zh } : option
    }),
    ...added.map(({ id, en, zh }) => ({ value: id, label: en, 'label.zh': zh })),
  ]
}

const valueOf = (option: unknown): string => String(isObject(option) ? option['value'] : option)
