import { useQuery } from '@tanstack/react-query'
import { named } from './named.ts'
import { useLanguage } from '../../kit/language.ts'
import * as queries from '../queries.ts'

/** Names people by their id in the reader's language; `known` is said while, or if, nobody of that id is found. */
export function usePersonName(): (id: string, known?: string) => string {
  const { language } = useLanguage()
  const people = useQuery(queries.people).data
  return (id, known) => {
    const person = people?.find((one) => one.id === id)
    return person ? named(person, language) : (known ?? id)
  }
}
