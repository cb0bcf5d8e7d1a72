/** What the condition of a field may ask for. */
import { hasValue, labelOf, nameOf, type FormField } from '../editor/schema.ts'
import type { FormUse } from '../uses.ts'
import type { KnownVariable } from '../../diagrams/use-vocabulary.ts'
import type { Language } from '../../../kit/language.ts'

export interface Known {
  name: string
  label: string
  kind: 'tick' | 'choice' | 'list' | 'number' | 'text'
  options: { value: string; label: string }[]
}

const kinds: Record<string, Known['kind']> = {
  'checkbox': 'tick', 'radio': 'choice', 'select': 'choice', 'checklist': 'list', 'taglist': 'list', 'number': 'number',
  'yes-no': 'tick', 'one': 'choice', 'many': 'list',
}

/** The other fields of the form, then what every case carries, then what its steps are given. */
export function knownIn(fields: FormField[], uses: FormUse[], ofCase: KnownVariable[], language: Language): Known[] {
  const own = fields.filter((field) => hasValue(field) && field.key).map((field): Known => ({
    name: field.key!, label: nameOf(field, language), kind: kinds[field.type] ?? 'text', options: (field.values ?? []).map((option) => ({ value: option.value, label: labelOf(option, language) })),
  }))
  const carried = ofCase.map(({ name, label, sort, options }): Known => ({ name, label: label[language], kind: kinds[sort] ?? 'text', options: options.map(({ value, label: words }) => ({ value, label: words[language] })) }))
  const given = [...new Set(uses.flatMap(({ gives }) => gives))].map((name): Known => ({ name, label: name, kind: 'text', options: [] }))
  return [...own, ...carried, ...given].filter(({ name }, i, all) => all.findIndex((other) => other.name === name) === i)
}
