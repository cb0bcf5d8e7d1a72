import { describe, expect, it } from 'vitest'
import { isWorkingTime } from '../../engine/calendar/index.ts'
import { demoHospital, onDuty, type Hospital } from '../../engine/people/index.ts'
import { shanghai } from '../calendar/calendars.ts'
import { forSeeds, pick, someInstant } from '../calendar/seeded.ts'
import { liaison } from './small-hospital.ts'
import { first, last, someHospital } from './some-hospital.ts'

const patient = { timeout: 60_000 }
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
