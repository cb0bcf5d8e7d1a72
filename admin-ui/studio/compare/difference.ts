/** What differs between two states of a file, as `POST /api/studio/difference` says it. */
import { queryOptions } from '@tanstack/react-query'
import { call } from '../../kit/http.ts'
import type { PackRow } from '../../kit/shapes/administration.ts'

/** `none` is a file that is not there; a number is a release. */
export type State = 'live' | 'shipped' | 'draft' | 'none' | `${number}`
export type Change = 'added' | 'removed' | 'changed' | 'moved'

export interface Fact {
  /** `name`, `input.<variable>`, `condition` …; a path of the file where it has no name. */
  fact: string
  was: string | null
  is: string | null
}

export interface ComparedElement {
  id: string
  type: string
  name: string
  nameZh: string | null
  /** Of a flow: ids of what it leads from and to. */
  ends: [from: string, to: string] | null
  change: Change
  facts: Fact[]
}

export interface ComparedDiagram {
  elements: ComparedElement[]
  names: Record<string, { en: string; zh: string | null }>
}

export interface ComparedTable {
  id: string
  name: string
  change: 'same' | 'changed' | 'added' | 'removed'
  facts: Fact[]
  inputs: { name: string; label: string }[]
  outputs: { name: string; label: string }[]
  rows: PackRow[]
}

export interface ComparedField {
  /** Empty for the form as a whole. */
  field: string
  label: string
  labelZh: string | null
  property: string
  was: string
  is: string
}

export interface ComparedCells {
  change: 'same' | 'changed' | 'added' | 'removed'
  cells: string[]
  was?: string[]
}

export interface ComparedLine {
  change: 'same' | 'added' | 'removed'
  text: string
}

export interface Difference {
  same: boolean
  diagram?: ComparedDiagram
  tables?: ComparedTable[]
  fields?: ComparedField[]
  setting?: { columns: string[]; rows: ComparedCells[] }
  lines?: ComparedLine[]
}

/** @param revision of the draft: another one is compared anew */
export const difference = (name: string, from: State, to: State, revision?: number) => queryOptions({
  queryKey: ['studio', 'file', name, 'difference', from, to, revision],
  queryFn: () => call<Difference>('/api/studio/difference', { json: { name, from, to } }),
})

/** How many things differ, as people count them. */
export function countOf({ diagram, tables = [], fields = [], setting, lines = [] }: Difference): number {
  const rows = [...tables.flatMap((table) => table.rows), ...(setting?.rows ?? []), ...lines].filter(({ change }) => change !== 'same').length
  return rows + tables.flatMap(({ facts }) => facts).length + new Set(fields.map(({ field }) => field)).size + (diagram?.elements.filter(({ change }) => change !== 'moved').length ?? 0)
}
