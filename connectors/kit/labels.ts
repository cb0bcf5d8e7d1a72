/** Words beside a field, for the modeler and the settings page. */
import type { TSchema } from '@sinclair/typebox'
import type { Both } from './connector.ts'

/** The schema with its label and, where that does not say enough, a sentence of help: `['Stage', '阶段']`. */
export const labelled = <S extends TSchema>([en, zh]: readonly [en: string, zh: string], schema: S, help?: readonly [en: string, zh: string]): S =>
  ({ ...schema, label: { en, zh }, ...(help && { help: { en: help[0], zh: help[1] } }) })

export const labelOf = (schema: TSchema): Both | undefined => schema['label'] as Both | undefined

export const helpOf = (schema: TSchema): Both | undefined => schema['help'] as Both | undefined

/** The options of a choice with their labels, or null where it is none. */
export function choicesOf(schema: TSchema): { value: string, label: Both }[] | null {
  const options = (schema['anyOf'] ?? []) as TSchema[]
  if (Array.isArray(schema['enum'])) return (schema['enum'] as unknown[]).map((value) => ({ value: String(value), label: plain(String(value)) }))
  if (options.length === 0 || options.some((option) => typeof option['const'] !== 'string')) return null
  return options.map((option) => ({ value: option['const'] as string, label: labelOf(option) ?? plain(option['const'] as string) }))
}

/** A field that may be left out is a union with null in some schemas. */
export function withoutNull(schema: TSchema): TSchema {
  const options = ((schema['anyOf'] ?? []) as TSchema[]).filter(({ type }) => type !== 'null')
  return options.length === 1 ? { ...schema, ...options[0] } as TSchema : schema
}

const plain = (value: string): Both => ({ en: value, zh: value })
