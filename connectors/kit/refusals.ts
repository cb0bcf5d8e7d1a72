/** How a connector says what became of its job. Every other error means "try again". Codes are words: they go to the broker, texts never do. */

/** `area.what-is-wrong`, stable: an incident shows it and operators search by it. */
export type JobCode = `${string}.${string}`

/** Trying again would not help: the job becomes an incident that carries the code or, where the diagram catches it, a BPMN error. */
export class JobRefused extends Error {
  readonly code: JobCode
  /** Error code of the boundary event that takes it from here. */
  readonly bpmnError: string | null

  constructor(code: JobCode, { bpmnError, cause }: { bpmnError?: string, cause?: unknown } = {}) {
    super(code, { cause })
    this.name = 'JobRefused'
    this.code = code
    this.bpmnError = bpmnError ?? null
  }
}

/** Not now, but after that many milliseconds. It costs a retry, so what never comes ends as an incident with this code. */
export class JobDelayed extends Error {
  readonly code: JobCode
  readonly after: number

  constructor(code: JobCode, { after, cause }: { after: number, cause?: unknown }) {
    super(code, { cause })
    this.name = 'JobDelayed'
    this.code = code
    this.after = after
  }
}
