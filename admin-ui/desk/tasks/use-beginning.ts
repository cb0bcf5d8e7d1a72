import { useQuery } from '@tanstack/react-query'
import { rememberedQuery } from './task-filter.ts'
import { counts, savedFilters } from './work-queries.ts'
import { useIsAdministrator } from '../frame/signed-in.tsx'

/** What the list begins with where the address says nothing: what it showed last, one's own first filter, or one's work. Undefined while that is being found out. */
export function useBeginning(): string | undefined {
  const isAdministrator = useIsAdministrator()
  const saved = useQuery(savedFilters)
  const work = useQuery(counts)
  const last = rememberedQuery()
  if (last !== null) return last
  if (saved.isPending) return undefined
  const first = saved.data?.find((filter) => filter.first)
  if (first) return new URLSearchParams(first.query).toString()
  if (isAdministrator) return 'view=all'
  if (work.isPending) return undefined
  return work.data?.mine === 0 ? 'view=unassigned' : 'view=mine'
}
