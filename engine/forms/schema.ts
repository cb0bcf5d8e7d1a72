/** The part of a form-js schema (form-js 1.23, schema version 19) that the server reads; other properties only matter to the browser. */
export interface FormField {
  type: string
  id?: string
  key?: string
  path?: string
  label?: string
  components?: FormField[]
  conditional?: { hide?: string }
  validate?: FieldValidation
  readonly?: boolean | string
  disabled?: boolean | string
  defaultValue?: unknown
  values?: unknown[]
  valuesKey?: string
  valuesExpression?: string
  subtype?: 'date' | 'time' | 'datetime'
  timeSerializingFormat?: 'utc_offset' | 'utc_normalized' | 'no_timezone'
  decimalDigits?: number
  increment?: number | string
  serializeToString?: boolean
  multiple?: boolean | string
  expression?: string
  defaultRepetitions?: number
  allowAddRemove?: boolean
  /** `keep` (`case` or `process`), `label.zh` and its like; of a dynamic list also `min` and `max` rows. */
  properties?: Record<string, string>
  [other: string]: unknown
}

/** `required` may be a FEEL expression here, which form-js itself does not know. */
export interface FieldValidation {
  required?: boolean | string
  min?: number | string
  max?: number | string
  minLength?: number | string
  maxLength?: number | string
  pattern?: string
  patternErrorMessage?: string
  validationType?: string
}

export interface FormSchema extends FormField {
  type: 'default'
  components: FormField[]
}

/** One defect of a schema: where (JSON pointer), in words, and the rule's stable name. */
export interface FormFinding { path: string; message: string; rule: string }

/** Fields whose values are words: they stay in the case file. */
export const wordTypes: readonly string[] = ['textfield', 'textarea', 'filepicker']

/** Fields whose values are choices: they become process variables. */
export const choiceTypes: readonly string[] = ['number', 'checkbox', 'radio', 'select', 'checklist', 'taglist', 'datetime', 'expression']

export const containerTypes: readonly string[] = ['group', 'dynamiclist']

/** Components that show something and carry no value. `html`, `iframe` and `documentPreview` are not among them: they load what the form's author names. */
export const presentationTypes: readonly string[] = ['text', 'image', 'table', 'separator', 'spacer', 'button']

export function isKeyed(type: string): boolean {
  return wordTypes.includes(type) || choiceTypes.includes(type)
}
