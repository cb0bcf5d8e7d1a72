import { afterAll, beforeAll, expect, it } from 'vitest'
import { demoHospital } from '../../engine/people/index.ts'
import { addAbsence, findPerson, groupsOf, hospitalFindings, loadHospital, membersOf, removeAbsence, saveHospital } from '../../engine/people/store.ts'
import { monday, openWorkbench, type Workbench } from '../connectors/workbench.ts'

let workbench: Workbench

beforeAll(async () => { workbench = await openWorkbench() })
afterAll(async () => await workbench.close())

const demo = demoHospital(new Date(monday))
const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1)

it('keeps a hospital as it was saved', async () => {
  const { people, departments, posts, absences, roster, calendar } = await loadHospital()

  expect(people).toEqual(demo.people.toSorted(byId))
  expect(departments).toEqual(demo.departments.toSorted(byId))
  expect(posts).toHaveLength(demo.posts.length)
  expect(posts).toEqual(expect.arrayContaining(demo.posts))
  expect(absences).toEqual(demo.absences.toSorted(byId))
  expect(roster).toEqual(demo.roster.toSorted(byId))
  expect(calendar).toEqual(demo.calendar)
})

it('counts with the calendar that was saved last, and forgets nobody else\'s', async () => {
  await saveHospital({ ...demo, calendar: { ...demo.calendar, version: 2, holidays: [{ date: '2026-03-05', name: 'Hospital day' }] } })

  expect((await loadHospital()).calendar).toMatchObject({ version: 2, holidays: [{ date: '2026-03-05' }] })
  await saveHospital(demo)
  expect((await loadHospital()).calendar).toEqual(demo.calendar)
})

it('knows an absence from the moment that it is entered', async () => {
  const from = new Date('2026-05-04T00:00:00Z')
  const absence = await addAbsence({ person: 'wang-min', from, to: new Date('2026-05-05T00:00:00Z'), reason: 'leave' })
  expect((await loadHospital()).absences).toContainEqual(absence)

  expect(await removeAbsence(absence.id)).toBe(true)
  expect((await loadHospital()).absences).not.toContainEqual(absence)
  expect(await removeAbsence(absence.id)).toBe(false)
})

it('says who is in a group, and the groups that somebody is in', async () => {
  const head = await findPerson('chen-guodong')

  expect(groupsOf(head!)).toEqual(expect.arrayContaining(['department-head', 'department-head:cardiology', 'department:cardiology']))
  for (const group of groupsOf(head!)) expect((await membersOf(group)).map(({ id }) => id)).toContain('chen-guodong')
  expect(await membersOf('department-head:cardiology')).toHaveLength(1)
  expect(await membersOf('department-head:elsewhere')).toEqual([])
  expect(await findPerson('nobody')).toBeNull()
})

it('leaves out of a group who has left the hospital', async () => {
  await saveHospital({ ...demo, people: demo.people.map((person) => (person.id === 'chen-guodong' ? { ...person, active: false } : person)) })

  expect(await membersOf('department-head:cardiology')).toEqual([])
  expect((await hospitalFindings(new Date(monday))).map(({ rule }) => rule)).toContain('person-inactive')
  await saveHospital(demo)
})
