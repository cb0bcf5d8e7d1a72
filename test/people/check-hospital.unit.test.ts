import { describe, expect, it } from 'vitest'
import { checkHospital, type Hospital } from '../../engine/people/index.ts'
import { absent, departmentCalled, hospitalWith, liaison, onRoster, personCalled, wednesday } from './small-hospital.ts'

const findingsOf = (changes: Partial<Hospital>): string[] =>
  checkHospital(hospitalWith(changes), wednesday).map(({ path, rule, severity }) => `${severity} ${rule} ${path}`)

const { people, departments } = hospitalWith()

describe('people data are found wrong', () => {
  it('and not where nothing is', () => {
    expect(findingsOf({})).toEqual([])
  })

  it.each<[string, Partial<Hospital>, string[]]>([
    ['when A and B are the same person', { posts: [liaison({ b: 'ann' })] }, ['error a-is-b /posts/0/b']],
    ['when the lookup would come back to the same person', { posts: [liaison({ b: 'heidi' })] }, ['warning loop /posts/0']],
    ['when a post has only one person', { posts: [liaison({ b: null })] }, ['warning post-half-filled /posts/0/b']],
    ['when nobody fills a post', { posts: [liaison({ a: null, b: null })] }, ['warning post-vacant /posts/0']],
    ['when a chain asks the same place twice', { posts: [liaison({ chain: ['a', 'b', 'a'] })] }, ['error loop /posts/0/chain/2']],
    ['when a chain never asks somebody appointed', { posts: [liaison({ chain: ['a', 'duty'] })] }, ['warning never-asked /posts/0/b']],
    ['when a chain asks nobody', { posts: [liaison({ a: null, b: null, chain: [] })] }, ['warning post-vacant /posts/0', 'warning chain-empty /posts/0/chain']],
    ['when a post names somebody unknown', { posts: [liaison({ a: 'nobody' })] }, ['error person-unknown /posts/0/a']],
    ['when a post names somebody who has left', { people: people.map((person) => (person.id === 'ann' ? { ...person, active: false } : person)) }, ['error person-inactive /posts/0/a']],
    ['when a post belongs to no department', { posts: [liaison({ department: 'astrology' })] }, ['error department-unknown /posts/0/department']],
    ['when a post has bad shifts', { posts: [liaison({ shifts: { 1: [{ from: '8', to: '12:00' }] } })] }, ['error time /posts/0/shifts/1/0/from']],
    ['when a post is listed twice in one department', { posts: [liaison(), liaison()] }, ['error id-twice /posts/1/id']],
    ['when a department has no head', { departments: [departmentCalled('cardiology', null), ...departments.slice(1)] }, ['warning head-missing /departments/0/head']],
    ['when a head is unknown', { departments: [departmentCalled('cardiology', 'nobody'), ...departments.slice(1)] }, ['error person-unknown /departments/0/head']],
    ['when two people share an address', { people: [...people, personCalled('eve', { email: 'ANN@hospital.example' })] }, ['error email-twice /people/5/email']],
    ['when two people share an id', { people: [...people, personCalled('ann', { email: 'other@hospital.example' })] }, ['error id-twice /people/5/id']],
    ['when somebody works in no department there is', { people: [...people, personCalled('eve', { department: 'astrology' })] }, ['error department-unknown /people/5/department']],
    ['when nobody works in the complaint office', { people: people.map((person) => ({ ...person, roles: ['staff'] })) }, ['error office-empty /people']],
    ['when an absence ends before it begins', { absences: [absent('ann', 'leave', '2026-11-25T10:00', '2026-11-25T10:00')] }, ['error time-backwards /absences/0']],
    ['when a duty is for nobody and nowhere', { roster: [{ ...onRoster('nobody', '2026-11-25T17:30', '2026-11-26T08:00'), department: 'astrology' }] }, ['error person-unknown /roster/0/person', 'error department-unknown /roster/0/department']],
    ['when the calendar is wrong', { calendar: { ...hospitalWith().calendar, timeZone: 'Nowhere' } }, ['error time-zone /calendar/timeZone']],
  ])('%s', (_what, changes, findings) => {
    expect(findingsOf(changes)).toEqual(findings)
  })
})
