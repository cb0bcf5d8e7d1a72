import { queryOptions } from '@tanstack/react-query'
import { call } from '../../kit/http.ts'
import type { List, Person } from '../../kit/shapes/desk.ts'
import type { GivenTask, SavedFilter, Step, WorkCounts, Worker } from '../../kit/shapes/work.ts'

/** Under `tasks`, so that they follow what others do. */
export const counts = queryOptions({ queryKey: ['tasks', 'counts'], queryFn: () => call<WorkCounts>('/api/tasks/counts') })

export const steps = queryOptions({ queryKey: ['steps'], queryFn: () => call<List<Step>>('/api/tasks/steps'), select: ({ items }) => items, staleTime: 600_000 })

export const workers = queryOptions({ queryKey: ['tasks', 'people'], queryFn: () => call<List<Worker>>('/api/tasks/people'), select: ({ items }) => items })

export const savedFilters = queryOptions({ queryKey: ['saved-filters'], queryFn: () => call<List<SavedFilter>>('/api/saved-filters'), select: ({ items }) => items, staleTime: Infinity })

export const assign = (keys: string[], to: string, dryRun: boolean) => call<List<GivenTask>>('/api/tasks/assign', { json: { keys, to, dryRun } })

/** Asking says that one is here oneself. Two pages of the same person are one. */
export const othersAt = (key: string) => queryOptions({
  queryKey: ['presence', key],
  queryFn: () => call<List<Person & { since: string }>>(`/api/tasks/${key}/presence`, { method: 'POST' }),
  select: ({ items }) => items,
  refetchInterval: 15_000,
  gcTime: 0,
})
