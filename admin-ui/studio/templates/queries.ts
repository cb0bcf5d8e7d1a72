import { queryOptions } from '@tanstack/react-query'
import { call } from '../../kit/http.ts'
import type { Language } from '../../kit/language.ts'
import type { ShownTemplate } from '../../kit/shapes/templates.ts'

export const templatePath = (area: string, name: string, lang: Language): string => `/api/templates/${encodeURIComponent(area)}/${encodeURIComponent(name)}/${lang}`

/** What is known about a template; its text is the document's. */
export const template = (area: string, name: string, lang: Language) =>
  queryOptions({ queryKey: ['templates', area, name, lang], queryFn: () => call<ShownTemplate>(templatePath(area, name, lang)), staleTime: 60_000 })
