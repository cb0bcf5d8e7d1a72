/** The task list: what breaks first on top. */
import type { QueryFilter } from 'mongoose'
import type { Actor } from '../access/actor.ts'
import { audited } from '../access/audit.ts'
import type { Clock } from '../clock/clock.ts'
import { Refusal } from '../errors/errors.ts'
import { decodeCursor, toPage, type Page } from '../store/cursor.ts'
import { Tasks, type TaskDoc } from '../zeebe/records/shapes.ts'
import { ofFittingCases, sieve, type CaseFilter } from './case-filter.ts'
import { doneBy } from './done-tasks.ts'
import type { ShownTask } from './show-task.ts'
import { inView, openViews, type Alternative, type OpenView, type View } from './views.ts'
import { eachOf, isCandidate, openNow, tasksOf } from './visibility.ts'
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

/** What is read of the many tasks among which a page is found. */
const sieved = { _id: 1, dueAt: 1, complaintId: 1, state: 1, assignee: 1, candidateGroups: 1, candidateUsers: 1 } as const
type Row = Pick<TaskDoc, keyof typeof sieved>

/** What came to its end meanwhile is left out. */
async function inFull(rows: readonly Row[]): Promise<TaskDoc[]> {
  const tasks = new Map((await Tasks.find({ _id: { $in: rows.map(({ _id }) => _id) } }).lean<TaskDoc[]>()).map((task) => [task._id, task]))
  return rows.flatMap(({ _id, state }) => { const task = tasks.get(_id); return task?.state === state ? [task] : [] })
}

/** Tasks without a limit come last; MongoDB sorts null first, so they are read with a date that never comes. */
const never = new Date('9999-12-31T00:00:00Z')
const dated = { $gt: new Date(0) }

export async function findTasks(query: TaskQuery, actor: Actor, clock: Clock): Promise<Page<ShownTask>> {
  return audited({ action: 'task.list', actor, at: clock.now() }, ({ items }) => items.map(({ key }) => key), async () => {
    const cases = await ofFittingCases(query, actor)
    if (query.view === 'done') return doneBy(actor, { ...query, ...cases })
    const { any, own } = query.view ? await inView(query.view, actor) : { any: eachOf(actor).map((where): Alternative => ({ where })), own: false }
    const seen: Seen = { of: sieve<Row>(cases.fits, actor, own ? () => true : isOwnWork(actor)), few: cases.fits.length > 0 }
    const rows = await dueFirst(any, [...cases.where, ...asked(query, actor, clock.now())], seen, query)
    const page = toPage(rows, query.limit, ({ dueAt, _id }) => [(dueAt ?? never).toISOString(), _id], (task) => task)
    return { ...page, items: await withCases(await inFull(page.items), actor) }
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
async function dueFirst(any: Alternative[], where: QueryFilter<TaskDoc>[], seen: Seen, { limit, cursor }: Pick<TaskQuery, 'limit' | 'cursor'>): Promise<Row[]> {
  const [at, id] = cursor ? decodeCursor(cursor) : [null, '']
  const afterLimits = at === never.toISOString()
  const first = afterLimits ? [] : await read(any, [...where, { dueAt: dated }, ...(at ? [past(new Date(at), id)] : [])], seen, limit + 1)
  if (first.length > limit) return first
  return [...first, ...await read(any, [...where, { dueAt: null }, ...(afterLimits ? [{ _id: { $gt: id } }] : [])], seen, limit + 1 - first.length)]
}

interface Seen {
  of: (rows: Row[]) => Promise<Row[]>
  /** Many rows are left out for each that is left. */
  few: boolean
}

/** One query for each alternative, put together: within one query MongoDB would sort them all before it shows the first. */
async function read(any: Alternative[], where: QueryFilter<TaskDoc>[], seen: Seen, limit: number): Promise<Row[]> {
  const found = await Promise.all(any.map((one) => readSeen({ ...one, where: { $and: [one.where, ...where] } }, seen, limit)))
  const all = new Map(found.flat().map((task) => [task._id, task]))
  return [...all.values()].sort((a, b) => (a.dueAt ?? never).getTime() - (b.dueAt ?? never).getTime() || (a._id < b._id ? -1 : 1)).slice(0, limit)
}

const mostAtOnce = 4_000
/** As many times the page are read first where few are left of them. */
const foresight = 8

/** In portions, until there are enough: a join inside the query reads thousands of tasks ahead. All have a limit, or none. */
async function readSeen({ where, hint }: Alternative, seen: Seen, limit: number): Promise<Row[]> {
  const found: Row[] = []
  let last: Row | undefined
  for (let portion = seen.few ? limit * foresight : limit; ; portion = Math.min(portion * 4, mostAtOnce)) {
    const after = last ? [last.dueAt ? past(last.dueAt, last._id) : { _id: { $gt: last._id } }] : []
    const rows = await Tasks.find({ $and: [where, ...after] }, sieved, hint ? { hint } : {}).sort({ dueAt: 1, _id: 1 }).limit(portion).batchSize(portion).lean<Row[]>()
    found.push(...await seen.of(rows))
    last = rows.at(-1)
    if (found.length >= limit || rows.length < portion) return found.slice(0, limit)
  }
}

const past = (at: Date, id: string): QueryFilter<TaskDoc> => ({ dueAt: { $gte: at }, $or: [{ dueAt: { $gt: at } }, { _id: { $gt: id } }] })

const isOwnWork = (actor: Actor) => (task: Row): boolean => task.state === 'open' && (task.assignee === actor.id || isCandidate(task, actor))

/** A number up to here is exact; from here on a page says "more". */
export const mostCounted = 100

/** How many open tasks each view holds. */
export async function countTasks(actor: Actor, clock: Clock): Promise<Record<OpenView, number>> {
  const count = async (view: OpenView): Promise<number> => {
    const { any, own } = await inView(view, actor)
    return (await dueFirst(any, [openNow(clock.now())], { of: sieve<Row>([], actor, own ? () => true : isOwnWork(actor)), few: false }, { limit: mostCounted - 1 })).length
  }
  const [mine, unassigned, department, waiting] = await Promise.all(openViews.map(count))
  return { mine: mine!, unassigned: unassigned!, department: department!, waiting: waiting! }
}

/** @throws Refusal `task.unknown`, also for a task of others */
export async function loadTask(key: string, actor: Actor): Promise<TaskDoc> {
  const [seen] = await read([{ where: { _id: key } }], [tasksOf(actor)], { of: sieve<Row>([], actor, isOwnWork(actor)), few: false }, 1)
  const task = seen && await Tasks.findById(key).lean<TaskDoc>()
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
