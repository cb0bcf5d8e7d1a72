/**
 * A start event that people may use themselves says so with its free properties: `startable.form` (what is asked), `startable.by` (who may,
 * separated by commas), `startable.from` (where), `startable.closed` (also once the case is closed).
 */
import { roles } from '../../people/hospital.ts'

export const origins = ['case', 'anywhere'] as const

export interface Startable {
  /** Id of the form. */
  form: string
  /** Roles, or `responsible`: somebody on the case. */
  by: string[]
  /** `case`: from a case file; `anywhere`: from the page of all starts. */
  from: (typeof origins)[number]
  /** Whether a case that is closed can still be the start. */
  closed: boolean
}

/** Who may be named in `startable.by`. */
export const starters: readonly string[] = [...roles, 'responsible']

/** What the properties say; null where people cannot start it. Whether it makes sense is checked at the deployment. */
export function startableOf(properties: Record<string, string>): Startable | null {
  const form = properties['startable.form']
  const from = origins.find((origin) => origin === properties['startable.from'])
  if (!form || !from) return null
  const by = (properties['startable.by'] ?? '').split(',').map((one) => one.trim()).filter(Boolean)
  return { form, by, from, closed: properties['startable.closed'] === 'true' }
}
