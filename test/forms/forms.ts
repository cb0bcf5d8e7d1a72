import { compileForm, type FieldError, type FormField, type FormOutcome, type FormSchema, type SplitValues } from '../../engine/forms/index.ts'

export function formWith(...components: FormField[]): FormSchema {
  return { type: 'default', id: 'form', schemaVersion: 19, components }
}

/** What a form of these components makes of a submission. */
export function submit(components: FormField[], values: unknown, context: Record<string, unknown> = {}): FormOutcome {
  return compileForm(formWith(...components)).validate(values, context)
}

/** The values that were taken; throws where they were refused. */
export function taken(components: FormField[], values: unknown, context: Record<string, unknown> = {}): SplitValues {
  const outcome = submit(components, values, context)
  if (!outcome.ok) throw new Error(`It was refused: ${JSON.stringify(outcome.errors)}`)
  return outcome.values
}

/** The errors; none where the values were taken. */
export function refused(components: FormField[], values: unknown, context: Record<string, unknown> = {}): FieldError[] {
  const outcome = submit(components, values, context)
  return outcome.ok ? [] : outcome.errors
}

/** The paths of the errors, sorted. */
export function refusedAt(components: FormField[], values: unknown, context: Record<string, unknown> = {}): string[] {
  return refused(components, values, context).map(({ path }) => path).sort()
}

export const textfield = (key: string, more: Partial<FormField> = {}): FormField => ({ type: 'textfield', key, ...more })

export const number = (key: string, more: Partial<FormField> = {}): FormField => ({ type: 'number', key, ...more })

export const radio = (key: string, options: unknown[], more: Partial<FormField> = {}): FormField =>
  ({ type: 'radio', key, values: options.map((value) => ({ label: String(value), value })), ...more })

export const hiddenIf = (hide: string): Partial<FormField> => ({ conditional: { hide } })

export const required: Partial<FormField> = { validate: { required: true } }
