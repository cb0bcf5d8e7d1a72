import type { Difference } from '../compare/difference.ts'
import type { FileKind } from '../../kit/shapes/studio.ts'

export type Choices = Record<string, 'mine' | 'theirs'>

/** Both the hospital and the product changed the same thing, otherwise. */
export interface Conflict {
  id: string
  about: string
  name: string
  nameZh: string | null
  type: string | null
  /** As differences name it; `there`: whether it is there at all. */
  fact: string
  /** Null for what is not there. */
  base: string | null
  mine: string | null
  theirs: string | null
}

/** What `POST /api/studio/upgrades/look` says. */
export interface Upgrade {
  name: string
  kind: FileKind
  /** Of the draft that it is put together with; 0 where it is what runs. */
  revision: number
  mine: string
  content: string
  known: boolean
  /** How many things are taken over without asking. */
  taken: number
  conflicts: Conflict[]
  difference: Difference
}
