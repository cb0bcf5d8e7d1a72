/** Which tasks an actor may see and work on. */
import type { QueryFilter } from 'mongoose'
import { runsTheOffice, seesAllCases } from '../access/abilities.ts'
import { hasRole, type Actor } from '../access/actor.ts'
import type { TaskDoc } from '../zeebe/records/shapes.ts'

/** Own tasks, those of own groups, and for those who see all cases all of them. */
export function tasksOf(actor: Actor): QueryFilter<TaskDoc> {
  if (hasRole(actor, ...seesAllCases)) return {}
  const groups = [...actor.groups]
  return { $or: [{ assignee: actor.id }, { 'overlay.assignee': actor.id }, { candidateGroups: { $in: groups } }, { candidateUsers: actor.id }] }
}

/** Open, and no acknowledged command says otherwise. */
export const openNow = (now: Date): QueryFilter<TaskDoc> =>
  ({ state: 'open', $or: [{ overlay: null }, { 'overlay.state': { $ne: 'completed' } }, { 'overlay.until': { $lt: now } }] })

export const assigneeOf = ({ assignee, overlay }: TaskDoc): string | null =>
  overlay?.assignee === undefined ? assignee : overlay.assignee

/** The office may take over what somebody else has; others take what is free. */
export const mayTakeOver = (actor: Actor): boolean => hasRole(actor, ...runsTheOffice)

/** Own tasks, free ones of own groups, and for the office all. */
export function mayClaim(task: TaskDoc, actor: Actor): boolean {
  if (mayTakeOver(actor)) return true
  const assignee = assigneeOf(task)
  if (assignee !== null) return assignee === actor.id
  return task.candidateUsers.includes(actor.id) || task.candidateGroups.some((group) => actor.groups.includes(group))
}
