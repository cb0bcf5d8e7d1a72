/** What somebody did, the latest first: their own entries say what and when. */
import type { QueryFilter } from 'mongoose'
import type { Actor } from '../access/actor.ts'
import { Entries, type Entry } from '../complaints/entry.ts'
import { decodeCursor, toPage, type Page } from '../store/cursor.ts'
import { Tasks, type TaskDoc } from '../zeebe/records/shapes.ts'
import { sieve, type OfCases } from './case-filter.ts'
import type { ShownTask } from './show-task.ts'
import { withCases } from './with-cases.ts'

export interface DoneQuery extends OfCases {
  process?: string
  step?: string
  limit: number
  cursor?: string
}

/** Those of cases that the actor may not read any more are left out, and so a page may be shorter than was asked for. */
export async function doneBy(actor: Actor, { where, fits, process, step, limit, cursor }: DoneQuery): Promise<Page<ShownTask>> {
  const conditions: QueryFilter<Entry>[] = [{ actor: actor.id, state: 'kept' }, ...where, ...(step ? [{ elementId: step }] : []), ...(cursor ? [before(decodeCursor(cursor))] : [])]
  const entries = await Entries.find({ $and: conditions }).sort({ at: -1, _id: -1 }).limit(limit + 1).lean<Entry[]>()
  const page = toPage(entries, limit, ({ at, _id }) => [at.toISOString(), _id], (entry) => entry)
  const seen = await sieve<Entry>(fits, actor, () => false)(page.items)
  const tasks = await Tasks.find({ _id: { $in: seen.map(({ taskKey }) => taskKey) }, ...(process && { processId: process }) }).lean<TaskDoc[]>()
  const doneAt = new Map(seen.map(({ taskKey, at }) => [taskKey, at]))
  const shown = await withCases(tasks, actor)
  return { ...page, items: shown.map((task) => ({ ...task, endedAt: doneAt.get(task.key)! })).sort((a, b) => b.endedAt.getTime() - a.endedAt.getTime()) }
}

function before([at, id]: [string, string]): QueryFilter<Entry> {
  const then = new Date(at)
  return { at: { $lte: then }, $or: [{ at: { $lt: then } }, { _id: { $lt: id } }] }
}
