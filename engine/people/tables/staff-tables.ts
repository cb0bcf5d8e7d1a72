/** People, departments, and posts with their A and B persons. */
import type { Shift, Week, Weekday } from '../../calendar/index.ts'
import { places, roles, type Department, type Person, type Place, type Post, type Role } from '../hospital.ts'
import { listOf, meant, type Reading, type Table } from './table.ts'

const id = /^[a-z0-9][a-z0-9_-]{0,62}$/

function text({ cell, fault }: Reading, column: string, most = 100): string {
  const said = cell(column).trim()
  if (said === '' || said.length > most) fault(column, `must have 1 to ${most} characters`)
  return said
}

function choice<T extends string>({ cell, fault }: Reading, column: string, values: readonly T[], usual?: T): T {
  const said = cell(column).trim()
  const found = values.find((value) => value === said) ?? (said === '' ? usual : undefined)
  if (found === undefined) fault(column, `must be one of ${values.join(', ')}`)
  return found ?? values[0]!
}

function someone({ cell, fault, hospital }: Reading, column: string): string | null {
  const said = cell(column)
  const found = meant(said, hospital.people)
  if (!found && said.trim() !== '') fault(column, 'is nobody in the list of staff')
  return found?.id ?? null
}

function department({ cell, fault, hospital }: Reading): string | null {
  const said = cell('department')
  const found = meant(said, hospital.departments)
  if (!found && said.trim() !== '') fault('department', 'is no department of this hospital')
  return found?.id ?? null
}

const checkId = (own: string, { fault }: Reading): string => {
  if (!id.test(own)) fault('id', 'must be small letters, digits and hyphens')
  return own
}

export const people: Table<Person> = {
  columns: ['id', 'name', 'nameZh', 'email', 'phone', 'weComId', 'roles', 'department', 'skills', 'language', 'active'],
  items: ({ people: all }) => all,
  idOf: ({ id: own = '', email = '' }, { people: all }) => own.trim() || (all.find((one) => one.email.toLowerCase() === email.trim().toLowerCase())?.id ?? email.split('@')[0]!.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')),
  read(own, reading) {
    const { cell, fault, hospital } = reading
    const email = cell('email').trim().toLowerCase()
    if (!/^[^\s@]+@[^\s@]+$/.test(email)) fault('email', 'must be an e-mail address')
    const given = listOf(cell('roles'))
    const unknown = given.filter((role) => !(roles as readonly string[]).includes(role))
    if (unknown.length > 0 || given.length === 0) fault('roles', `must be one or more of ${roles.join('; ')}`)
    const [nameZh, phone, weComId, skills] = [cell('nameZh').trim(), cell('phone').trim(), cell('weComId').trim(), listOf(cell('skills'))]
    const { nameZh: _, phone: __, weComId: ___, skills: ____, ...kept } = hospital.people.find((person) => person.id === own) ?? {} as Partial<Person>
    return {
      // What no column names stays: another room may keep something with a person.
      ...kept, id: checkId(own, reading), name: text(reading, 'name'), ...(nameZh && { nameZh }), email, ...(phone && { phone }), ...(weComId && { weComId }), roles: given as Role[], department: department(reading),
      language: choice(reading, 'language', ['zh', 'en'], 'zh'), active: choice(reading, 'active', ['yes', 'no'], 'yes') === 'yes', ...(skills.length > 0 && { skills }),
    }
  },
  write: ({ id: own, name, nameZh = '', email, phone = '', weComId = '', roles: held, department: home, skills = [], language, active }) =>
    ({ id: own, name, nameZh, email, phone, weComId, roles: held.join('; '), department: home ?? '', skills: skills.join('; '), language, active: active ? 'yes' : 'no' }),
}

export const departments: Table<Department> = {
  columns: ['id', 'name', 'nameZh', 'kind', 'head', 'section'],
  items: ({ departments: all }) => all,
  idOf: ({ id: own = '' }) => own.trim(),
  read(own, reading) {
    const section = reading.cell('section').trim()
    return {
      id: checkId(own, reading), name: text(reading, 'name'), nameZh: text(reading, 'nameZh'), kind: choice(reading, 'kind', ['surgical', 'non-surgical', 'office', 'other'], 'other'),
      head: someone(reading, 'head'), ...(section && { section }),
    }
  },
  write: ({ id: own, name, nameZh, kind, head, section = '' }) => ({ id: own, name, nameZh, kind, head: head ?? '', section }),
}

/** A post lies in the database under `department/id`. */
export type PostRow = Omit<Post, 'id'> & { id: string, post: string }

export const posts: Table<PostRow> = {
  columns: ['department', 'post', 'name', 'nameZh', 'a', 'b', 'chain', 'shifts'],
  items: ({ posts: all }) => all.map((post) => ({ ...post, post: post.id, id: `${post.department}/${post.id}` })),
  idOf: ({ department: home = '', post = '' }, { departments: all }) => `${meant(home, all)?.id ?? home.trim()}/${post.trim()}`,
  read(own, reading) {
    const { cell, fault } = reading
    const home = department(reading)
    if (home === null) fault('department', 'must name a department')
    const post = own.split('/')[1] ?? ''
    if (!id.test(post)) fault('post', 'must be small letters, digits and hyphens')
    const asked = listOf(cell('chain').replaceAll(/[>→]/g, ';'))
    if (asked.some((place) => !(places as readonly string[]).includes(place))) fault('chain', `must name, in their order, some of ${places.join(' > ')}`)
    const shifts = readWeek(cell('shifts'), (message) => fault('shifts', message))
    return {
      id: own, post, department: home ?? '', name: text(reading, 'name'), nameZh: text(reading, 'nameZh'), a: someone(reading, 'a'), b: someone(reading, 'b'),
      ...(shifts && { shifts }), ...(asked.length > 0 && asked.join() !== places.join() && { chain: asked as Place[] }),
    }
  },
  write: ({ department: home, post, name, nameZh, a, b, chain = [...places], shifts }) =>
    ({ department: home, post, name, nameZh, a: a ?? '', b: b ?? '', chain: chain.join(' > '), shifts: writeWeek(shifts) }),
}

/** `1 08:00-12:00 14:00-17:30; 6 20:00-06:00`: weekday (1 is Monday), then its shifts. */
function readWeek(said: string, fault: (message: string) => void): Week | null {
  const days = listOf(said).map((day) => day.split(/\s+/))
  const week: Week = {}
  for (const [day = '', ...hours] of days) {
    const shifts = hours.map((hour): Shift => { const [from = '', to = ''] = hour.split('-'); return { from, to } })
    if (!/^[1-7]$/.test(day) || shifts.some(({ from, to }) => !/^\d\d:\d\d$/.test(from) || !/^\d\d:\d\d$/.test(to))) fault('must be like 1 08:00-12:00 14:00-17:30; 6 20:00-06:00')
    else week[Number(day) as Weekday] = shifts
  }
  return days.length > 0 ? week : null
}

const writeWeek = (week: Week = {}): string => Object.entries(week).map(([day, shifts]) => [day, ...shifts.map(({ from, to }) => `${from}-${to}`)].join(' ')).join('; ')
