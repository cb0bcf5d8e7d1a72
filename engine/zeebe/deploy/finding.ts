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
  /** A warning does not keep the file from being deployed. */
  severity: 'error' | 'warning'
}

/** What a check says about an element; the file is known to its caller. */
export type Fault = Omit<Finding, 'file'>

export const error = (elementId: string | null | undefined, rule: string, message: string): Fault => ({ elementId: elementId ?? null, rule, message, severity: 'error' })

export const warning = (elementId: string | null | undefined, rule: string, message: string): Fault => ({ elementId: elementId ?? null, rule, message, severity: 'warning' })
