import { isDeepStrictEqual } from 'node:util'
import { isExpression, valueOf } from './feel.ts'
import { isObject, type Values } from './paths.ts'
import type { FormField } from './schema.ts'

/** The values that a field's options offer: fixed ones, or those that the context holds under `valuesKey`; null where they are computed. */
export function staticOptions({ values, valuesKey, valuesExpression }: FormField, context: Values): unknown[] | null {
  if (valuesExpression) return null
  return optionValues(valuesKey ? context[valuesKey] : values)
}

/** The values that a field's options offer at one place of the form. */
export function optionsAt(field: FormField, scope: Values, context: Values): unknown[] {
  const { valuesExpression } = field
  if (!valuesExpression) return staticOptions(field, context) ?? []
  return optionValues(isExpression(valuesExpression) ? valueOf(valuesExpression, scope) : null)
}

export function isOption(value: unknown, options: unknown[]): boolean {
  return options.some((option) => isDeepStrictEqual(option, value))
}

/** As form-js reads options: a plain value stands for itself, an object needs a value. */
export function optionValues(options: unknown): unknown[] {
  if (!Array.isArray(options)) return []
  return options.map((option: unknown) => (isObject(option) ? option['value'] : option)).filter((value) => value !== undefined && value !== null && value !== '')
}
