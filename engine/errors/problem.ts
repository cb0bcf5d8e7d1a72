import type { FieldFault, Refusal } from './errors.ts'

/** RFC 9457 problem details. */
export interface Problem {
  type: string
  title: string
  status: number
  detail?: string
  errors?: FieldFault[]
  findings?: unknown[]
}

export function toProblem({ code, status, title, extra: { detail, errors, findings, also } }: Refusal): Problem & Record<string, unknown> {
  return {
    ...also,
    type: `/problems/${code}`,
    title,
    status,
    ...(detail && { detail }),
    ...(errors && { errors }),
    ...(findings && { findings }),
  }
}
