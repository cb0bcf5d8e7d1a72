import type { ContextActions, FieldComponent, FormFields } from './services.ts'
import type { FormField } from './schema.ts'
import type { Language } from '../../../kit/language.ts'

/** What the drawing says, read at the moment it is shown: the language may change meanwhile. */
export interface Speech {
  language: Language
  remove: string
}

const places = ['label', 'description', 'text', 'alt', 'title', 'dateLabel', 'timeLabel'] as const

/** The field with its Chinese words in the place of the English ones, where it has some. */
export function inChinese(field: FormField): FormField {
  const translated = Object.fromEntries(places.flatMap((place) => {
    const text = field.properties?.[`${place}.zh`]
    return text ? [[place, text]] : []
  }))
  return { ...field, ...translated, ...(field.values && { values: field.values.map((option) => ({ ...option, label: option['label.zh'] || option.label || '' })) }) }
}

/** Draws each field in the language of `speech` while the form keeps both; what has no Chinese words shows its English ones. */
export function speaking(speech: Speech): object {
  class Speaking {
    static $inject = ['formFields', 'formFieldContextActions']

    constructor(fields: FormFields, actions: ContextActions) {
      for (const [type, component] of Object.entries(fields._formFields)) {
        if (type === 'default') continue
        const drawn = new WeakMap<FormField, { of: string; field: FormField }>()
        const translated = (field: FormField): FormField => {
          if (speech.language === 'en') return field
          // A field is changed in place, and drawing compares what it is given: the same as before as long as nothing changed.
          const of = JSON.stringify({ ...field, components: field.components?.length })
          const before = drawn.get(field)
          if (before?.of === of) return before.field
          const now = inChinese(field)
          drawn.set(field, { of, field: now })
          return now
        }
        const wrapped: FieldComponent = Object.assign((properties: { field: FormField }) => component({ ...properties, field: translated(properties.field) }), { config: component.config })
        fields.register(type, wrapped)
      }
      actions.registerProvider(400, {
        getContextPadEntries: () => (entries) => Object.fromEntries(Object.entries(entries).map(([name, entry]) => [name, { ...entry, title: speech.remove }])),
      })
    }
  }
  return { __init__: ['speaking'], speaking: ['type', Speaking] }
}
