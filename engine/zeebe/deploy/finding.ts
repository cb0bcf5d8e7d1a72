import type { Bilingual } from '../../errors/errors.ts'

/** What is wrong with a file that was to be deployed. */
export interface Finding {
  file: string
  /** Element of the diagram or table, place in a form; null for the file as a whole. */
  elementId: string | null
  /** What the element is called, where it has a name. */
  element?: { en: string, zh: string }
  /** Stable name of the rule. */
  rule: string
  message: string
  /** The message in Chinese; what a library or the broker says has none. */
  zh?: string
  /** A warning does not keep the file from being deployed. */
  severity: 'error' | 'warning'
}

/** What a check says about an element; the file is known to its caller. */
export type Fault = Omit<Finding, 'file'>

const fault = (severity: Fault['severity']) => (elementId: string | null | undefined, rule: string, said: string | Bilingual): Fault =>
  ({ elementId: elementId ?? null, rule, ...(typeof said === 'string' ? { message: said } : { message: said.en, zh: said.zh }), severity })

export const error = fault('error')
export const warning = fault('warning')
