/** Who is meant by a cell `who`: a role, a group, a person, the A or B of a post, or anybody. */
import type { Hospital, Person } from '../people/index.ts'
import { groupsOf } from '../people/store.ts'
import { RowFault } from './row-fault.ts'

/** Everybody whom the words mean, at most; empty where they mean nobody. */
export function peopleMeant(who: string, { people, posts }: Hospital): Person[] {
  const here = people.filter(({ active }) => active)
  if (who === 'anybody') return here
  const [, place, department, post] = /^([AB]) of ([^/\s]+)\/(\S+)$/.exec(who) ?? []
  if (place) {
    const found = posts.find((one) => one.department === department && one.id === post)
    const holder = place === 'A' ? found?.a : found?.b
    return here.filter(({ id }) => id === holder)
  }
  const person = here.filter(({ id, email }) => id === who || email === who)
  return person.length > 0 ? person : here.filter((one) => groupsOf(one).includes(who))
}

/** The first whom the words mean. @throws RowFault where they mean nobody */
export function personMeant(who: string, hospital: Hospital): Person {
  const [person] = peopleMeant(who, hospital)
  if (!person) throw new RowFault({ en: `There is no ${who}.`, zh: `没有 ${who}。` })
  return person
}

interface Offered {
  assignee?: string
  candidateGroups: string[]
}

/** The one of them who would take a task: who has it already, else somebody of its groups. */
export function whoWouldTake(meant: Person[], { assignee, candidateGroups }: Offered): Person | undefined {
  if (assignee !== undefined) {
    const holder = meant.find(({ id }) => id === assignee)
    if (holder) return holder
  }
  return meant.find((person) => groupsOf(person).some((group) => candidateGroups.includes(group)))
}
