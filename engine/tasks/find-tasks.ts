/** The task list: what breaks first on top. */
import type { PipelineStage, QueryFilter } from 'mongoose'
import type { Actor } from '../access/actor.ts'
import { audited } from '../access/audit.ts'
import type { Clock } from '../clock/clock.ts'
import { Refusal } from '../errors/errors.ts'
import { decodeCursor, toPage, type Page } from '../store/cursor.ts'
import { Tasks, type TaskDoc } from '../zeebe/records/shapes.ts'
import { ofFittingCases, type CaseFilter } from './case-filter.ts'
import { doneBy } from './done-tasks.ts'
import type { ShownTask } from './show-task.ts'
import { inView, openViews, type Condition, type View } from './views.ts'
import { ofReadableCases, openNow, tasksOf } from './visibility.ts'
import { withCases } from './with-cases.ts'

export interface TaskQuery extends CaseFilter {
  state: 'open' | 'completed' | 'canceled' | 'all'
  view?: View
  assignee?: string
  group?: string
  complaint?: string
  process?: string
  step?: string
  instance?: string
  due?: Due
  limit: number
  cursor?: string
}

/** Late; within a day or a week from now, what is late left out; without a limit. */
export const dues = ['over', 'day', 'week', 'none'] as const
export type Due = (typeof dues)[number]

/** Tasks without a limit come last; MongoDB sorts null first, so they are read with a date that never comes. */
const never = new Date('9999-12-31T00:00:00Z')
const dated = { $gt: new Date(0) }

export async function findTasks(query: TaskQuery, actor: Actor, clock: Clock): Promise<Page<ShownTask>> {
  return audited({ action: 'task.list', actor, at: clock.now() }, ({ items }) => items.map(({ key }) => key), async () => {
    const cases = await ofFittingCases(query, actor)
    if (query.view === 'done') return doneBy(actor, { ...query, ...cases })
    const { where, own } = query.view ? await inView(query.view, actor) : { where: tasksOf(actor), own: false }
    const steps = [...cases.stages, ...(own ? [] : ofReadableCases(actor))]
    const rows = await dueFirst([where, ...cases.where, ...asked(query, actor, clock.now())], steps, query)
    const page = toPage(rows, query.limit, ({ dueAt, _id }) => [(dueAt ?? never).toISOString(), _id], (task) => task)
    return { ...page, items: await withCases(page.items, actor) }
  })
}

function asked({ state, view, assignee, group, complaint, process, step, instance, due }: TaskQuery, actor: Actor, now: Date): QueryFilter<TaskDoc>[] {
  return [
    ...(view || state === 'open' ? [openNow(now)] : state === 'all' ? [] : [{ state }]),
    ...(assignee ? [{ assignee: assignee === 'me' ? actor.id : assignee }] : []),
    ...(group ? [{ candidateGroups: group === 'mine' ? { $in: [...actor.groups] } : group }] : []),
    ...(complaint ? [{ complaintId: complaint }] : []),
    ...(process ? [{ processId: process }] : []),
    ...(step ? [{ elementId: step }] : []),
    ...(instance ? [{ instanceKey: instance }] : []),
    ...(due ? [{ dueAt: dueIn(due, now) }] : []),
  ]
}

const day = 24 * 3_600_000

function dueIn(due: Due, now: Date) {
  if (due === 'none') return null
  if (due === 'over') return { $gt: new Date(0), $lt: now }
  return { $gte: now, $lt: new Date(now.getTime() + (due === 'day' ? day : 7 * day)) }
}

/** First those with a limit, then those without: two ranges of one index instead of a computed sort. */
async function dueFirst(where: QueryFilter<TaskDoc>[], steps: PipelineStage[], { limit, cursor }: TaskQuery): Promise<TaskDoc[]> {
  const [at, id] = cursor ? decodeCursor(cursor) : [null, '']
  const afterLimits = at === never.toISOString()
  const first = afterLimits ? [] : await read([...where, { dueAt: dated }, ...(at ? [past(new Date(at), id)] : [])], steps, limit + 1)
  if (first.length > limit) return first
  return [...first, ...await read([...where, { dueAt: null }, ...(afterLimits ? [{ _id: { $gt: id } }] : [])], steps, limit + 1 - first.length)]
}

const read = (where: QueryFilter<TaskDoc>[], steps: PipelineStage[], limit: number) =>
  Tasks.aggregate<TaskDoc>([{ $match: { $and: where } }, { $sort: { dueAt: 1, _id: 1 } }, ...steps, { $limit: limit }])

const past = (at: Date, id: string): QueryFilter<TaskDoc> => ({ dueAt: { $gte: at }, $or: [{ dueAt: { $gt: at } }, { _id: { $gt: id } }] })

/** A number up to here is exact; from here on a page says "more". */
export const mostCounted = 100

/** How many open tasks each view holds. */
export async function countTasks(actor: Actor, clock: Clock): Promise<Record<(typeof openViews)[number], number>> {
  const count = async ({ where, own }: Condition): Promise<number> => {
    const steps: PipelineStage[] = [{ $match: { $and: [openNow(clock.now()), where] } }, ...(own ? [] : ofReadableCases(actor)), { $limit: mostCounted }, { $count: 'count' }]
    return (await Tasks.aggregate<{ count: number }>(steps))[0]?.count ?? 0
  }
  const [mine, unassigned, department, waiting] = await Promise.all(openViews.map(async (view) => await count(await inView(view, actor))))
  return { mine: mine!, unassigned: unassigned!, department: department!, waiting: waiting! }
}

/** @throws Refusal `task.unknown`, also for a task of others */
export async function loadTask(key: string, actor: Actor): Promise<TaskDoc> {
  const [task] = await read([{ _id: key }, tasksOf(actor)], ofReadableCases(actor), 1)
  if (!task) throw new Refusal('task.unknown')
  return task
}

/** One task as its list shows it. */
export async function readTask(key: string, actor: Actor, clock: Clock): Promise<ShownTask> {
  return audited({ action: 'task.read', actor, at: clock.now() }, key, async () => {
    const [shown] = await withCases([await loadTask(key, actor)], actor)
    return shown!
  })
}
