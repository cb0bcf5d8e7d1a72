import { describe, expect, it } from 'vitest'
import type { Shift, Week } from '../../engine/calendar/index.ts'
import { isWorkingTime } from '../../engine/calendar/index.ts'
import { demoHospital, onDuty, type Absence, type Hospital, type RosterShift } from '../../engine/people/index.ts'
import { shanghai } from '../calendar/calendars.ts'
import { forSeeds, pick, someInstant } from '../calendar/seeded.ts'
import { hospitalWith, liaison, personCalled } from './small-hospital.ts'

const patient = { timeout: 60_000 }
const staff = ['ann', 'ben', 'dora', 'heidi', 'otto', 'gone', 'nobody'] as const
const [first, last] = ['2026-11-20', '2026-12-05']

const someStretch = (random: () => number): { from: Date; to: Date } => {
  const from = someInstant(random, first, last)
  return { from, to: new Date(from.getTime() + (1 + Math.floor(random() * 3_000)) * 60_000) }
}

function someHospital(random: () => number): Hospital {
  const list = <T>(most: number, make: (i: number) => T): T[] => Array.from({ length: Math.floor(random() * most) }, (_, i) => make(i))
  const night: Shift[] = [{ from: '20:00', to: '06:00' }]
  const shifts: Week = { 1: night, 3: night, 6: night }
  const base = hospitalWith()
  return {
    ...base, people: [...base.people, personCalled('gone', { active: false })],
    posts: [liaison({ a: pick(random, staff), b: pick(random, staff), ...(random() < 0.3 && { shifts }) })],
    absences: list(12, (i): Absence => ({ id: `${i}`, person: pick(random, staff), reason: pick(random, ['leave', 'consultation', 'other'] as const), ...someStretch(random) })),
    roster: list(10, (i): RosterShift => ({ id: `${i}`, department: 'cardiology', person: pick(random, staff), kind: 'night', ...someStretch(random) })),
  }
}

const question = (at: Date) => ({ department: 'cardiology', post: 'liaison', at })

const isAway = (id: string, at: Date, { absences }: Hospital): boolean => absences.some(({ person, from, to }) => person === id && from <= at && at < to)

describe('the lookup, in any hospital', patient, () => {
  it('never names somebody who is away, has left or is not on file', () => {
    forSeeds(300, (random) => {
      const hospital = someHospital(random)
      const at = someInstant(random, first, last)
      const { person } = onDuty(question(at), hospital)
      const able = hospital.people.filter(({ id, active }) => active && !isAway(id, at, hospital)).map(({ id }) => id)
      expect([null, ...able]).toContain(person)
    })
  })

  it('never names B while A is there', () => {
    forSeeds(300, (random) => {
      const hospital = { ...someHospital(random), posts: [liaison()] }
      const at = someInstant(random, first, last)
      const aIsThere = isWorkingTime(at, hospital.calendar) && !isAway('ann', at, hospital)
      const { person, because } = onDuty(question(at), hospital)
      expect(because[0]?.code === 'a.present').toBe(aIsThere)
      expect(because.length === 1 && person === 'ann').toBe(aIsThere)
    })
  })

  it('gives the same answer until the moment it holds until', () => {
    forSeeds(300, (random) => {
      const hospital = someHospital(random)
      const at = someInstant(random, first, last)
      const { person, group, holdsUntil } = onDuty(question(at), hospital)
      const end = holdsUntil ?? shanghai('2027-01-15T00:00')
      expect(end.getTime()).toBeGreaterThan(at.getTime())
      for (let i = 0; i < 5; i += 1) {
        const before = new Date(at.getTime() + Math.floor(random() * (end.getTime() - at.getTime())))
        expect(onDuty(question(before), hospital)).toMatchObject({ person, group })
      }
    })
  })

  it('ends in exactly one answer: a person with the reason last, or the office', () => {
    forSeeds(300, (random) => {
      const { person, group, because } = onDuty(question(someInstant(random, first, last)), someHospital(random))
      const reason = because.at(-1)
      expect(person === null).toBe(group === 'complaint-office')
      expect(reason?.code).toMatch(person === null ? /^office\.fallback$/ : /^((a|b|head)\.present|duty\.rostered)$/)
      expect(reason?.person ?? null).toBe(person)
    })
  })

  it('leaves the hospital as it was', () => {
    forSeeds(30, (random) => {
      const hospital = someHospital(random)
      const before = structuredClone(hospital)
      onDuty(question(someInstant(random, first, last)), hospital)
      expect(hospital).toEqual(before)
    })
  })
})

describe('the demonstration hospital', patient, () => {
  it('has somebody for every post at every hour of its roster', () => {
    const from = shanghai('2026-12-20T09:00')
    const hospital = demoHospital(from)
    forSeeds(300, (random) => {
      const at = someInstant(random, '2026-12-20', '2027-02-15')
      const post = pick(random, hospital.posts)
      expect(onDuty({ department: post.department, post: post.id, at }, hospital).person).not.toBeNull()
    })
  })
})
