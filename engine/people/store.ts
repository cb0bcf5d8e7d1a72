/** The hospital as MongoDB keeps it: loaded whole, since every lookup needs it whole, and held for a moment. */
import { nanoid } from 'nanoid'
import type { CalendarSettings } from '../calendar/index.ts'
import { isDuplicate, transaction, type Session } from '../store/store.ts'
import { checkHospital, type HospitalFinding } from './check-hospital.ts'
import type { Absence, Hospital, Person, Role } from './hospital.ts'
import { Absences, Calendars, Departments, People, Posts, Rosters } from './store-shapes.ts'

const heldFor = 5_000

/** Counts until a hospital saves its own calendar: Monday to Friday, with the statutory holidays and make-up workdays. */
export const standardCalendar: CalendarSettings = {
  id: 'standard', version: 1, timeZone: 'Asia/Shanghai', holidays: [], workdays: [], statutory: 'CN',
  weekdays: Object.fromEntries([1, 2, 3, 4, 5].map((day) => [day, [{ from: '08:00', to: '12:00' }, { from: '14:00', to: '17:30' }]])),
}

/** One call that all five models share; their own types do not unite. */
const replaced: { deleteMany(filter: object, options: { session: Session }): PromiseLike<unknown> }[] = [People, Departments, Posts, Absences, Rosters]

let held: { hospital: Promise<Hospital>, until: number } | null = null

/** The hospital, not older than five seconds; at once current after a write of this process. Shared: do not change it. */
export function loadHospital(): Promise<Hospital> {
  if (held && held.until > Date.now()) return held.hospital
  const hospital = readHospital()
  const mine = { hospital, until: Date.now() + heldFor }
  held = mine
  hospital.catch(() => {
    if (held === mine) held = null
  })
  return hospital
}

/** Makes the stored hospital equal to this one; of calendars the new version is added, because deadlines name the one that made them. */
export async function saveHospital({ people, departments, posts, absences, roster, calendar }: Hospital): Promise<void> {
  await transaction(async (session) => {
    for (const kind of replaced) await kind.deleteMany({}, { session })
    await People.insertMany(people.map(toStored), { session })
    await Departments.insertMany(departments.map(toStored), { session })
    await Posts.insertMany(posts.map((post) => ({ ...post, _id: `${post.department}/${post.id}` })), { session })
    await Absences.insertMany(absences.map(toStored), { session })
    await Rosters.insertMany(roster.map(toStored), { session })
    const _id = `${calendar.id}@${calendar.version}`
    await Calendars.replaceOne({ _id }, { ...calendar, _id, savedAt: new Date() }, { upsert: true, session })
  })
  held = null
}

/** Adds a version of the calendar, which counts from now on. @returns false where somebody else has saved that version before */
export async function saveCalendar(calendar: CalendarSettings): Promise<boolean> {
  try {
    await Calendars.create({ ...calendar, _id: `${calendar.id}@${calendar.version}`, savedAt: new Date() })
    return true
  } catch (error) {
    if (isDuplicate(error)) return false
    throw error
  } finally {
    held = null
  }
}

/** What is wrong with the stored hospital at an instant. */
export async function hospitalFindings(at: Date): Promise<HospitalFinding[]> {
  return checkHospital(await loadHospital(), at)
}

/** Another room has written: the next question reads it. */
export function forgetHospital(): void {
  held = null
}

export async function findPerson(id: string): Promise<Person | null> {
  const { people } = await loadHospital()
  return people.find((person) => person.id === id) ?? null
}

/** The candidate groups that a person is in: `complaint-office`, `department-head:cardiology`, `department:cardiology`. */
export function groupsOf({ roles, department }: { roles: readonly Role[], department: string | null }): string[] {
  return department === null ? [...roles] : [...roles, ...roles.map((role) => `${role}:${department}`), `department:${department}`]
}

/** Everybody in a candidate group who works here; empty where the group is unknown. */
export async function membersOf(group: string): Promise<Person[]> {
  const { people } = await loadHospital()
  return people.filter((person) => person.active && groupsOf(person).includes(group))
}

/** Enters an absence; from then on B answers while it lasts. */
export async function addAbsence(absence: Omit<Absence, 'id'>): Promise<Absence> {
  const entered = { ...absence, id: nanoid() }
  await Absences.create(toStored(entered))
  held = null
  return entered
}

/** Ends an absence at once. */
export async function removeAbsence(id: string): Promise<boolean> {
  const { deletedCount } = await Absences.deleteOne({ _id: id })
  held = null
  return deletedCount === 1
}

async function readHospital(): Promise<Hospital> {
  const [people, departments, posts, absences, roster, calendar] = await Promise.all([
    People.find().sort({ _id: 1 }).lean(), Departments.find().sort({ _id: 1 }).lean(), Posts.find().sort({ _id: 1 }).lean(),
    Absences.find().sort({ _id: 1 }).lean(), Rosters.find().sort({ _id: 1 }).lean(), Calendars.findOne().sort({ savedAt: -1 }).lean(),
  ])
  return {
    people: people.map(fromStored), departments: departments.map(fromStored), posts: posts.map(({ _id, ...post }) => post),
    absences: absences.map(fromStored), roster: roster.map(fromStored), calendar: calendar ? toCalendar(calendar) : standardCalendar,
  }
}

function toCalendar({ _id, savedAt, ...calendar }: CalendarSettings & { _id: string, savedAt: Date }): CalendarSettings {
  return calendar
}

function toStored<T extends { id: string }>({ id, ...rest }: T): Omit<T, 'id'> & { _id: string } {
  return { _id: id, ...rest }
}

function fromStored<T extends { _id: string }>({ _id, ...rest }: T): Omit<T, '_id'> & { id: string } {
  return { id: _id, ...rest }
}
