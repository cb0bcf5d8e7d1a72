import { mayLook } from '../access/abilities.ts'
import { actorOf } from '../access/authenticate.ts'
import type { Complaint } from '../complaints/complaint.ts'
import { Refusal } from '../errors/errors.ts'
import type { Hospital } from '../people/hospital.ts'
import { lookUp } from '../people/look-up.ts'
import { groupsOf } from '../people/store.ts'
import type { Mention } from './note.ts'

/** The post of a department that others turn to (`domain.md` [3]: the department liaison). */
const liaison = 'liaison'

/**
 * The people whom mentions reach: a person, or for a department whoever answers for it now (AB corner). A mention opens no case: who may not read it
 * sees the notes that name them.
 * @throws Refusal `person.unknown`, `note.kept-from` where the case is about one of them, or is one of discipline that they may not read: they are not to learn of it
 */
export async function whoIsMeant(mentions: readonly Mention[], complaint: Complaint, at: Date, hospital: Hospital): Promise<string[]> {
  const people = [...new Set(mentions.flatMap((mention) => reached(mention, at, hospital)))]
  const about = [complaint.facts['about']].flat()
  for (const id of people) {
    if (about.includes(id) || (complaint.facts['path'] === 'discipline' && !await mayRead(id, complaint))) throw new Refusal('note.kept-from')
  }
  return people
}

/** Whether somebody who works here may read how a case is handled. */
export async function mayRead(person: string, complaint: Complaint): Promise<boolean> {
  const actor = await actorOf({ _id: person })
  return actor !== null && mayLook(actor, 'read', complaint)
}

function reached({ kind, id }: Mention, at: Date, hospital: Hospital): string[] {
  const working = hospital.people.filter(({ active }) => active)
  if (kind === 'person') {
    if (!working.some((person) => person.id === id)) throw new Refusal('person.unknown')
    return [id]
  }
  if (!hospital.departments.some((department) => department.id === id)) throw new Refusal('person.unknown')
  const { person, group } = lookUp({ department: id, post: liaison, at }, hospital)
  return person === null ? working.filter((one) => groupsOf(one).includes(group)).map((one) => one.id) : [person]
}
