import { describe, expect, it } from 'vitest'
import { checkHospital, demoHospital, onDuty } from '../../engine/people/index.ts'
import { shanghai } from '../calendar/calendars.ts'

const today = shanghai('2026-10-08T09:30')
const hospital = demoHospital(today)

describe('the demonstration hospital', () => {
  it('is sound', () => {
    expect(checkHospital(hospital, today)).toEqual([])
  })

  it('is the same whenever it is made on the same day', () => {
    expect(demoHospital(shanghai('2026-10-08T23:59'))).toEqual(hospital)
    expect(demoHospital(shanghai('2026-10-09T00:00'))).not.toEqual(hospital)
  })

  it('is believable: departments, staff with both names and their own address', () => {
    expect(hospital.departments.map(({ id }) => id)).toEqual([
      'cardiology', 'orthopaedics', 'paediatrics', 'outpatient', 'emergency', 'nursing', 'pharmacy', 'laboratory', 'radiology', 'logistics', 'finance',
      'registration', 'records', 'information', 'medical-affairs', 'infection-control', 'social-service', 'complaint-office', 'supervision-office', 'quality-office', 'leadership', 'hotline',
    ])
    expect(hospital.people.length).toBeGreaterThanOrEqual(40)
    for (const person of hospital.people) {
      expect(person).toMatchObject({ id: expect.stringMatching(/^[a-z]+-[a-z]+$/) as string, nameZh: expect.stringMatching(/^\p{Script=Han}{2,3}$/u) as string, active: true })
      expect(person.email).toBe(`${person.id.replace('-', '.')}@hospital.example`)
    }
  })

  it('has every role', () => {
    const roles = new Set(hospital.people.flatMap((person) => person.roles))
    expect([...roles].sort()).toEqual(['administrator', 'complaint-office', 'department-head', 'leadership', 'operator', 'quality-team', 'staff', 'supervision'])
  })

  it('has A and B for the three posts of a clinical department', () => {
    for (const post of ['service-specialist', 'complaint-specialist', 'liaison']) {
      const found = hospital.posts.find(({ id, department }) => id === post && department === 'paediatrics')
      expect(found?.a).not.toBe(found?.b)
    }
  })

  it('shows B on the first day, because A is on leave', () => {
    const answer = onDuty({ department: 'orthopaedics', post: 'service-specialist', at: today }, hospital)
    expect(answer.because.map(({ code }) => code)).toEqual(['a.on-leave', 'b.present'])
  })

  it('has somebody on duty on every night, and on the days that are not worked', () => {
    const at = shanghai('2026-10-10T02:00')
    expect(onDuty({ department: 'cardiology', post: 'liaison', at }, hospital).because.at(-1)?.code).toBe('duty.rostered')
    const sunday = shanghai('2026-10-11T10:00')
    expect(onDuty({ department: 'cardiology', post: 'liaison', at: sunday }, hospital).because.at(-1)?.code).toBe('duty.rostered')
  })

  it('works on the Saturday that makes up for National Day, so nobody is rostered then', () => {
    const saturday = shanghai('2026-10-10T10:00')
    expect(hospital.roster.filter(({ from, to }) => from <= saturday && saturday < to)).toEqual([])
    expect(onDuty({ department: 'cardiology', post: 'liaison', at: saturday }, hospital).because.at(-1)?.code).toBe('a.present')
  })

  it('answers the hotline around the clock', () => {
    expect(onDuty({ department: 'hotline', post: 'liaison', at: shanghai('2026-12-25T03:00') }, hospital)).toMatchObject({ because: [{ code: 'a.present' }], holdsUntil: null })
  })
})
