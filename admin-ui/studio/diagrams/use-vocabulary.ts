import { queryOptions } from '@tanstack/react-query'
import { call } from '../../kit/http.ts'
import type { Bilingual } from '../../kit/language.ts'

/** A process variable that people can speak of. */
export interface KnownVariable {
  name: string
  label: Bilingual
  sort: 'one' | 'many' | 'yes-no' | 'number' | 'moment' | 'words'
  /** Empty where the values are not known beforehand. */
  options: { value: string; label: Bilingual }[]
}

interface Listed {
  id: string
  name: string
  nameZh: string | null
}

/** What a diagram can speak of, by name; see `GET /api/studio/vocabulary`. */
export interface Vocabulary {
  departments: Listed[]
  forms: { id: string; variables: KnownVariable[] }[]
  tables: (Listed & { file: string })[]
  caseVariables: KnownVariable[]
}

export const vocabulary = queryOptions({ queryKey: ['studio', 'vocabulary'], queryFn: () => call<Vocabulary>('/api/studio/vocabulary'), staleTime: 60_000, refetchOnWindowFocus: true })
