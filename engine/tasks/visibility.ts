/** Which tasks an actor may see and work on. */
import type { PipelineStage, QueryFilter } from 'mongoose'
import { readableBy, runsTheOffice, seesAllCases } from '../access/abilities.ts'
import { hasRole, type Actor } from '../access/actor.ts'
import { Complaints } from '../complaints/complaint.ts'
import { roles } from '../people/hospital.ts'
import { groupsOf } from '../people/store.ts'
import type { TaskDoc } from '../zeebe/records/shapes.ts'

/** Own tasks, those of own groups, for heads those of their department, and for those who see cases everywhere all of them. */
export const tasksOf = (actor: Actor): QueryFilter<TaskDoc> => ({ $or: eachOf(actor) })

/** The same one by one: each is a range of one index. */
export function eachOf(actor: Actor): QueryFilter<TaskDoc>[] {
  if (hasRole(actor, ...seesAllCases)) return [{}]
  const { id, groups } = actor
  return [{ assignee: id }, { candidateGroups: { $in: [...new Set([...groups, ...ledGroups(actor)])] } }, { candidateUsers: id }]
}

function ownWork({ id, groups }: Actor): QueryFilter<TaskDoc> {
  return { $or: [{ assignee: id }, { candidateGroups: { $in: [...groups] } }, { candidateUsers: id }] }
}

/** Candidate groups of one department: `staff:cardiology`, `department:cardiology`, … */
export const groupsAt = (department: string): string[] => groupsOf({ roles, department }).filter((group) => group.includes(':'))

/** Of the department that somebody leads. */
export const ledGroups = (actor: Actor): string[] => (leads(actor) ? groupsAt(actor.department!) : [])

/** Heads see and give out the work of their department. */
export const leads = (actor: Actor): boolean => actor.department !== null && hasRole(actor, 'department-head')

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
  ({ state: 'open', $nor: [{ 'overlay.state': 'completed', 'overlay.until': { $gte: now } }] })

/** The office may take over what somebody else has; others take what is free. */
export const mayTakeOver = (actor: Actor): boolean => hasRole(actor, ...runsTheOffice)

/** Own tasks, free ones of own groups, and for the office all. */
export function mayClaim(task: TaskDoc, actor: Actor): boolean {
  if (mayTakeOver(actor)) return true
  return task.assignee === null ? isCandidate(task, actor) : task.assignee === actor.id
}

/** Whoever may do a task may give it to somebody else; heads give out the work of their department. */
export const mayGive = (task: TaskDoc, actor: Actor): boolean =>
  mayClaim(task, actor) || (leads(actor) && task.candidateGroups.some((group) => ledGroups(actor).includes(group)))

/** Whether the diagram offers the task to somebody. */
export const isCandidate = ({ candidateUsers, candidateGroups }: Pick<TaskDoc, 'candidateUsers' | 'candidateGroups'>, { id, groups }: Pick<Actor, 'id' | 'groups'>): boolean =>
  candidateUsers.includes(id) || candidateGroups.some((group) => groups.includes(group))
