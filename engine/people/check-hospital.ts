import { checkCalendar, checkShifts } from '../calendar/index.ts'
import type { Department, Hospital, Post } from './hospital.ts'
import { officeGroup } from './on-duty.ts'

/** What is wrong with the people data: where, which rule, in words. With an `error` the lookup skips somebody; with a `warning` it works but falls short. */
export interface HospitalFinding { path: string; rule: string; message: string; severity: 'error' | 'warning' }

/** Every gap or contradiction that the on-duty lookup would run into; `at` is the present. */
export function checkHospital(hospital: Hospital, at: Date): HospitalFinding[] {
  return [
    ...checkIds(hospital), ...checkPeople(hospital), ...checkDepartments(hospital), ...checkPosts(hospital),
    ...checkTimes(hospital), ...checkOffice(hospital),
    ...checkCalendar(hospital.calendar, at).map((finding) => ({ ...finding, path: `/calendar${finding.path}` })),
  ]
}

function checkIds({ people, departments, posts, absences, roster }: Hospital): HospitalFinding[] {
  const lists = {
    people: people.map(({ id }) => id), departments: departments.map(({ id }) => id), absences: absences.map(({ id }) => id),
    roster: roster.map(({ id }) => id), posts: posts.map(({ id, department }) => `${department}/${id}`),
  }
  return Object.entries(lists).flatMap(([list, ids]) => repeated(ids).map((i) => error(`/${list}/${i}/id`, 'id-twice', `${ids[i]} is listed twice.`)))
}

function checkPeople({ people, departments }: Hospital): HospitalFinding[] {
  const known = new Set(departments.map(({ id }) => id))
  const emails = people.map(({ email }) => email.toLowerCase())
  return [
    ...repeated(emails).map((i) => error(`/people/${i}/email`, 'email-twice', `${emails[i]} belongs to two people.`)),
    ...people.flatMap(({ department }, i) =>
      department === null || known.has(department) ? [] : [error(`/people/${i}/department`, 'department-unknown', `${department} is no department.`)]),
  ]
}

function checkDepartments(hospital: Hospital): HospitalFinding[] {
  return hospital.departments.flatMap(({ id, head }, i) => {
    if (head === null) return [warning(`/departments/${i}/head`, 'head-missing', `${id} has no head; what nobody there takes goes to the complaint office.`)]
    return checkHolder(`/departments/${i}/head`, head, hospital)
  })
}

function checkPosts(hospital: Hospital): HospitalFinding[] {
  return hospital.posts.flatMap((post, i) => {
    const path = `/posts/${i}`
    const department = hospital.departments.find(({ id }) => id === post.department)
    const shifts = Object.entries(post.shifts ?? {}).flatMap(([day, own]) => checkShifts(`${path}/shifts/${day}`, own))
    if (!department) return [error(`${path}/department`, 'department-unknown', `${post.department} is no department.`), ...shifts]
    return [...(['a', 'b'] as const).flatMap((place) => checkHolder(`${path}/${place}`, post[place], hospital)), ...checkCorner(path, post, department), ...checkChain(path, post), ...shifts]
  })
}

/** A, B and head must be three people, or the lookup asks the same person again. */
function checkCorner(path: string, { id, a, b }: Post, { id: department, head }: Department): HospitalFinding[] {
  const post = `${id} of ${department}`
  if (a === null && b === null) return [warning(path, 'post-vacant', `Nobody fills the post ${post}.`)]
  if (a === null || b === null) return [warning(`${path}/${a === null ? 'a' : 'b'}`, 'post-half-filled', `The post ${post} has only one person.`)]
  if (a === b) return [error(`${path}/b`, 'a-is-b', `A and B of ${post} are the same person, so nobody stands in.`)]
  if (head === a || head === b) return [warning(path, 'loop', `The head stands in for ${post} and also fills it, so the lookup comes back to the same person.`)]
  return []
}

/** Each place is asked once; whoever is appointed is asked at all. */
function checkChain(path: string, { id, department, a, b, chain }: Post): HospitalFinding[] {
  if (!chain) return []
  const post = `${id} of ${department}`
  const forgotten = (['a', 'b'] as const).filter((place) => (place === 'a' ? a : b) !== null && !chain.includes(place))
  return [
    ...repeated(chain).map((i) => error(`${path}/chain/${i}`, 'loop', `The chain of ${post} asks the same place twice.`)),
    ...(chain.length === 0 ? [warning(`${path}/chain`, 'chain-empty', `The chain of ${post} asks nobody; everything goes to the complaint office.`)] : []),
    ...forgotten.map((place) => warning(`${path}/${place}`, 'never-asked', `The chain of ${post} never asks its ${place.toUpperCase()} person.`)),
  ]
}

function checkHolder(path: string, id: string | null, { people }: Hospital): HospitalFinding[] {
  if (id === null) return []
  const person = people.find((someone) => someone.id === id)
  if (!person) return [error(path, 'person-unknown', `${id} is not in the list of staff.`)]
  return person.active ? [] : [error(path, 'person-inactive', `${person.name} no longer works here.`)]
}

function checkTimes(hospital: Hospital): HospitalFinding[] {
  const departments = new Set(hospital.departments.map(({ id }) => id))
  return [
    ...hospital.absences.flatMap((absence, i) => checkTime(`/absences/${i}`, absence, hospital)),
    ...hospital.roster.flatMap((shift, i) => [
      ...checkTime(`/roster/${i}`, shift, hospital),
      ...(departments.has(shift.department) ? [] : [error(`/roster/${i}/department`, 'department-unknown', `${shift.department} is no department.`)]),
    ]),
  ]
}

function checkTime(path: string, { from, to, person }: { from: Date; to: Date; person: string }, { people }: Hospital): HospitalFinding[] {
  const known = people.some(({ id }) => id === person)
  return [
    ...(from < to ? [] : [error(path, 'time-backwards', 'It ends before it begins.')]),
    ...(known ? [] : [error(`${path}/person`, 'person-unknown', `${person} is not in the list of staff.`)]),
  ]
}

function checkOffice({ people }: Hospital): HospitalFinding[] {
  if (people.some(({ active, roles }) => active && roles.includes(officeGroup))) return []
  return [error('/people', 'office-empty', 'Nobody works in the complaint office, where everything ends that nobody else takes.')]
}

function repeated(values: readonly string[]): number[] {
  return values.flatMap((value, i) => (values.indexOf(value) < i ? [i] : []))
}

function error(path: string, rule: string, message: string): HospitalFinding {
  return { path, rule, message, severity: 'error' }
}

function warning(path: string, rule: string, message: string): HospitalFinding {
  return { path, rule, message, severity: 'warning' }
}
