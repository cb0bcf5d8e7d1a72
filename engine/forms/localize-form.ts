import { isObject, setAt } from './paths.ts'
import type { FormField, FormSchema } from './schema.ts'

/** The texts of a component that a translation may replace. */
const translatable = [
  'label', 'description', 'text', 'alt', 'title', 'dateLabel', 'timeLabel', 'appearance.prefixAdorner', 'appearance.suffixAdorner', 'validate.patternErrorMessage',
]

/**
 * The form in one language. English is what the schema says; Chinese stands beside it as the properties `label.zh`, `text.zh` … of a component
 * and as `label.zh` of an option or a table's column. What has no translation stays English.
 */
export function localizeForm(schema: FormSchema, lang: 'en' | 'zh'): FormSchema {
  return localized(schema, lang) as FormSchema
}

function localized(field: FormField, lang: 'en' | 'zh'): FormField {
  const texts = lang === 'en' ? [] : translatable.map((place) => ({ place, text: field.properties?.[`${place}.${lang}`] }))
  const translated = texts.reduce((done, { place, text }) => (text ? setAt(done, place.split('.'), text) : done), field)
  return {
    ...translated,
    ...(field.values && { values: field.values.map((option) => labelled(option, lang)) }),
    ...(Array.isArray(field['columns']) && { columns: field['columns'].map((column: unknown) => labelled(column, lang)) }),
    ...(field.components && { components: field.components.map((component) => localized(component, lang)) }),
  }
}

function labelled(option: unknown, lang: 'en' | 'zh'): unknown {
  if (!isObject(option)) return option
  const { 'label.zh': translation, ...plain } = option
  return lang === 'zh' && typeof translation === 'string' && translation ? { ...plain, label: translation } : plain
}
