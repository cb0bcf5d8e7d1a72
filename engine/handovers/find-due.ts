/** Which tasks have to change hands now. */
import { Audit } from '../access/audit.ts'
import type { Absence, Hospital } from '../people/index.ts'
import { presenceOf, type PresenceCode } from '../people/presence.ts'
import { openNow } from '../tasks/visibility.ts'
import { Tasks, type TaskDoc } from '../zeebe/records/shapes.ts'
import { Handovers, type Handover } from './handover.ts'

/** A task of somebody who is away; `absence` names the absence, or says that the person has left. */
export interface Stranded { task: TaskDoc; person: string; absence: Pick<Absence, 'id' | 'from'>; because: PresenceCode }

export async function strandedTasks(now: Date, hospital: Hospital): Promise<Stranded[]> {
  const away = new Map(hospital.people.flatMap(({ id }) => {
    const { code } = presenceOf(id, now, hospital)
    const absence = code === 'inactive' ? { id: 'left', from: new Date(0) } : hospital.absences.find(({ person, from, to }) => person === id && from <= now && now < to)
    return absence ? [[id, { absence, because: code }] as const] : []
  }))
  const ids = [...away.keys()]
  const tasks = ids.length === 0 ? [] : await Tasks.find({ ...openNow(now), assignee: { $in: ids } }).lean<TaskDoc[]>()
  const stranded = tasks.map((task) => {
    const person = task.assignee!
    return { task, person, ...away.get(person)! }
  })
  const [known, taken] = await Promise.all([handedOver(stranded), takenWhileAway(stranded)])
  return stranded.filter((one) => !known.has(handoverId(one)) && !taken(one))
}

const handedOver = async (stranded: readonly Stranded[]): Promise<Set<string>> =>
  new Set((await Handovers.find({ _id: { $in: stranded.map(handoverId) } }, { _id: 1 }).lean()).map(({ _id }) => _id))

export const handoverId = ({ task, person, absence }: Stranded): string => `${task._id}:${person}:${absence.id}`

/** Whoever takes a task while away means to do it. */
async function takenWhileAway(stranded: readonly Stranded[]): Promise<(one: Stranded) => boolean> {
  const claims = await Audit.find({ subject: { $in: stranded.map(({ task }) => task._id) }, actor: { $in: [...new Set(stranded.map(({ person }) => person))] }, action: 'task.claim' }, { subject: 1, actor: 1, at: 1 }).lean()
  const lastOf = new Map<string, Date>()
  for (const { subject: [key], actor, at } of claims) {
    const of = `${key} ${actor}`
    if (at > (lastOf.get(of) ?? new Date(0))) lastOf.set(of, at)
  }
  return ({ task, person, absence }) => (lastOf.get(`${task._id} ${person}`) ?? new Date(-1)) >= absence.from
}

/** What has been handed over and whose giver is there again. */
export async function overdueReturns(now: Date, hospital: Hospital): Promise<Handover[]> {
  const given = await Handovers.find({ state: 'given' }).lean<Handover[]>()
  return given.filter(({ from }) => presenceOf(from, now, hospital).code === 'present')
}

/**
 * What becomes of it: back, if the task is still open with whoever stood in last and they have not begun on it. Reading it counts as begun: they may have
 * telephoned.
 */
export async function fateOf({ task: key }: Handover, now: Date): Promise<'returning' | 'kept' | 'over'> {
  const task = await Tasks.findOne({ _id: key, ...openNow(now) }).lean<TaskDoc>()
  const last = await Handovers.findOne({ task: key, state: 'given' }).sort({ at: -1 }).lean<Handover>()
  if (!task || !last) return 'over'
  if (task.assignee !== last.to) return 'kept'
  const begun = last.to && await Audit.exists({ subject: key, actor: last.to, action: { $in: ['task.read', 'task.claim'] }, at: { $gte: last.at } })
  return begun ? 'kept' : 'returning'
}
