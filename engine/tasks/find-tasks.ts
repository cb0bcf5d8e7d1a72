/** The task list: what breaks first on top. */
import type { QueryFilter } from 'mongoose'
import type { Actor } from '../access/actor.ts'
import { audited } from '../access/audit.ts'
import type { Clock } from '../clock/clock.ts'
import { Complaints, type Complaint } from '../complaints/complaint.ts'
import { Refusal } from '../errors/errors.ts'
import { loadHospital } from '../people/store.ts'
import { decodeCursor, toPage, type Page } from '../store/cursor.ts'
import { Tasks, type TaskDoc } from '../zeebe/records/shapes.ts'
import { showTask, type ShownTask } from './show-task.ts'
import { ofReadableCases, openNow, tasksOf } from './visibility.ts'

export interface TaskQuery {
  state: 'open' | 'completed' | 'canceled' | 'all'
  assignee?: string
  group?: string
  complaint?: string
  process?: string
  instance?: string
  limit: number
  cursor?: string
}

/** Tasks without a limit come last; MongoDB sorts null first, so they are read with a date that never comes. */
const never = new Date('9999-12-31T00:00:00Z')

export async function findTasks(query: TaskQuery, actor: Actor, clock: Clock): Promise<Page<ShownTask>> {
  const where: QueryFilter<TaskDoc>[] = [tasksOf(actor)]
  if (query.state === 'open') where.push(openNow(clock.now()))
  else if (query.state !== 'all') where.push({ state: query.state })
  if (query.assignee) where.push(assignedTo(query.assignee === 'me' ? actor.id : query.assignee))
  if (query.group) where.push(query.group === 'mine' ? { candidateGroups: { $in: [...actor.groups] } } : { candidateGroups: query.group })
  if (query.complaint) where.push({ complaintId: query.complaint })
  if (query.process) where.push({ processId: query.process })
  if (query.instance) where.push({ instanceKey: query.instance })

  return audited({ action: 'task.list', actor, at: clock.now() }, ({ items }) => items.map(({ key }) => key), async () => {
    const rows = await dueFirst(where, query, actor)
    const page = toPage(rows, query.limit, ({ dueAt, _id }) => [(dueAt ?? never).toISOString(), _id], (task) => task)
    return { ...page, items: await withCases(page.items, actor) }
  })
}

const assignedTo = (person: string): QueryFilter<TaskDoc> =>
  ({ $or: [{ assignee: person, 'overlay.assignee': { $exists: false } }, { 'overlay.assignee': person }] })

/** First those with a limit, then those without: two ranges of one index instead of a computed sort. */
async function dueFirst(where: QueryFilter<TaskDoc>[], { limit, cursor }: TaskQuery, actor: Actor): Promise<TaskDoc[]> {
  const [at, id] = cursor ? decodeCursor(cursor) : [null, '']
  const afterLimits = at === never.toISOString()
  const dated: TaskDoc[] = afterLimits ? [] : await read([...where, { dueAt: { $ne: null } }, ...(at ? [past(new Date(at), id)] : [])], limit + 1, actor)
  if (dated.length > limit) return dated
  const undated = await read([...where, { dueAt: null }, ...(afterLimits ? [{ _id: { $gt: id } }] : [])], limit + 1 - dated.length, actor)
  return [...dated, ...undated]
}

const read = (where: QueryFilter<TaskDoc>[], limit: number, actor: Actor) =>
  Tasks.aggregate<TaskDoc>([{ $match: { $and: where } }, { $sort: { dueAt: 1, _id: 1 } }, ...ofReadableCases(actor), { $limit: limit }])

const past = (at: Date, id: string): QueryFilter<TaskDoc> => ({ $or: [{ dueAt: { $gt: at } }, { dueAt: at, _id: { $gt: id } }] })

async function withCases(tasks: TaskDoc[], actor: Actor): Promise<ShownTask[]> {
  const ids = [...new Set(tasks.flatMap(({ complaintId }) => complaintId ?? []))]
  const [cases, hospital] = await Promise.all([Complaints.find({ _id: { $in: ids } }).lean<Complaint[]>(), loadHospital()])
  const caseOf = new Map(cases.map((complaint) => [complaint._id, complaint]))
  return tasks.map((task) => showTask(task, task.complaintId ? caseOf.get(task.complaintId) ?? null : null, actor, hospital))
}

/** @throws Refusal `task.unknown`, also for a task of others */
export async function loadTask(key: string, actor: Actor): Promise<TaskDoc> {
  const [task] = await read([{ _id: key }, tasksOf(actor)], 1, actor)
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
