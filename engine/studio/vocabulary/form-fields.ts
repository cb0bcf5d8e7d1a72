import { choiceTypes, wordTypes, type FormField, type FormSchema } from '../../forms/schema.ts'
import { isObject } from '../../forms/paths.ts'
import type { Sentence } from '../../complaints/vocabulary.ts'

/** How a variable's values look: one of the options, several of them, yes or no, a number, an instant, free words. */
export type Sort = 'one' | 'many' | 'yes-no' | 'number' | 'moment' | 'words'

/** A process variable that people can speak of: a form's field, or what every case has. */
export interface KnownVariable {
  name: string
  label: Sentence
  sort: Sort
  /** Empty where the values are not known beforehand. */
  options: { value: string; label: Sentence }[]
}

const sorts: Record<string, Sort> = { radio: 'one', select: 'one', checklist: 'many', taglist: 'many', checkbox: 'yes-no', number: 'number', datetime: 'moment' }

/** The variables that completing a form sets: its choices, and words that its author lets out of the case file. Fields of lists are part of their list and not named. */
export function variablesOf({ components }: FormSchema, departments: KnownVariable['options']): KnownVariable[] {
  return components.flatMap((field) => {
    if (field.type === 'dynamiclist') return []
    if (field.components !== undefined) return field.path ? [] : variablesOf({ ...field, type: 'default', components: field.components }, departments)
    const keep = field.properties?.['keep']
    const leaves = choiceTypes.includes(field.type) ? keep !== 'case' : wordTypes.includes(field.type) && keep === 'process'
    if (!leaves || field.key === undefined) return []
    const options = field.valuesKey === 'departments' ? departments : (field.values ?? []).flatMap(optionOf)
    return [{ name: field.key, label: inBoth(field.label ?? field.key, field.properties?.['label.zh']), sort: sorts[field.type] ?? 'words', options }]
  })
}

function optionOf(option: unknown): KnownVariable['options'] {
  if (!isObject(option)) return [{ value: String(option), label: inBoth(String(option)) }]
  const { value, label, 'label.zh': zh } = option as FormField & { value?: unknown }
  if (typeof value !== 'string') return []
  return [{ value, label: inBoth(label ?? value, typeof zh === 'string' ? zh : undefined) }]
}

const inBoth = (en: string, zh = en): Sentence => ({ en, zh: zh || en })
