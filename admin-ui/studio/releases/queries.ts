import { queryOptions } from '@tanstack/react-query'
import { list } from '../../desk/queries.ts'
import { call, query } from '../../kit/http.ts'
import type { List } from '../../kit/shapes/desk.ts'
import type { Finding } from '../../kit/shapes/administration.ts'
import type { ProcessImpact, Release } from '../../kit/shapes/studio.ts'

/** Releases, the newest first; of one file where it is named. */
export const releases = (name?: string) => list<Release>('/api/studio/releases', { name })

export const release = (number: number) => queryOptions({ queryKey: ['studio', 'releases', 'one', number], queryFn: () => call<Release>(`/api/studio/releases/${number}`) })

/** The last releases of one file, for choosing among them. */
export const releasesOf = (name: string) => queryOptions({
  queryKey: ['studio', 'releases', 'of', name], queryFn: () => call<List<Release>>(`/api/studio/releases${query({ name })}`), select: ({ items }) => items,
})

export const rules = queryOptions({ queryKey: ['studio', 'rules'], queryFn: () => call<{ approval: boolean }>('/api/studio/rules') })

/** What is wrong with these drafts, judged together with what is live. `revisions` make it asked anew. */
export const check = (names: string[], revisions: unknown) => queryOptions({
  queryKey: ['studio', 'check', names, revisions], queryFn: () => call<{ findings: Finding[] }>('/api/studio/check', { json: { names } }), select: ({ findings }) => findings, enabled: names.length > 0,
})

export const impact = (names: string[], revisions: unknown) => queryOptions({
  queryKey: ['studio', 'impact', names, revisions],
  queryFn: () => call<{ processes: ProcessImpact[] }>(`/api/studio/impact?${new URLSearchParams(names.map((name) => ['names', name]))}`), select: ({ processes }) => processes, enabled: names.length > 0,
})
