/** What the studio's server knows about files and drafts, as the pages ask for it. */
import { queryOptions } from '@tanstack/react-query'
import { call, Problem, query } from '../../kit/http.ts'
import type { Draft, FileKind, ListedFile, StudioFile } from '../../kit/shapes/studio.ts'
import type { List } from '../../kit/shapes/desk.ts'

/** Key of everything about files: whoever changed one says `queries.invalidateQueries({ queryKey: studioFiles })`. */
export const studioFiles = ['studio', 'files'] as const

/** The list of one kind, or of all. */
export const files = (kind?: FileKind) => queryOptions({
  queryKey: [...studioFiles, kind ?? 'all'],
  queryFn: () => call<List<ListedFile>>(`/api/studio/files${query({ kind })}`),
  select: ({ items }) => items,
})

/** A file as it is live, as it was shipped, as it is drafted, or as a release left it; null where it is not there. */
export const file = (name: string, at: 'live' | 'shipped' | 'draft' | `${number}` = 'live') =>
  queryOptions({ queryKey: ['studio', 'file', name, at], queryFn: () => orNull(() => call<StudioFile>(`/api/studio/file${query({ name, at })}`)) })

export const readFile = (name: string): Promise<StudioFile | null> => orNull(() => call<StudioFile>(`/api/studio/file${query({ name })}`))
export const readDraft = (name: string): Promise<Draft | null> => orNull(() => call<Draft>(`/api/studio/draft${query({ name })}`))

/** Characters, of up to three bytes each: what a browser still sends after the page is left. */
const smallEnough = 20_000

export const putDraft = (draft: { name: string; content: string; revision: number; rebase?: boolean }): Promise<{ revision: number; at: string }> =>
  call('/api/studio/draft', { method: 'PUT', json: draft, keepalive: draft.content.length < smallEnough })
export const deleteDraft = (name: string, revision: number): Promise<void> => call(`/api/studio/draft${query({ name, revision })}`, { method: 'DELETE' })
export const restoreDraft = (name: string): Promise<{ revision: number; at: string }> => call('/api/studio/draft/restore', { json: { name } })

async function orNull<Answer>(ask: () => Promise<Answer>): Promise<Answer | null> {
  try {
    return await ask()
  } catch (error) {
    if (error instanceof Problem && error.status === 404) return null
    throw error
  }
}
