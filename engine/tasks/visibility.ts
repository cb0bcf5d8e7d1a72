/** Which tasks an actor may see and work on. */
import type { PipelineStage, QueryFilter } from 'mongoose'
import { readableBy, runsTheOffice, seesAllCases } from '../access/abilities.ts'
import { hasRole, type Actor } from '../access/actor.ts'
import { Complaints } from '../complaints/complaint.ts'
import type { TaskDoc } from '../zeebe/records/shapes.ts'

/** Own tasks, those of own groups, and for those who see cases everywhere all of them. */
export const tasksOf = (actor: Actor): QueryFilter<TaskDoc> => (hasRole(actor, ...seesAllCases) ? {} : ownWork(actor))

function ownWork({ id, groups }: Actor): QueryFilter<TaskDoc> {
  return { $or: [{ assignee: id }, { 'overlay.assignee': id }, { candidateGroups: { $in: [...groups] } }, { candidateUsers: id }] }
}

/**
 * Steps of an aggregation over tasks that leave out those of cases which the actor may not read, except open ones that are the actor's own to do:
 * whoever worked on a case once need not see what became of it.
 */
export const ofReadableCases = (actor: Actor): PipelineStage[] => [
  { $lookup: { from: Complaints.collection.name, localField: 'complaintId', foreignField: '_id', pipeline: [{ $match: { $nor: [readableBy(actor, 'read')] } }, { $project: { _id: 1 } }], as: 'hidden' } },
  { $match: { $or: [{ hidden: [] }, { $and: [{ state: 'open' }, ownWork(actor)] }] } },
  { $unset: 'hidden' },
]

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
