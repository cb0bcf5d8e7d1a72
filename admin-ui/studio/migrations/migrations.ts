/** Migrations as the pages ask for them. */
import { queryOptions } from '@tanstack/react-query'
import { call } from '../../kit/http.ts'
import type { List } from '../../kit/shapes/desk.ts'
import type { MigrationPlan, MigrationReport, OldVersions, ShownMigration, StepChoice } from '../../kit/shapes/migrations.ts'

const key = ['studio', 'migrations'] as const
export const everything = { queryKey: key }

export const oldVersions = queryOptions({ queryKey: [...key, 'versions'], queryFn: () => call<List<OldVersions>>('/api/studio/migrations/versions'), select: ({ items }) => items })
export const migrations = queryOptions({ queryKey: [...key, 'list'], queryFn: () => call<List<ShownMigration>>('/api/studio/migrations'), select: ({ items }) => items, refetchInterval: 10_000 })

/** Followed closely while something may still move. */
export const report = (id: string) => queryOptions({
  queryKey: [...key, 'report', id], queryFn: () => call<MigrationReport>(`/api/studio/migrations/${id}`),
  refetchInterval: ({ state }) => (state.data?.state === 'open' ? 2_000 : false),
})

export interface Wanted { processId: string; to: number; mappings: StepChoice[]; /** Instance keys; all that run on other versions where there are none. */ cases?: string[] }

/** A dry run: nothing moves. */
export const plan = (wanted: Wanted) => queryOptions({ queryKey: [...key, 'plan', wanted], queryFn: () => call<MigrationPlan>('/api/studio/migrations/preview', { json: wanted }), placeholderData: (before) => before })

export const start = (wanted: Wanted & { cases: string[]; note: string }) => call<{ id: string }>('/api/studio/migrations', { json: wanted })
export const stop = (id: string) => call<void>(`/api/studio/migrations/${id}/stop`, { method: 'POST' })
