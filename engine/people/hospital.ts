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
  roles: Role[]
  department: string | null
  active: boolean
  language: 'en' | 'zh'
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

/**
 * A post of a department and who fills it (the AB corner): `a` answers, `b` while `a` cannot. The id is unique within its department only:
 * every clinical department has a `liaison`. Own `shifts` replace the calendar's and run on holidays too.
 */
export interface Post {
  id: string
  department: string
  name: string
  nameZh: string
  a: string | null
  b: string | null
  shifts?: Week
}

/** A time in which a person cannot answer; `to` is the first instant of being back. */
export interface Absence {
  id: string
  person: string
  from: Date
  to: Date
  reason: 'leave' | 'consultation' | 'training' | 'sick' | 'other'
}

/** Who is on duty for a department when its posts are not staffed; `to` is exclusive. */
export interface RosterShift {
  id: string
  department: string
  person: string
  from: Date
  to: Date
  kind: 'night' | 'weekend' | 'holiday' | 'day'
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
