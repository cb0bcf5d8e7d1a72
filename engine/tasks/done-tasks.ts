/** What somebody did, the latest first: their own entries say what and when. */
import type { PipelineStage, QueryFilter } from 'mongoose'
import type { Actor } from '../access/actor.ts'
import { Entries, type Entry } from '../complaints/entry.ts'
import { decodeCursor, toPage, type Page } from '../store/cursor.ts'
import { Tasks, type TaskDoc } from '../zeebe/records/shapes.ts'
import type { OfCases } from './case-filter.ts'
import type { ShownTask } from './show-task.ts'
import { ofReadableCases } from './visibility.ts'
import { withCases } from './with-cases.ts'

export interface DoneQuery extends OfCases {
  process?: string
  step?: string
  limit: number
  cursor?: string
}

/** Those of cases that the actor may not read any more are left out. */
export async function doneBy(actor: Actor, { where, stages, process, step, limit, cursor }: DoneQuery): Promise<Page<ShownTask>> {
  const conditions: QueryFilter<Entry>[] = [{ actor: actor.id, state: 'kept' }, ...where, ...(step ? [{ elementId: step }] : []), ...(cursor ? [before(decodeCursor(cursor))] : [])]
  const rows = await Entries.aggregate<Entry & { task: TaskDoc }>([
    { $match: { $and: conditions } },
    { $sort: { at: -1, _id: -1 } },
    ...stages,
    { $lookup: { from: Tasks.collection.name, localField: 'taskKey', foreignField: '_id', as: 'task' } },
    { $unwind: '$task' },
    ...(process ? [{ $match: { 'task.processId': process } }] : []),
    ...ofReadableCases(actor),
    { $limit: limit + 1 },
  ] as PipelineStage[])
  const page = toPage(rows, limit, ({ at, _id }) => [at.toISOString(), _id], (row) => row)
  const shown = await withCases(page.items.map(({ task }) => task), actor)
  return { ...page, items: shown.map((task, i) => ({ ...task, endedAt: page.items[i]!.at })) }
}

function before([at, id]: [string, string]): QueryFilter<Entry> {
  const then = new Date(at)
  return { at: { $lte: then }, $or: [{ at: { $lt: then } }, { _id: { $lt: id } }] }
}
