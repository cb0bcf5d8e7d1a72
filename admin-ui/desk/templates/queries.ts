import { queryOptions } from '@tanstack/react-query'
import { call } from '../../kit/http.ts'
import type { Language } from '../../kit/language.ts'
import type { List } from '../../kit/shapes/desk.ts'
import type { ListedTemplate, ShownTemplate } from '../../kit/shapes/templates.ts'

export const templates = queryOptions({ queryKey: ['templates'], queryFn: () => call<List<ListedTemplate>>('/api/templates'), select: ({ items }) => items })

export const templatePath = (area: string, name: string, lang: Language): string => `/api/templates/${encodeURIComponent(area)}/${encodeURIComponent(name)}/${lang}`

/** Never fetched again behind somebody's back: it is being edited. */
export const template = (area: string, name: string, lang: Language) =>
  queryOptions({ queryKey: ['templates', area, name, lang], queryFn: () => call<ShownTemplate>(templatePath(area, name, lang)), staleTime: Infinity })
