import { queryOptions } from '@tanstack/react-query'
import { named } from '../../desk/parts/named.ts'
import { call } from '../../kit/http.ts'
import type { Language } from '../../kit/language.ts'

export interface NamedPlace {
  id: string
  name: string
  nameZh: string | null
}

/** Something in a diagram or table that reads a value. */
export interface Reader extends NamedPlace {
  kind: 'flow' | 'step' | 'table'
  /** Where it stands: the diagram's or table's file. */
  file: string
  process: NamedPlace
}

/** A value that the diagrams read after the form was filled in. */
export interface AskedValue {
  name: string
  /** Written-out values that it is compared with; empty where it is only handed on. */
  values: { value: string; by: Reader[] }[]
  by: Reader[]
}

/** One step that shows a form. */
export interface FormUse {
  form: string
  process: NamedPlace
  element: NamedPlace
  kind: 'task' | 'start'
  /** Variables that the step itself is given. */
  gives: string[]
  asks: AskedValue[]
}

export const formUses = queryOptions({ queryKey: ['studio', 'form-uses'], queryFn: () => call<{ items: FormUse[] }>('/api/studio/form-uses'), select: ({ items }) => items, staleTime: 15_000 })

/** A form is called as its author says, else as the step that shows it. */
export function titleOf(uses: FormUse[], own: Record<string, string> | undefined, otherwise: string, language: Language): string {
  const [use] = uses
  const given = language === 'zh' ? own?.['name.zh'] || own?.['name'] : own?.['name'] || own?.['name.zh']
  return given || (use && named(use.element, language)) || otherwise
}

/** Which values of which variables are read by whom, over all steps that show the form. */
export function askedOf(uses: FormUse[]): Map<string, AskedValue> {
  const asked = new Map<string, AskedValue>()
  for (const { name, values, by } of uses.flatMap(({ asks }) => asks)) {
    const before = asked.get(name) ?? { name, values: [], by: [] }
    asked.set(name, { name, by: distinct([...before.by, ...by]), values: [...before.values, ...values] })
  }
  return asked
}

const distinct = (readers: Reader[]): Reader[] => [...new Map(readers.map((reader) => [`${reader.file} ${reader.id}`, reader])).values()]

const spoken = 5

/** Those that decide by it first, and no more than one reads. */
export function inShort(readers: Reader[], language: Language): string {
  const names = [...new Set(readers.toSorted((a, b) => Number(a.kind === 'step') - Number(b.kind === 'step')).map((reader) => named(reader, language) || reader.id))]
  return `${names.slice(0, spoken).join(' · ')}${names.length > spoken ? ' …' : ''}`
}
