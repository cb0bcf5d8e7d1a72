import { queryOptions } from '@tanstack/react-query'
import { call, query } from '../../kit/http.ts'
import type { Difference } from '../compare/difference.ts'

interface Released {
  difference: Difference
  before: string | null
  after: string
}

/** What a release changed in one file. */
export const released = (number: number, name: string) => queryOptions({
  queryKey: ['studio', 'releases', 'change', number, name], queryFn: () => call<Released>(`/api/studio/releases/${number}/change${query({ name })}`), staleTime: Infinity,
})
