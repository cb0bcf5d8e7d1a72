import type { CalendarSettings, Week } from '../calendar/index.ts'

export const roles = ['administrator', 'complaint-office', 'department-head', 'staff', 'operator', 'supervision', 'leadership', 'quality-team'] as const
export type Role = (typeof roles)[number]

/** A member of staff. Somebody who has left stays on file with `active: false`. */
export interface Person {
  id: string
  name: string
  nameZh?: string
  email: string
  phone?: string
  /** Their id in the hospital's WeChat Work. */
  weComId?: string
  roles: Role[]
  department: string | null
  active: boolean
  language: 'en' | 'zh'
  /** What they are good at, in the hospital's own words (`english`, `mediation`): decides among several who are on duty. */
  skills?: string[]
}

/** `head` is a person's id; departments of one `section` answer to the same section head. */
export interface Department {
  id: string
  name: string
  nameZh: string
  kind: 'surgical' | 'non-surgical' | 'office' | 'other'
  head: string | null
  section?: string
}

/** Where a lookup may ask: the A person, the B person, the duty roster, the department's head. Whatever nobody takes ends at the complaint office. */
export const places = ['a', 'b', 'duty', 'head'] as const
export type Place = (typeof places)[number]

/**
 * A post of a department and who fills it (the AB corner): `a` answers, `b` while `a` cannot. The id is unique within its department only:
 * every clinical department has a `liaison`. Own `shifts` replace the calendar's and run on holidays too. `chain` says who is asked and in which
 * order; without one it is A → B → duty → head (domain [0]).
 */
export interface Post {
  id: string
  department: string
  name: string
  nameZh: string
  a: string | null
  b: string | null
  shifts?: Week
  chain?: Place[]
}

export const absenceReasons = ['leave', 'consultation', 'training', 'sick', 'other'] as const
export const dutyKinds = ['night', 'weekend', 'holiday', 'day'] as const

/** A time in which a person cannot answer; `to` is the first instant of being back. One from a calendar file has that file's `uid`. */
export interface Absence {
  id: string
  person: string
  from: Date
  to: Date
  reason: (typeof absenceReasons)[number]
  uid?: string
}

/** Who is on duty for a department when its posts are not staffed; `to` is exclusive. */
export interface RosterShift {
  id: string
  department: string
  person: string
  from: Date
  to: Date
  kind: (typeof dutyKinds)[number]
}

/** Everything the on-duty lookup reads. */
export interface Hospital {
  people: Person[]
  departments: Department[]
  posts: Post[]
  absences: Absence[]
  roster: RosterShift[]
  calendar: CalendarSettings
}
