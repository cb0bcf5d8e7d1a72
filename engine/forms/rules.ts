import { isDeepStrictEqual } from 'node:util'
import { flag, holds, isExpression, valueOf } from './feel.ts'
import { isList, type Instance } from './form-tree.ts'
import { emptyValue } from './initial-values.ts'
import { isOption, optionsAt } from './options.ts'
import { getAt, type Values } from './paths.ts'
import type { FormField } from './schema.ts'

/** The first rule that a shown field breaks and that JSON Schema does not know, in words; null where there is none. */
export function brokenRule(instance: Instance, { submitted, values, initial, context }: { submitted: Values; values: Values; initial: Values; context: Values }): string | null {
  const { node, path, scope } = instance
  const value = getAt(values, path)
  if (isList(node)) return rowsProblem(node.field, value, getAt(initial, path))
  const { field } = node
  // What is required has to be said: a proposal that was only left standing is nobody's decision.
  if (isRequired(instance) && (isEmpty(value, field) || getAt(submitted, path) === undefined)) return 'This is required.'
  if (isEmpty(value, field)) return null
  return boundsProblem(field, value, scope) ?? (field.type === 'number' ? numberProblem(field, value) : null) ?? optionProblem(field, value, scope, context)
}

export const isRequired = ({ node: { field }, scope }: Instance): boolean => flag(field.validate?.required, scope)

export function isDisabled({ node: { field }, scope }: Instance): boolean {
  return flag(field.disabled, scope)
}

/** Whether a field is disabled or read-only, so that nobody may change it. */
export function isFixed(instance: Instance): boolean {
  const { readonly } = instance.node.field
  return isDisabled(instance) || (isExpression(readonly) ? holds(readonly, instance.scope) : readonly === true)
}

/** Whether a field is left empty: an unticked box is, as far as "required" goes. */
export function isEmpty(value: unknown, field: FormField): boolean {
  return value === undefined || isDeepStrictEqual(value, emptyValue(field))
}

function rowsProblem({ properties, allowAddRemove }: FormField, rows: unknown, before: unknown): string | null {
  const count = Array.isArray(rows) ? rows.length : 0
  if (allowAddRemove === false && Array.isArray(before) && count !== before.length) return 'Rows cannot be added or removed here.'
  const min = Number(properties?.['min'] ?? 0)
  const max = Number(properties?.['max'] ?? Infinity)
  if (count < min) return `This needs at least ${min} rows.`
  return count > max ? `This may have ${max} rows at most.` : null
}

/** Lengths are counted as form-js does: without the spaces around. */
function boundsProblem({ validate = {} }: FormField, value: unknown, scope: Values): string | null {
  const bound = (name: 'min' | 'max' | 'minLength' | 'maxLength'): number | null => {
    const given = validate[name]
    const result = isExpression(given) ? valueOf(given, scope) : given
    return result === undefined || result === null || result === '' ? null : Number(result)
  }
  const [min, max, minLength, maxLength] = [bound('min'), bound('max'), bound('minLength'), bound('maxLength')]
  const length = typeof value === 'string' ? value.trim().length : 0
  if (Number.isNaN(min) || Number.isNaN(max)) return 'The limit of this field is no number.'
  if (min !== null && Number(value) < min) return `This must be at least ${min}.`
  if (max !== null && Number(value) > max) return `This must be at most ${max}.`
  if (minLength !== null && length < minLength) return `This needs at least ${minLength} characters.`
  return maxLength !== null && length > maxLength ? `This may have ${maxLength} characters at most.` : null
}

function numberProblem({ decimalDigits, increment }: FormField, value: unknown): string | null {
  const digits = decimalsOf(String(value))
  if (decimalDigits !== undefined && digits > decimalDigits) return decimalDigits === 0 ? 'This must be a whole number.' : `This may have ${decimalDigits} decimal digits at most.`
  const step = Number(increment ?? 0)
  if (step <= 0) return null
  const scale = 10 ** Math.max(digits, decimalsOf(String(step)))
  return Math.round(Number(value) * scale) % Math.round(step * scale) === 0 ? null : `This must be a multiple of ${step}.`
}

function decimalsOf(number: string): number {
  const [, fraction = '', exponent = '0'] = /^-?\d+(?:\.(\d+))?(?:e([+-]?\d+))?$/i.exec(number) ?? []
  return Math.max(0, fraction.replace(/0+$/, '').length - Number(exponent))
}

function optionProblem(field: FormField, value: unknown, scope: Values, context: Values): string | null {
  if (!field.valuesKey && !field.valuesExpression) return null
  const options = optionsAt(field, scope, context)
  const chosen = Array.isArray(value) ? value : [value]
  return chosen.every((item) => isOption(item, options)) ? null : 'This is none of the options.'
}
