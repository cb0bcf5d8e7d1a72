/** What comes of a merge, whatever the file is. */
import type { Choice } from './merge-trees.ts'

export type { Choice }

/** The shipped content that the hospital's began with, the hospital's, and what is shipped now. */
export interface Three {
  base: string
  mine: string
  theirs: string
}

/** Both sides changed the same thing, otherwise. */
export interface ToldConflict {
  /** Choices name it. */
  id: string
  /** Id of the element, field or decision; empty for the file as a whole. */
  about: string
  name: string
  nameZh: string | null
  /** `bpmn:UserTask`, `row`, `table`, `field`, `lines`. */
  type: string | null
  /** As differences name it; `there`: whether it is there at all. */
  fact: string
  base: string | null
  mine: string | null
  theirs: string | null
}

export interface MergedContent {
  content: string
  /** How many things were taken over without asking. */
  taken: number
  conflicts: ToldConflict[]
}
