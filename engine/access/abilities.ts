/**
 * Who may see what of which case. The answer is a condition that goes into every query: a case that an actor may not see is never loaded. The table
 * `visibility` decides it when a case is assigned; before that, the few see it who register and supervise.
 */
import { AbilityBuilder, createMongoAbility, subject, type MongoAbility } from '@casl/ability'
import { accessibleBy } from '@casl/mongoose'
import type { QueryFilter } from 'mongoose'
import { sights, type Complaint, type Sight } from '../complaints/complaint.ts'
import { hasRole, type Actor, type Role } from './actor.ts'

/** `find`: that there is the case, what about and how far; `read`: how it is handled; `identify`: who complained. */
export const looks = ['find', 'read', 'identify'] as const
export type Look = (typeof looks)[number]

const grants: Record<Sight, readonly Look[]> = { 'contact': ['find', 'identify'], 'case': ['find', 'read'], 'case-and-person': looks }

/** These see a case before anybody has decided who may (`domain.md`, "Who takes part"). */
export const seesAllCases: readonly Role[] = ['administrator', 'complaint-office', 'supervision', 'leadership', 'quality-team', 'operator']

/** Operators see a caller's earlier contacts. */
const seesContacts: readonly Role[] = ['operator']

/** These may open cases for others, take over tasks and correct what the process decided. */
export const runsTheOffice: readonly Role[] = ['administrator', 'complaint-office']

/**
 * The database of complaint customers (`domain.md`, "Who takes part"): the supervision office holds it, and alone anonymises; the complaint office and the quality team
 * read it and say what repeats what. Operators see the card of whoever calls, nobody else anything. Which cases a record shows is decided case by case as everywhere.
 */
export const holdsCustomers: readonly Role[] = ['supervision']
export const readsCustomers: readonly Role[] = [...holdsCustomers, 'complaint-office', 'quality-team']

/** The general record of patients, apart from it: whoever runs the hospital's data takes it in. */
export const importsPatients: readonly Role[] = ['administrator', 'complaint-office', 'supervision']
export const readsPatients: readonly Role[] = [...readsCustomers, 'administrator']

/** The same conditions in two spellings: one that is held against a case in hand, and one for MongoDB that leads it to the narrowest index. */
interface Spelling {
  /** The case is shown to a group that every case is shown to. */
  shownTo(group: 'people' | 'opener', sees: object): object
  /** Nobody has decided yet. */
  undecided: object
}

const inHand: Spelling = {
  shownTo: (group, sees) => ({ visibleTo: { $elemMatch: { group, sees } } }),
  undecided: { visibleTo: { $exists: false } },
}

const inQueries: Spelling = {
  // Denied twice, it offers no index: that of the person finds a handful of cases, that of the group all of them.
  shownTo: (group, sees) => ({ $nor: [{ visibleTo: { $not: { $elemMatch: { group, sees } } } }] }),
  // Few cases at any time, and the index of the groups finds them under null.
  undecided: { 'visibleTo': { $exists: false }, 'visibleTo.group': null },
}

function abilityOf(actor: Actor, spelling: Spelling): MongoAbility {
  const { can, cannot, build } = new AbilityBuilder<MongoAbility>(createMongoAbility)
  for (const look of looks) {
    for (const condition of [...decided(actor, look, spelling), ...undecided(actor, look, spelling)]) can(look, 'Complaint', condition)
    cannot(look, 'Complaint', { 'facts.about': actor.id })
  }
  return build()
}

/** As the table said. */
function decided({ id, groups }: Actor, look: Look, { shownTo }: Spelling): object[] {
  const sees = { $in: sights.filter((sight) => grants[sight].includes(look)) }
  return [
    { visibleTo: { $elemMatch: { group: { $in: [...groups] }, sees } } },
    { ...shownTo('people', sees), 'people.person': id },
    { ...shownTo('opener', sees), openedBy: id },
  ]
}

/** Until then: those who register and supervise, whoever wrote it down or was asked, and the department once the office has said that it is its case. */
function undecided(actor: Actor, look: Look, { undecided: yet }: Spelling): object[] {
  const everywhere = hasRole(actor, ...seesAllCases.filter((role) => !seesContacts.includes(role))) || (look !== 'read' && hasRole(actor, ...seesContacts))
  return [
    ...(everywhere ? [yet] : []),
    ...(actor.department ? [{ ...yet, departments: actor.department, tier: { $ne: null } }] : []),
    { ...yet, 'people.person': actor.id },
    { ...yet, openedBy: actor.id },
  ]
}

/** The condition for MongoDB: at which cases this actor may take this look. */
export const readableBy = (actor: Actor, look: Look): QueryFilter<Complaint> =>
  accessibleBy(abilityOf(actor, inQueries), look).ofType('Complaint') as QueryFilter<Complaint>

/** What the answer is made from, for those who load no more of a case. */
export const decidesAccess = { 'departments': 1, 'people': 1, 'openedBy': 1, 'tier': 1, 'visibleTo': 1, 'facts.about': 1 } as const

/** An actor is who they are for one request, and a list asks for each of its rows. */
const held = new WeakMap<Actor, MongoAbility>()

function abilityInHand(actor: Actor): MongoAbility {
  const known = held.get(actor) ?? abilityOf(actor, inHand)
  held.set(actor, known)
  return known
}

/** The same for a case that is in hand already. */
export const mayLook = (actor: Actor, look: Look, complaint: Pick<Complaint, 'departments' | 'people' | 'openedBy' | 'tier' | 'visibleTo'> & Partial<Pick<Complaint, 'facts'>>): boolean =>
  abilityInHand(actor).can(look, subject('Complaint', { ...complaint }))
