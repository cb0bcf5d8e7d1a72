/** What is wrong with one form, and its id. */
import { checkFormSchema } from '../../forms/index.ts'
import { error, type Fault } from './finding.ts'

export function checkForm(text: string): { faults: Fault[], id: string | null } {
  let schema: unknown
  try {
    schema = JSON.parse(text)
  } catch (cause) {
    return { faults: [error(null, 'json', String(cause))], id: null }
  }
  const { id } = (schema ?? {}) as { id?: unknown }
  return { faults: checkFormSchema(schema).map(({ path, rule, message }) => error(path, rule, message)), id: typeof id === 'string' ? id : null }
}
