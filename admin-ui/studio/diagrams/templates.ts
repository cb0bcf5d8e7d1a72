import { queryOptions } from '@tanstack/react-query'
import { call } from '../../kit/http.ts'
import type { Language } from '../../kit/language.ts'

/** An element template in Camunda's format; the modeler checks the rest of it. */
export interface ElementTemplate {
  id: string
  name: string
  version?: number
}

/** The connectors of this installation, as the modeler offers them. */
export const connectorTemplates = (language: Language) =>
  queryOptions({ queryKey: ['element-templates', language], queryFn: () => call<ElementTemplate[]>(`/api/element-templates?lang=${language}`), staleTime: Infinity })

const place = 'recourse.studio-templates'

/** Templates of other people's connectors that somebody brought along; they stay in this browser. */
export function broughtTemplates(): ElementTemplate[] {
  return JSON.parse(localStorage.getItem(place) ?? '[]') as ElementTemplate[]
}

/** Keeps the templates of a file: one, or a list of them. One that is there already in the same version is replaced. Empty where the text holds none. */
export function bringTemplates(text: string): ElementTemplate[] {
  const found = templatesIn(text)
  const isSame = (one: ElementTemplate, other: ElementTemplate) => one.id === other.id && one.version === other.version
  const kept = broughtTemplates().filter((one) => !found.some((other) => isSame(one, other)))
  if (found.length > 0) localStorage.setItem(place, JSON.stringify([...kept, ...found]))
  return found
}

export function forgetTemplates(): void {
  localStorage.removeItem(place)
}

function templatesIn(text: string): ElementTemplate[] {
  try {
    const parsed: unknown = JSON.parse(text)
    return (Array.isArray(parsed) ? parsed : [parsed]).filter(isTemplate)
  } catch {
    return []
  }
}

const isTemplate = (value: unknown): value is ElementTemplate =>
  typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string' && 'name' in value && typeof value.name === 'string' && 'appliesTo' in value
