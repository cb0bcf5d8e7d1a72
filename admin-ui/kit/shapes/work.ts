import type { Bilingual } from '../language.ts'
import type { ComplaintRow, Person, Task } from './desk.ts'

/** How many open tasks each view holds; 100 stands for "100 or more". */
export type WorkCounts = Record<'mine' | 'unassigned' | 'department' | 'waiting', number>

/** Something that people do in a process. */
export interface Step {
  step: string
  process: string
  name: string
  nameZh?: string
}

/** Somebody who can be given work: `open` tasks they hold; away now, and until when. */
export interface Worker extends Person {
  department: string | null
  open: number
  awayUntil?: string
}

export interface GivenTask {
  key: string
  given: boolean
  refused?: { code: string; title: Bilingual }
}

/** `query` is what stands in the address of the task list; the list begins with the `first` one. */
export interface SavedFilter {
  id: string
  name: string
  query: Record<string, string>
  first: boolean
}

/** What was found for a question; `marks` are the words to mark in it. */
export interface Everything {
  cases: (ComplaintRow & { excerpt: string })[]
  tasks: Task[]
  entries: { complaintId: string; receipt: string; subject: string; step: Bilingual; at: string; excerpt: string }[]
  articles: { id: string; title: Bilingual; excerpt: Bilingual }[]
  marks: string[]
}
