import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { readSheet } from './sheet.ts'
import { named } from '../../desk/parts/named.ts'
import { file, files } from '../documents/documents.ts'
import { useLanguage } from '../../kit/language.ts'

interface Name { value: string; label: string }

/** Whom and what a cell may name. */
export interface Names { people: Name[]; departments: Name[] }

/** People and departments, those that are only drafted as well: what is added in one grid can be chosen in the next. */
export const useNames = (): Names => ({ people: useNamesOf('people'), departments: useNamesOf('departments') })

function useNamesOf(what: keyof Names): Name[] {
  const { language } = useLanguage()
  const name = `settings/${what}.csv`
  const { data: drafted } = useQuery({ ...files('setting'), select: ({ items }) => items.some((one) => one.name === name && one.draft !== null) })
  const { data } = useQuery({ ...file(name, drafted ? 'draft' : 'live'), enabled: drafted !== undefined, staleTime: 10_000 })
  return useMemo(() => (data ? readSheet(data.content).rows.filter((row) => row['id']).map((row) => ({ value: row['id']!, label: named({ name: row['name'] ?? '', nameZh: row['nameZh'] || null }, language) })) : []), [data, language])
}
