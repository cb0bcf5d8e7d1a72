/**
 * Who may see which case. The answer is a condition that goes into every query: a case that an actor may not see is never loaded.
 */
import { AbilityBuilder, createMongoAbility, subject, type MongoAbility } from '@casl/ability'
import { accessibleBy } from '@casl/mongoose'
import type { QueryFilter } from 'mongoose'
import type { Complaint } from '../complaints/complaint.ts'
import type { Actor, Role } from './actor.ts'

/** These work on all cases (`domain.md`, "Who takes part"). Operators see a caller's earlier contacts. */
export const seesAllCases: readonly Role[] = ['administrator', 'complaint-office', 'supervision', 'leadership', 'quality-team', 'operator']

/** These may open cases for others, take over tasks and correct what the process decided. */
export const runsTheOffice: readonly Role[] = ['administrator', 'complaint-office']

export function abilityOf(actor: Actor): MongoAbility {
  const { can, build } = new AbilityBuilder<MongoAbility>(createMongoAbility)
  if (actor.roles.some((role) => seesAllCases.includes(role))) can('read', 'Complaint')
  if (actor.department) can('read', 'Complaint', { departments: actor.department })
  can('read', 'Complaint', { 'people.person': actor.id })
  can('read', 'Complaint', { openedBy: actor.id })
  return build()
}

/** The condition for MongoDB: which cases this actor may read. */
export const readableBy = (actor: Actor): QueryFilter<Complaint> =>
  accessibleBy(abilityOf(actor)).ofType('Complaint') as QueryFilter<Complaint>

/** The same for a case that is in hand already. */
export const mayRead = (actor: Actor, complaint: Pick<Complaint, 'departments' | 'people' | 'openedBy'>): boolean =>
  abilityOf(actor).can('read', subject('Complaint', { ...complaint }))
