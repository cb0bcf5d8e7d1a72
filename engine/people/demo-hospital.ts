import { DateTime } from 'luxon'
import { isWorkingTime, type CalendarSettings, type Week } from '../calendar/index.ts'
import { demoDepartments, type DemoDepartment } from './demo-staff.ts'
import type { Absence, Department, Hospital, Person, Post, RosterShift } from './hospital.ts'

const timeZone = 'Asia/Shanghai'
const rosterDays = 60

const officeHours = [{ from: '08:00', to: '12:00' }, { from: '14:00', to: '17:30' }]
const aroundTheClock: Week = Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((day) => [day, [{ from: '00:00', to: '24:00' }]]))

const clinicalPosts = [
  { id: 'service-specialist', name: 'Service specialist', nameZh: '服务专员' },
  { id: 'complaint-specialist', name: 'Complaint specialist', nameZh: '投诉专员' },
  { id: 'liaison', name: 'Department liaison', nameZh: '即办专员' },
]

/**
 * The demonstration hospital at a date: always the same people and posts, with a duty roster for the sixty days from that date on and a few absences
 * that let B and the roster show. The same date always gives the same hospital.
 */
export function demoHospital(from: Date): Hospital {
  const day = DateTime.fromJSDate(from, { zone: timeZone }).startOf('day')
  const calendar = demoCalendar()
  return {
    people: [...demoDepartments.flatMap(peopleOf), administrator], departments: demoDepartments.map(departmentOf), posts: demoDepartments.flatMap(postsOf),
    absences: absencesFrom(day), roster: demoDepartments.flatMap((department) => rosterOf(department, day, calendar)), calendar,
  }
}

const administrator: Person = {
  id: 'gao-yuan', name: 'Gao Yuan', nameZh: '高远', email: 'gao.yuan@hospital.example', roles: ['administrator'], department: null, active: true, language: 'zh',
}

function demoCalendar(): CalendarSettings {
  const weekdays: Week = { 1: officeHours, 2: officeHours, 3: officeHours, 4: officeHours, 5: officeHours }
  return { id: 'hospital', version: 1, timeZone, weekdays, holidays: [], workdays: [], statutory: 'CN' }
}

function peopleOf({ id: department, roles = ['staff'], staff }: DemoDepartment): Person[] {
  return staff.map(([name, nameZh], i) => ({
    id: personId(name), name, nameZh, email: `${personId(name).replace('-', '.')}@hospital.example`,
    roles: i === 0 ? [...roles, 'department-head'] : roles, department, active: true, language: 'zh',
  }))
}

function departmentOf({ id, name, nameZh, kind, section, staff }: DemoDepartment): Department {
  return { id, name, nameZh, kind, head: personId(staff[0]?.[0] ?? ''), ...(section && { section }) }
}

/** The staff share the posts in turn: whoever is A of one is B of another. */
function postsOf(department: DemoDepartment): Post[] {
  const posts = department.clinical ? clinicalPosts : clinicalPosts.slice(2)
  const shifts = department.id === 'hotline' && { shifts: aroundTheClock }
  return posts.map((post, i) => ({ ...post, department: department.id, a: turn(department, i), b: turn(department, i + 1), ...shifts }))
}

/** Nights begin and end with office hours; free days have a shift of their own. */
function rosterOf(department: DemoDepartment, from: DateTime, calendar: CalendarSettings): RosterShift[] {
  if (!department.clinical && department.id !== 'complaint-office') return []
  return Array.from({ length: rosterDays }, (_, day) => from.plus({ days: day })).flatMap((date, day) => {
    const free = !isWorkingTime(date.set({ hour: 9 }).toJSDate(), calendar)
    const night = shift(department, 'night', date.set({ hour: 17, minute: 30 }), date.plus({ days: 1 }).set({ hour: 8 }), day)
    if (!free) return [night]
    const kind = date.weekday > 5 ? 'weekend' : 'holiday'
    return [shift(department, kind, date.set({ hour: 8 }), date.set({ hour: 17, minute: 30 }), day + 1), night]
  })
}

function shift(department: DemoDepartment, kind: RosterShift['kind'], from: DateTime, to: DateTime, position: number): RosterShift {
  const id = `${department.id}-${from.toFormat('yyyy-MM-dd')}-${kind}`
  return { id, department: department.id, person: turn(department, position), from: from.toJSDate(), to: to.toJSDate(), kind }
}

function absencesFrom(day: DateTime): Absence[] {
  const absence = (person: string, reason: Absence['reason'], from: DateTime, to: DateTime): Absence =>
    ({ id: `${person}-${from.toFormat('yyyy-MM-dd')}`, person, reason, from: from.toJSDate(), to: to.toJSDate() })
  return [
    absence('zhou-haitao', 'leave', day, day.plus({ days: 7 })),
    absence('xu-jing', 'consultation', day.set({ hour: 14 }), day.set({ hour: 16 })),
    absence('guo-aiping', 'training', day.plus({ days: 3 }), day.plus({ days: 5 })),
  ]
}

/** Whose turn it is among a department's staff; the head takes none. */
function turn({ staff }: DemoDepartment, position: number): string {
  const taking = staff.slice(1)
  return personId(taking[position % taking.length]?.[0] ?? '')
}

function personId(name: string): string {
  return name.toLowerCase().replace('ü', 'v').replace(' ', '-')
}
