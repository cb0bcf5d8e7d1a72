import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { list } from '../../desk/queries.ts'
import { call, query } from '../../kit/http.ts'
import type { List } from '../../kit/shapes/desk.ts'
import type { Batch, BatchItem, BrokenLimit, EngineHealth, ExplainedDecision, FoundCase, Paths, Watched, WatchedCase, WatchedProcess, WatchedVariable } from '../../kit/shapes/watch.ts'

/** Everything here begins with `watch`, so that an operation can have all of it asked again. */
export const live = 5_000

export interface Stretch {
  version?: number | undefined
  since?: string | undefined
  until?: string | undefined
}

export const processes = queryOptions({ queryKey: ['watch', 'processes'], queryFn: () => call<List<WatchedProcess>>('/api/watch/processes'), select: ({ items }) => items, refetchInterval: live })

/** @param every how often it is asked again, in milliseconds */
export const process = (id: string, stretch: Stretch, every = 60_000) => queryOptions({
  queryKey: ['watch', 'processes', id, stretch],
  queryFn: () => call<Watched>(`/api/watch/processes/${encodeURIComponent(id)}${query({ ...stretch })}`),
  placeholderData: keepPreviousData,
  refetchInterval: every,
})

export const paths = (id: string, stretch: Stretch) => queryOptions({
  queryKey: ['watch', 'paths', id, stretch],
  queryFn: () => call<Paths>(`/api/watch/processes/${encodeURIComponent(id)}/paths${query({ ...stretch })}`),
  placeholderData: keepPreviousData,
})

export const limits = queryOptions({ queryKey: ['watch', 'limits'], queryFn: () => call<List<BrokenLimit>>('/api/watch/limits'), select: ({ items }) => items })

export const cases = (filter: Record<string, string | undefined>) => ({ ...list<FoundCase>('/api/watch/cases', { limit: 50, ...filter }), refetchInterval: live })

export const oneCase = (key: string) => queryOptions({
  queryKey: ['watch', 'case', key],
  queryFn: () => call<WatchedCase>(`/api/watch/cases/${key}`),
  refetchInterval: ({ state }) => (state.data?.state === 'active' ? live : false),
})

export const variables = (key: string) => queryOptions({ queryKey: ['watch', 'case', key, 'variables'], queryFn: () => call<List<WatchedVariable>>(`/api/watch/cases/${key}/variables`), select: ({ items }) => items })

export const decisions = (key: string) => queryOptions({ queryKey: ['watch', 'case', key, 'decisions'], queryFn: () => call<List<ExplainedDecision>>(`/api/watch/cases/${key}/decisions`), select: ({ items }) => items })

export const batches = { ...list<Batch>('/api/watch/batches', { limit: 50 }), refetchInterval: live }

export const batch = (id: string) => queryOptions({
  queryKey: ['watch', 'batches', id],
  queryFn: () => call<Batch>(`/api/watch/batches/${id}`),
  refetchInterval: ({ state }) => (state.data?.state === 'running' ? 1_000 : false),
})

export const batchItems = (id: string, running: boolean) => queryOptions({
  queryKey: ['watch', 'batches', id, 'items'],
  queryFn: () => call<List<BatchItem>>(`/api/watch/batches/${id}/items`),
  select: ({ items }) => items,
  refetchInterval: running ? 2_000 : false,
})

export const engineHealth = queryOptions({ queryKey: ['watch', 'health'], queryFn: () => call<EngineHealth>('/api/watch/health'), refetchInterval: live })
