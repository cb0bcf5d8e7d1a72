/** Changes of people, departments, posts, absences and rosters: planned, allowed, written in one transaction with who did it. */
import { hasRole, type Actor } from '../access/actor.ts'
import { runsTheOffice } from '../access/abilities.ts'
import { auditWrite } from '../access/audit.ts'
import { Refusal, type FieldFault } from '../errors/errors.ts'
import { transaction } from '../store/store.ts'
import type { Hospital } from './hospital.ts'
import { Absences, Departments, People, Posts, Rosters } from './store-shapes.ts'
import { forgetHospital, loadHospital } from './store.ts'
import { absencesOf } from './tables/read-calendar.ts'
import { planChange, tables, type Plan, type Wanted } from './tables/plan-change.ts'
import { meant, type Item, type TableName } from './tables/table.ts'

/** Rows, a spreadsheet, or for absences a calendar file: of one `person`, or of those whom it names. */
export interface Sent extends Wanted { ics?: string; person?: string }

/** One call that all five models share; their own types do not unite. */
interface Collection { bulkWrite(operations: object[], options: object): Promise<unknown> }
export const collections: Record<TableName, Collection> = {
  people: People as unknown as Collection, departments: Departments as unknown as Collection, posts: Posts as unknown as Collection,
  absences: Absences as unknown as Collection, roster: Rosters as unknown as Collection,
}

/** @throws Refusal `access.refused` where a row is none of this actor's business */
export async function planHospital(name: TableName, sent: Sent, actor: Actor, now: Date): Promise<Plan> {
  const hospital = await loadHospital()
  const { wanted, faults } = wantedOf(name, sent, hospital, now)
  const plan = planChange(name, wanted, hospital, now)
  if (!mayChange(name, plan, actor, hospital)) throw new Refusal('access.refused')
  return { ...plan, faults: [...faults, ...plan.faults] }
}

/**
 * Does what the plan says, whole or not at all.
 * @returns how many rows changed. @throws Refusal `hospital.refused` with the faults
 */
export async function changeHospital(name: TableName, sent: Sent, actor: Actor, now: Date): Promise<Record<'new' | 'changed' | 'removed', number>> {
  forgetHospital()
  const plan = await planHospital(name, sent, actor, now)
  if (plan.faults.length > 0 || plan.errors.length > 0) throw new Refusal('hospital.refused', { errors: [...plan.faults, ...plan.errors] })
  const touched = plan.changes.filter(({ change }) => change !== 'same')
  const after = new Map(tables[name].items(plan.hospital).map((item) => [item.id, item]))
  if (touched.length > 0) {
    await transaction(async (session) => {
      await collections[name].bulkWrite(touched.map(({ id }) => writtenRow(name, id, after.get(id))), { session })
      for (const { id } of touched) await auditWrite({ action: 'hospital.change', actor, at: now }, `${name}/${id}`, session)
    })
    forgetHospital()
  }
  const count = (kind: string): number => touched.filter(({ change }) => change === kind).length
  return { new: count('new'), changed: count('changed'), removed: count('removed') }
}

/** How a row is put into its collection; `undefined` takes it out. */
export function writtenRow(name: TableName, id: string, item: Item | undefined): object {
  if (!item) return { deleteOne: { filter: { _id: id } } }
  const { id: _id, ...rest } = item
  const replacement = name === 'posts' && 'post' in rest ? (({ post, ...others }) => ({ ...others, id: post }))(rest as { post: string }) : rest
  return { replaceOne: { filter: { _id }, replacement: { ...replacement, _id }, upsert: true } }
}

function wantedOf(name: TableName, { ics, person, ...wanted }: Sent, hospital: Hospital, now: Date): { wanted: Wanted, faults: FieldFault[] } {
  if (ics === undefined || name !== 'absences') return { wanted, faults: [] }
  const who = person === undefined ? null : meant(person, hospital.people)
  if (person !== undefined && !who) throw new Refusal('person.unknown')
  return absencesOf(ics, who?.id ?? null, hospital, now)
}

/** Administrators everything; the office whatever is about time; heads the time of their own department; everybody their own absences. */
function mayChange(name: TableName, { changes }: Plan, actor: Actor, hospital: Hospital): boolean {
  if (hasRole(actor, 'administrator')) return true
  if (name !== 'absences' && name !== 'roster') return false
  if (hasRole(actor, ...runsTheOffice)) return true
  const rows = changes.flatMap(({ before, after }) => [before, after]).filter((row) => row !== null)
  return rows.every((row) => mayChangeTime(name, row, actor, hospital))
}

function mayChangeTime(name: TableName, { person = '', department = '' }: Record<string, string>, actor: Actor, { people }: Hospital): boolean {
  const heads = hasRole(actor, 'department-head') ? actor.department : null
  if (name === 'roster') return heads !== null && department === heads
  return person === actor.id || (heads !== null && people.find(({ id }) => id === person)?.department === heads)
}

/** Whose absences an actor may see, and why they are away. */
export const seesAbsenceOf = (actor: Actor, person: string, hospital: Hospital): boolean =>
  hasRole(actor, ...runsTheOffice) || mayChangeTime('absences', { person }, actor, hospital)
