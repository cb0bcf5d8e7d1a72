import { describe, expect, it } from 'vitest'
import { explain, onDuty, type DutyAnswer, type Hospital } from '../../engine/people/index.ts'
import { shanghai } from '../calendar/calendars.ts'
import { absent, departmentCalled, hospitalWith, liaison, onLeave, onRoster, personCalled, wednesday } from './small-hospital.ts'

const ask = (changes: Partial<Hospital>, at = wednesday, department: string | null = 'cardiology', post = 'liaison'): DutyAnswer =>
  onDuty({ department, post, at }, hospitalWith(changes))

const codes = ({ because }: DutyAnswer): string[] => because.map(({ code }) => code)

const night = shanghai('2026-11-25T22:00')

describe('who answers for a post', () => {
  it('A answers while at work, and nobody else is asked', () => {
    const answer = ask({})
    expect(answer).toEqual({
      person: 'ann', group: 'department:cardiology', because: [{ code: 'a.present', person: 'ann', until: shanghai('2026-11-25T12:00') }],
      holdsUntil: shanghai('2026-11-25T12:00'),
    })
  })

  it.each([
    ['leave', 'a.on-leave'], ['consultation', 'a.in-consultation'], ['training', 'a.in-training'], ['sick', 'a.sick'], ['other', 'a.away'],
  ] as const)('B answers while A is away: %s', (reason, code) => {
    const answer = ask({ absences: [absent('ann', reason, '2026-11-25T09:00', '2026-11-25T11:00')] })
    expect(answer.person).toBe('ben')
    expect(codes(answer)).toEqual([code, 'b.present'])
    expect(answer.holdsUntil).toEqual(shanghai('2026-11-25T11:00'))
  })

  it('B answers from the moment the absence begins, A again from the moment it ends', () => {
    const absences = [absent('ann', 'leave', '2026-11-25T09:00', '2026-11-25T11:00')]
    expect(ask({ absences }, shanghai('2026-11-25T08:59')).person).toBe('ann')
    expect(ask({ absences }, shanghai('2026-11-25T09:00')).person).toBe('ben')
    expect(ask({ absences }, shanghai('2026-11-25T10:59')).person).toBe('ben')
    expect(ask({ absences }, shanghai('2026-11-25T11:00')).person).toBe('ann')
  })

  it('an absence that is still to come changes nothing but how long the answer holds', () => {
    const answer = ask({ absences: [absent('ann', 'consultation', '2026-11-25T11:15', '2026-11-25T12:00')] })
    expect(answer.person).toBe('ann')
    expect(answer.holdsUntil).toEqual(shanghai('2026-11-25T11:15'))
  })

  it('absences that follow one another count as one', () => {
    const answer = ask({ absences: [absent('ann', 'sick', '2026-11-26T00:00', '2026-11-28T00:00'), absent('ann', 'leave', '2026-11-25T00:00', '2026-11-26T00:00')] })
    expect(answer.because[0]).toEqual({ code: 'a.on-leave', person: 'ann', until: shanghai('2026-11-28T00:00') })
  })

  it('the duty roster answers at night', () => {
    const answer = ask({ roster: [onRoster('dora', '2026-11-25T17:30', '2026-11-26T08:00')] }, night)
    expect(answer.person).toBe('dora')
    expect(codes(answer)).toEqual(['a.off-shift', 'b.off-shift', 'duty.rostered'])
    expect(answer.holdsUntil).toEqual(shanghai('2026-11-26T08:00'))
  })

  it('the duty roster answers in the day too, once A and B are away', () => {
    const answer = ask({ absences: [onLeave('ann'), onLeave('ben')], roster: [onRoster('dora', '2026-11-25T08:00', '2026-11-25T17:30', 'day')] })
    expect(answer.person).toBe('dora')
  })

  it('nobody on the roster answers for another department', () => {
    const roster = [{ ...onRoster('dora', '2026-11-25T17:30', '2026-11-26T08:00'), department: 'radiology' }]
    expect(ask({ roster }, night).person).toBe('heidi')
  })

  it('the roster passes over somebody who is away and tells so', () => {
    const roster = [onRoster('dora', '2026-11-25T17:30', '2026-11-26T08:00'), onRoster('ben', '2026-11-25T18:00', '2026-11-26T08:00')]
    const answer = ask({ roster, absences: [absent('dora', 'sick', '2026-11-25T12:00', '2026-11-26T12:00')] }, night)
    expect(answer.person).toBe('ben')
    expect(codes(answer)).toEqual(['a.off-shift', 'b.off-shift', 'duty.sick', 'duty.rostered'])
  })

  it('of two on the roster, the one whose shift began first answers', () => {
    const roster = [onRoster('ben', '2026-11-25T18:00', '2026-11-26T08:00'), onRoster('dora', '2026-11-25T17:30', '2026-11-26T08:00')]
    expect(ask({ roster }, night).person).toBe('dora')
  })

  it('the head answers at any hour where the roster is empty', () => {
    const answer = ask({ roster: [onRoster('dora', '2026-11-26T17:30', '2026-11-27T08:00')] }, night)
    expect(answer.person).toBe('heidi')
    expect(answer.group).toBe('department-head:cardiology')
    expect(codes(answer)).toEqual(['a.off-shift', 'b.off-shift', 'duty.none', 'head.present'])
  })

  it('the office takes it when everybody is away', () => {
    const answer = ask({ absences: [onLeave('ann'), onLeave('ben'), onLeave('heidi')] })
    expect(answer.person).toBeNull()
    expect(answer.group).toBe('complaint-office')
    expect(codes(answer)).toEqual(['a.on-leave', 'b.on-leave', 'duty.none', 'head.on-leave', 'office.fallback'])
    expect(answer.holdsUntil).toEqual(shanghai('2026-11-26T00:00'))
  })

  it('who has left is passed over, with the reason', () => {
    const people = [personCalled('ann', { active: false }), personCalled('ben', { active: false }), personCalled('heidi', { active: false })]
    expect(codes(ask({ people }))).toEqual(['a.inactive', 'b.inactive', 'duty.none', 'head.inactive', 'office.fallback'])
  })

  it('who is not on file, or was never appointed, is passed over', () => {
    const answer = ask({ posts: [liaison({ a: 'nobody', b: null })], departments: [departmentCalled('cardiology', null)] })
    expect(codes(answer)).toEqual(['a.unknown', 'b.vacant', 'duty.none', 'head.vacant', 'office.fallback'])
    expect(answer.holdsUntil).toBeNull()
  })

  it('a post that the department does not have goes to its roster and its head', () => {
    const answer = ask({}, wednesday, 'cardiology', 'gatekeeper')
    expect(answer.person).toBe('heidi')
    expect(codes(answer)).toEqual(['post.unknown', 'duty.none', 'head.present'])
  })

  it('a post of the same name in another department is another post', () => {
    const posts = [liaison({ department: 'complaint-office', a: 'otto' }), liaison()]
    expect(ask({ posts }).person).toBe('ann')
    expect(ask({ posts }, wednesday, 'complaint-office').person).toBe('otto')
  })

  it.each([[null, 'department.none'], ['astrology', 'department.unknown']])('without a department (%s) the office takes it', (department, code) => {
    const answer = ask({}, wednesday, department)
    expect(answer).toEqual({ person: null, group: 'complaint-office', because: [{ code }, { code: 'office.fallback' }], holdsUntil: null })
  })
})

describe('the hours of a post', () => {
  const shifts = { 3: [{ from: '18:00', to: '02:00' }] }

  it('are its own where it has some, on holidays too', () => {
    const calendar = { ...hospitalWith().calendar, holidays: [{ date: '2026-11-25', name: 'Holiday' }] }
    expect(ask({ posts: [liaison({ shifts })], calendar }, night).person).toBe('ann')
    expect(codes(ask({ posts: [liaison({ shifts })], calendar }))).toContain('a.off-shift')
  })

  it('end when a shift over midnight ends', () => {
    const answer = ask({ posts: [liaison({ shifts })] }, shanghai('2026-11-26T01:00'))
    expect(answer.person).toBe('ann')
    expect(answer.holdsUntil).toEqual(shanghai('2026-11-26T02:00'))
  })

  it('never come where the calendar has no working time, and the lookup still answers', () => {
    const answer = ask({ calendar: { ...hospitalWith().calendar, weekdays: {} } })
    expect(answer.person).toBe('heidi')
    expect(codes(answer)).toEqual(['a.off-shift', 'b.off-shift', 'duty.none', 'head.present'])
  })
})

describe('the reasons, told', () => {
  const hospital = hospitalWith({
    people: [personCalled('ann', { name: 'Ann Li', nameZh: '李安' }), personCalled('ben'), personCalled('heidi')],
    absences: [absent('ann', 'leave', '2026-11-25T00:00', '2026-12-01T08:00')],
  })
  const because = onDuty({ department: 'cardiology', post: 'liaison', at: night }, hospital).because

  it('name who and until when in English', () => {
    expect(explain(because, hospital, 'en')).toEqual([
      'A (Ann Li) is on leave until 1 December 2026, 08:00.', 'B (ben) is off shift until 26 November 2026, 08:00.',
      'Nobody is on the duty roster.', 'The head of department (heidi) is there.',
    ])
  })

  it('and in Chinese', () => {
    expect(explain(because, hospital, 'zh')).toEqual(['A角李安休假（至2026年12月1日08:00）。', 'B角ben不在班（至2026年11月26日08:00）。', '值班表上无人值班。', '科室主任heidi在岗。'])
  })

  it('leave no placeholder open, whatever the code', () => {
    const presences = ['present', 'on-leave', 'in-consultation', 'in-training', 'sick', 'away', 'off-shift', 'inactive', 'unknown', 'vacant'] as const
    const reasons = [
      ...presences.flatMap((code) => [{ code: `a.${code}` as const }, { code: `b.${code}` as const, person: 'ben' }, { code: `head.${code}` as const, until: night }]),
      { code: 'duty.rostered' as const, person: 'ann' }, { code: 'duty.none' as const }, { code: 'duty.unknown' as const, person: '$&' },
      { code: 'department.none' as const }, { code: 'department.unknown' as const }, { code: 'post.unknown' as const }, { code: 'office.fallback' as const },
    ]
    for (const lang of ['en', 'zh'] as const) {
      const sentences = explain(reasons, hospital, lang)
      expect(sentences).toHaveLength(reasons.length)
      for (const sentence of sentences) expect(sentence).toMatch(lang === 'en' ? /^[A-Z][^{}]+\.$/ : /^[^{}]+。$/)
    }
    expect(explain([{ code: 'duty.unknown', person: '$&' }], hospital, 'en')).toEqual(['The person on the duty roster ($&) is not in the list of staff.'])
  })
})

describe('who of several on duty at once answers', () => {
  const people = hospitalWith().people.map((person) => (person.id === 'ben' ? { ...person, skills: ['english'] } : person))
  const roster = [onRoster('dora', '2026-11-25T17:30', '2026-11-26T08:00'), onRoster('ben', '2026-11-25T18:00', '2026-11-26T02:00')]
  const question = { department: 'cardiology', post: 'liaison', at: night }
  const answer = (ties: object, changes: Partial<Hospital> = {}) => onDuty({ ...question, ...ties }, hospitalWith({ people, roster, ...changes }))

  it('is whoever began first, where nothing else is asked', () => {
    expect(answer({})).toMatchObject({ person: 'dora', holdsUntil: shanghai('2026-11-26T08:00') })
  })

  it('is whoever has the skill, until their turn ends', () => {
    expect(answer({ skills: ['english'] })).toMatchObject({ person: 'ben', holdsUntil: shanghai('2026-11-26T02:00') })
    expect(codes(answer({ skills: ['english'] }))).toEqual(['a.off-shift', 'b.off-shift', 'duty.by-skill', 'duty.rostered'])
  })

  it('is whoever has the fewest open tasks; a skill weighs more', () => {
    const load = new Map([['dora', 3], ['ben', 1]])
    expect(codes(answer({ load }))).toContain('duty.by-load')
    expect(answer({ load }).person).toBe('ben')
    expect(answer({ load: new Map([['dora', 0], ['ben', 9]]), skills: ['english'] }).person).toBe('ben')
  })

  it('is never somebody who is away, whatever they can do', () => {
    const absences = [absent('ben', 'sick', '2026-11-25T20:00', '2026-11-26T00:00')]
    expect(answer({ skills: ['english'] }, { absences })).toMatchObject({ person: 'dora', holdsUntil: shanghai('2026-11-26T00:00') })
  })
})

describe('the chain of a post', () => {
  it('says who is asked and in which order', () => {
    expect(codes(ask({ posts: [liaison({ chain: ['b', 'a'] })] }))).toEqual(['b.present'])
    expect(codes(ask({ posts: [liaison({ chain: ['a', 'head'] })], absences: [onLeave('ann')] }))).toEqual(['a.on-leave', 'head.present'])
    expect(codes(ask({ posts: [liaison({ chain: ['a', 'b'] })] }, night))).toEqual(['a.off-shift', 'b.off-shift', 'office.fallback'])
  })

  it('does not ask somebody again who was found away', () => {
    const answer = ask({ posts: [liaison({ b: 'heidi' })], absences: [onLeave('ann'), onLeave('heidi')] })
    expect(codes(answer)).toEqual(['a.on-leave', 'b.on-leave', 'duty.none', 'head.asked', 'office.fallback'])
    expect(explain(answer.because, hospitalWith(), 'en')[3]).toBe('The head of department (heidi) has been asked already.')
  })
})
