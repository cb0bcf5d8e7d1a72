import { beforeAll, describe, expect, it } from 'vitest'
import { decide } from './decide.ts'
import { decisions, type Decision } from './shipped.ts'

let tables: Map<string, Decision>
beforeAll(async () => { tables = await decisions() })

describe('who sees a case', () => {
  const seen = (about: Record<string, unknown>) => {
    const rows = decide(tables, 'visibility', { path: 'tier', tier: 'important', anonymous: false, department: 'cardiology', alsoConcerned: [], emergency: null, ...about }) as { group: string, sees: string }[]
    return Object.fromEntries([...Map.groupBy(rows, ({ group }) => group)].map(([group, all]) => [group, all.map(({ sees }) => sees)]))
  }

  it('its department, and who complained only the head', () => {
    expect(seen({})).toMatchObject({ 'department:cardiology': ['case'], 'department-head:cardiology': ['case-and-person'], 'complaint-office': ['case-and-person'], 'operator': ['contact'] })
    expect(seen({})).not.toHaveProperty('department:radiology')
  })

  it('of a suggestion everybody of the department, because anybody may have to call', () => {
    expect(seen({ tier: 'general' })['department:cardiology']).toContain('case-and-person')
  })

  it('without the identity where the complainant wishes to stay unknown to the department', () => {
    for (const wish of [{ anonymous: true }, { confidential: true }]) {
      expect(seen({ tier: 'general', ...wish })['department:cardiology']).toEqual(['case'])
      expect(seen(wish)).not.toHaveProperty('department-head:cardiology')
    }
  })

  it('the other departments concerned, without who complained', () => {
    expect(seen({ alsoConcerned: ['radiology', 'pharmacy'] })).toMatchObject({ 'department:radiology': ['case'], 'department:pharmacy': ['case'] })
  })

  it('the team of the emergency that it belongs to', () => {
    expect(seen({ emergency: 'em-1' })).toMatchObject({ 'emergency:em-1': ['case-and-person'] })
  })

  it('of discipline only supervision, leadership and those who work on it', () => {
    expect(Object.keys(seen({ path: 'discipline', alsoConcerned: ['radiology'], emergency: 'em-1' })).toSorted()).toEqual(['administrator', 'leadership', 'people', 'supervision'])
  })

  it('nobody of a department where there is none', () => {
    expect(Object.keys(seen({ department: null }))).not.toContainEqual(expect.stringMatching(/^department/))
  })
})

describe('appraisal of staff', () => {
  const weighed = (about: Record<string, unknown>) =>
    decide(tables, 'staff-appraisal', { founded: 'yes', nature: 'service', tag: 'waiting-time', outcome: 'satisfied', ...about })

  it.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    ['a founded complaint counts', {}, { counts: true, share: 0, repeated: false, award: false }],
    ['attitude is 15 percent of it', { tag: 'attitude', founded: 'partly' }, { counts: true, share: 15, repeated: false, award: false }],
    ['a repeated one about the same person counts as that', { about: 'li', foundedBefore: 2 }, { counts: true, share: 0, repeated: true, award: false }],
    ['repeated attitude is both', { tag: 'attitude', about: 'li', foundedBefore: 1 }, { counts: true, share: 15, repeated: true, award: false }],
    ['one without basis does not count', { founded: 'no' }, { counts: false, share: 0, repeated: false, award: false }],
    ['a wronged person gets an award', { founded: 'no', about: 'li' }, { counts: false, share: 0, repeated: false, award: true }],
    ['one that nobody looked into does not count', { founded: null, outcome: 'withdrawn' }, { counts: false, share: 0, repeated: false, award: false }],
    ['one of which nobody found out does not count', { founded: null }, { counts: false, share: 0, repeated: false, award: false }],
  ])('%s', (_what, about, result) => {
    expect(weighed(about)).toEqual(result)
  })
})
