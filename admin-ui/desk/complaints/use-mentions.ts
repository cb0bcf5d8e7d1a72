import { useQuery } from '@tanstack/react-query'
import { named } from '../parts/named.ts'
import { useMe } from '../frame/signed-in.tsx'
import { useLanguage } from '../../kit/language.ts'
import * as queries from '../queries.ts'

export interface Mentionable {
  kind: 'person' | 'department'
  id: string
  /** As it stands in the text behind the @; unlike that of anybody else. */
  label: string
}

/** Whom a note can name: colleagues and departments, as they are called in the reader's language. */
export function useMentionables(): Mentionable[] {
  const { language } = useLanguage()
  const me = useMe()
  const people = useQuery(queries.people).data ?? []
  const departments = useQuery(queries.departments).data ?? []
  const all = [
    ...people.filter(({ id }) => id !== me.id).map((person) => ({ kind: 'person' as const, id: person.id, label: named(person, language) })),
    ...departments.map((department) => ({ kind: 'department' as const, id: department.id, label: named(department, language) })),
  ]
  const times = Map.groupBy(all, ({ label }) => label)
  return all.map((one) => ((times.get(one.label)?.length ?? 0) > 1 ? { ...one, label: `${one.label} (${one.id})` } : one))
}

/** Those whose names stand behind an @ in a text; of names that begin alike the longest counts. */
export function mentionedIn(text: string, mentionables: Mentionable[]): Mentionable[] {
  const longestFirst = mentionables.toSorted((one, other) => other.label.length - one.label.length)
  const found = text.split('@').slice(1).flatMap((rest) => longestFirst.find(({ label }) => rest.startsWith(label)) ?? [])
  return [...new Set(found)]
}
