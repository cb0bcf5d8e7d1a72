/** What somebody filled into a form, checked and split: shared by tasks and by starts. */
import { Refusal } from '../errors/errors.ts'
import { compileForm, FormRefused, type CompiledForm, type FormSchema, type SplitValues } from '../forms/index.ts'

export interface Submission extends SplitValues {
  /** Ids of files. */
  uploads: string[]
}

/**
 * @param data what the form was prefilled from
 * @returns the words without those that say nothing, and the choices
 * @throws Refusal `form.invalid` with one error a field, `form.unsafe`
 */
export function submitted(schema: FormSchema, variables: Record<string, unknown>, data: Record<string, unknown>): Submission {
  const checked = compiled(schema).validate(variables, data)
  if (!checked.ok) throw new Refusal('form.invalid', { errors: checked.errors })
  const { words, choices } = checked.values
  return { choices, uploads: checked.uploads, words: Object.fromEntries(Object.entries(words).filter(([, value]) => !saysNothing(value))) }
}

const saysNothing = (value: unknown): boolean => value === '' || value === null || (Array.isArray(value) && value.length === 0)

/** A form that came another way than through our own deployments may hold what this house does not run. */
function compiled(schema: FormSchema): CompiledForm {
  try {
    return compileForm(schema)
  } catch (error) {
    if (error instanceof FormRefused) throw new Refusal('form.unsafe', { findings: error.findings, cause: error })
    throw error
  }
}
