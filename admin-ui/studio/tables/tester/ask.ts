import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { call } from '../../../kit/http.ts'
import type { Finding } from '../../../kit/shapes/administration.ts'
import type { List } from '../../../kit/shapes/desk.ts'

export interface Answer {
  rows: { ruleId: string; number: number; outputs: unknown[] }[]
  output: unknown
  /** Why the engine would stop. */
  failure?: string
}

export interface Recorded {
  values: unknown[]
  times: number
  lastAt: string
  /** Rows, from 1, that the draft would take. */
  rows: number[]
  /** Those that what is live takes; null where both decide the same. */
  liveRows: number[] | null
}

/** One value of a column, or a stretch of them. */
export type Said =
  | { kind: 'is'; value: string | boolean }
  | { kind: 'other' | 'none' | 'any' }
  | { kind: 'number'; from: number | null; to: number | null; open: boolean }
  | { kind: 'has'; values: string[] }

export interface Coverage {
  id: string
  gaps: Said[][][]
  unreached: number[]
  clashes: { rows: [number, number]; when: Said[][] }[]
  repeats: [number, number][]
  unjudged: { columnId: string; rows: number[] }[]
  tooMany: boolean
}

export interface LookedThrough {
  tables: Coverage[]
  findings: Finding[]
}

const tables = ['studio', 'tables'] as const

export const answer = (content: string, table: string, values: unknown[]) => queryOptions({
  queryKey: [...tables, 'ask', content, table, values],
  queryFn: ({ signal }) => call<Answer>('/api/studio/tables/ask', { json: { content, table, values }, signal }),
  placeholderData: keepPreviousData,
  retry: false,
})

export const recorded = (name: string, content: string, table: string) => queryOptions({
  queryKey: [...tables, 'recorded', name, content, table],
  queryFn: ({ signal }) => call<List<Recorded>>('/api/studio/tables/recorded', { json: { name, content, table }, signal }),
  select: ({ items }) => items,
  placeholderData: keepPreviousData,
  retry: false,
})

export const lookThrough = (name: string, content: string) => queryOptions({
  queryKey: [...tables, 'look-through', name, content],
  queryFn: ({ signal }) => call<LookedThrough>('/api/studio/tables/look-through', { json: { name, content }, signal }),
  placeholderData: keepPreviousData,
  retry: false,
})
