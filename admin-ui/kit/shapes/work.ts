import type { Bilingual } from '../language.ts'
import type { ComplaintRow, Task } from './desk.ts'
import type { Json } from './json.ts'
import type { GivenTask, Worker as Given } from '../../../engine/tasks/assign-tasks.ts'
import type { SavedFilter } from '../../../engine/tasks/saved-filters.ts'
import type { Step } from '../../../engine/tasks/steps.ts'

export type { GivenTask, SavedFilter, Step }

/** How many open tasks each view holds; 100 stands for "100 or more". */
export type WorkCounts = Record<'mine' | 'unassigned' | 'department' | 'waiting', number>

/** Somebody who can be given work. */
export type Worker = Json<Given>

/** What was found for a question; `marks` are the words to mark in it. */
export interface Everything {
  cases: (ComplaintRow & { excerpt: string })[]
  tasks: Task[]
  entries: { complaintId: string; receipt: string; subject: string; step: Bilingual; at: string; excerpt: string }[]
  articles: { id: string; title: Bilingual; excerpt: Bilingual }[]
  marks: string[]
}
