import type { FieldFault, Language, Refusal } from './errors.ts'

/** RFC 9457 problem details. */
export interface Problem {
  type: string
  title: string
  status: number
  detail?: string
  errors?: FieldFault[]
  findings?: unknown[]
}

export function toProblem(refusal: Refusal, language: Language = 'en'): Problem & Record<string, unknown> {
  const { code, status, title, extra: { detail, errors, findings, also } } = refusal
  return {
    ...also,
    type: `/problems/${code}`,
    title: title[language],
    status,
    ...(detail && { detail: refusal.say(language) }),
    ...(errors && { errors: errors.map(({ zh, ...fault }) => (language === 'zh' && zh ? { ...fault, message: zh } : fault)) }),
    ...(findings && { findings }),
  }
}
