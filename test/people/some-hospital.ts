/** Hospitals of one department, made by chance: everybody may be away, gone or on the roster, and posts may have shifts and chains of their own. */
import type { Shift, Week } from '../../engine/calendar/index.ts'
import type { Absence, Hospital, Place, RosterShift } from '../../engine/people/index.ts'
import { pick, someInstant } from '../calendar/seeded.ts'
import { hospitalWith, liaison, personCalled } from './small-hospital.ts'

const staff = ['ann', 'ben', 'dora', 'heidi', 'otto', 'gone', 'nobody'] as const
export const [first, last] = ['2026-11-20', '2026-12-05']

const chains: Place[][] = [['a', 'b', 'duty'], ['a', 'duty', 'b', 'head'], ['duty', 'a', 'b', 'head'], ['a', 'b', 'head']]

const someStretch = (random: () => number): { from: Date; to: Date } => {
  const from = someInstant(random, first, last)
  return { from, to: new Date(from.getTime() + (1 + Math.floor(random() * 3_000)) * 60_000) }
}

export function someHospital(random: () => number): Hospital {
  const list = <T>(most: number, make: (i: number) => T): T[] => Array.from({ length: Math.floor(random() * most) }, (_, i) => make(i))
  const night: Shift[] = [{ from: '20:00', to: '06:00' }]
  const shifts: Week = { 1: night, 3: night, 6: night }
  const base = hospitalWith()
  return {
    ...base, people: [...base.people, personCalled('gone', { active: false })],
    posts: [liaison({ a: pick(random, staff), b: pick(random, staff), ...(random() < 0.3 && { shifts }), ...(random() < 0.3 && { chain: pick(random, chains) }) })],
    absences: list(12, (i): Absence => ({ id: `${i}`, person: pick(random, staff), reason: pick(random, ['leave', 'consultation', 'other'] as const), ...someStretch(random) })),
    roster: list(10, (i): RosterShift => ({ id: `${i}`, department: 'cardiology', person: pick(random, staff), kind: 'night', ...someStretch(random) })),
  }
}
