import { isKind } from './kinds.ts'
import type { Language } from '../../../kit/language.ts'

/** A component of a form as it is edited; what the studio has no words for is kept as it is. */
export interface FormField {
  id: string
  type: string
  key?: string
  path?: string
  label?: string
  dateLabel?: string
  text?: string
  description?: string
  components?: FormField[]
  values?: FieldOption[]
  valuesKey?: string
  valuesExpression?: string
  defaultValue?: unknown
  readonly?: boolean | string
  conditional?: { hide?: string }
  validate?: Record<string, unknown>
  /** `label.zh` and its like, and `keep`. */
  properties?: Record<string, string>
  [other: string]: unknown
}

/** An option carries its Chinese words beside the English ones. */
export interface FieldOption {
  value: string
  label?: string
  'label.zh'?: string
}

export interface FormSchema {
  id: string
  type: 'default'
  components: FormField[]
  /** `name` and `name.zh`. */
  properties?: Record<string, string>
  [other: string]: unknown
}

/** The form written in a `.form` file, or null where it is none, or holds what no form of this house may: that is not even drawn. */
export function formIn(text: string): FormSchema | null {
  try {
    const schema = JSON.parse(text) as Partial<FormSchema> | null
    if (schema?.type !== 'default' || !Array.isArray(schema.components)) return null
    return fieldsOf({ components: schema.components }).every(({ type }) => isKind(type) || type === 'button') ? { ...schema, id: schema.id ?? '', type: 'default', components: schema.components } : null
  } catch {
    return null
  }
}

export const textOf = (schema: object): string => `${JSON.stringify(schema, null, 2)}\n`

export const emptyForm = (id: string, name: string, nameZh: string): FormSchema => ({
  id, type: 'default', schemaVersion: 19, executionPlatform: 'Camunda Cloud', executionPlatformVersion: '8.5.0', components: [],
  properties: { ...(name && { name }), ...(nameZh && { 'name.zh': nameZh }) },
})

/** All components, those within groups and lists too. */
export const fieldsOf = ({ components = [] }: Pick<FormField, 'components'>): FormField[] => components.flatMap((field) => [field, ...fieldsOf(field)])

const words = ['textfield', 'textarea', 'filepicker']
const choices = ['number', 'checkbox', 'radio', 'select', 'checklist', 'taglist', 'datetime', 'expression']

/** Whether a field has a value; groups and what is only shown have none. */
export const hasValue = ({ type }: Pick<FormField, 'type'>): boolean => words.includes(type) || choices.includes(type)

/** Where a value goes unless the field says otherwise. */
export const keptByType = (type: string): 'case' | 'process' => (words.includes(type) ? 'case' : 'process')

export const keptOf = ({ type, properties }: FormField): 'case' | 'process' => {
  const keep = properties?.['keep']
  return keep === 'case' || keep === 'process' ? keep : keptByType(type)
}

/** Where a field keeps what it says; its Chinese stands in the property `<place>.zh`. */
export function wordsPlaceOf({ type, subtype }: FormField): 'text' | 'alt' | 'dateLabel' | 'timeLabel' | 'label' {
  if (type === 'text') return 'text'
  if (type === 'image') return 'alt'
  if (type !== 'datetime') return 'label'
  return subtype === 'time' ? 'timeLabel' : 'dateLabel'
}

/** What a field is called in one language; without a Chinese name by its English one. */
export function nameOf(field: FormField, language: Language): string {
  const place = wordsPlaceOf(field)
  const english = field[place] as string | undefined
  const chinese = field.properties?.[`${place}.zh`] ?? field.properties?.['label.zh']
  return (language === 'zh' ? chinese || english : english || chinese) || field.key || field.path || ''
}

export const labelOf = (option: FieldOption, language: Language): string => (language === 'zh' ? option['label.zh'] || option.label : option.label || option['label.zh']) || option.value

/** `The patient is a child` → `thePatientIsAChild`; empty where there is nothing to make a name of. */
export function nameFrom(words: string): string {
  const parts = words.normalize('NFKD').replaceAll(/['’\p{M}]/gu, '').match(/[A-Za-z0-9]+/g) ?? []
  const name = parts.slice(0, 6).map((part, i) => (i === 0 ? part.toLowerCase() : part.charAt(0).toUpperCase() + part.slice(1).toLowerCase())).join('')
  return /^[A-Za-z]/.test(name) ? name : ''
}

/** A name that none of the others has: `child`, `child2`, … */
export function unique(name: string, taken: readonly string[]): string {
  for (let n = 1; ; n += 1) {
    const tried = n === 1 ? name : `${name}${n}`
    if (!taken.includes(tried)) return tried
  }
}

/** Names that the editor makes up for a field that was just put there. */
export const isMadeUp = (name: string | undefined): boolean => name === undefined || /^[a-z]+_[a-z0-9]{5,}$/.test(name) || /^Field_[a-z0-9]+$/.test(name)
