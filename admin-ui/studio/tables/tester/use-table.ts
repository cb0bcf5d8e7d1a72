import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { readTables, type Table } from '../table-file.ts'

/** The tables of a text that may not be readable at the moment. */
export function useTables(content: string): Table[] {
  const { data } = useQuery({ queryKey: ['studio', 'tables', 'read', content], queryFn: () => readTables(content).catch(() => []), placeholderData: keepPreviousData, staleTime: Infinity })
  return data ?? []
}
