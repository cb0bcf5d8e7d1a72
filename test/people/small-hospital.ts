import type { Absence, Department, Hospital, Person, Post, RosterShift } from '../../engine/people/index.ts'
import { calendarWith, shanghai } from '../calendar/calendars.ts'

/** A Wednesday morning in working hours. */
export const wednesday = shanghai('2026-11-25T10:00')

export function personCalled(id: string, more: Partial<Person> = {}): Person {
  return { id, name: id, email: `${id}@hospital.example`, roles: ['staff'], department: 'cardiology', active: true, language: 'en', ...more }
}

/** One department with a liaison's post that Ann and Ben fill, Heidi as its head, and Otto in the complaint office. */
export function hospitalWith(changes: Partial<Hospital> = {}): Hospital {
  return {
    people: [personCalled('ann'), personCalled('ben'), personCalled('dora'), personCalled('heidi', { roles: ['staff', 'department-head'] }),
      personCalled('otto', { roles: ['complaint-office'], department: 'complaint-office' })],
    departments: [departmentCalled('cardiology', 'heidi'), departmentCalled('complaint-office', 'otto')],
    posts: [liaison()], absences: [], roster: [], calendar: calendarWith(), ...changes,
  }
}

export function departmentCalled(id: string, head: string | null): Department {
  return { id, name: id, nameZh: id, kind: 'other', head }
}

export function liaison(more: Partial<Post> = {}): Post {
  return { id: 'liaison', department: 'cardiology', name: 'Liaison', nameZh: '即办专员', a: 'ann', b: 'ben', ...more }
}

export function absent(person: string, reason: Absence['reason'], from: string, to: string): Absence {
  return { id: `${person}-${from}`, person, reason, from: shanghai(from), to: shanghai(to) }
}

/** On leave for the whole of the Wednesday. */
export function onLeave(person: string): Absence {
  return absent(person, 'leave', '2026-11-25T00:00', '2026-11-26T00:00')
}

export function onRoster(person: string, from: string, to: string, kind: RosterShift['kind'] = 'night'): RosterShift {
  return { id: `${person}-${from}`, department: 'cardiology', person, from: shanghai(from), to: shanghai(to), kind }
}
