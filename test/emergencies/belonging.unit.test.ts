import { describe, expect, it } from 'vitest'
import { belongs, causesOf, type CaseCause } from '../../engine/emergencies/belonging.ts'

const at = (day: number): Date => new Date(Date.UTC(2026, 2, day))
const aCase = (changes: Partial<CaseCause> = {}): CaseCause => ({ tag: 'waiting-time', signals: ['dissatisfied'], epidemicRelated: false, departments: ['outpatient'], receivedAt: at(5), ...changes })
const scope = { causes: ['waiting-time'], places: [], since: at(3), until: null }

describe('what a case is about', () => {
  it('is its tag, what the words gave away, and an epidemic only where the office says so', () => {
    expect(causesOf({ tag: 'waiting-time', signals: ['epidemic', 'waiting-time', 'harm'], epidemicRelated: false })).toEqual(['waiting-time', 'harm'])
    expect(causesOf({ tag: null, signals: ['harm'], epidemicRelated: true })).toEqual(['epidemic', 'harm'])
  })
})

describe('a case belongs to an emergency', () => {
  it.each([
    ['by its tag', {}, {}, true],
    ['by a signal', { tag: 'attitude', signals: ['waiting-time'] }, {}, true],
    ['by the epidemic', { tag: null, signals: [], epidemicRelated: true }, { causes: ['epidemic'] }, true],
    ['not for a word that the office did not follow', { tag: null, signals: ['epidemic'] }, { causes: ['epidemic'] }, false],
    ['not by another cause', { tag: 'attitude' }, {}, false],
    ['in one of its places', {}, { places: ['nursing', 'outpatient'] }, true],
    ['not elsewhere', {}, { places: ['nursing'] }, false],
    ['from its first moment on', { receivedAt: at(3) }, {}, true],
    ['not from before', { receivedAt: at(2) }, {}, false],
    ['until its last', { receivedAt: at(7) }, { until: at(8) }, true],
    ['not from its end on', { receivedAt: at(8) }, { until: at(8) }, false],
  ] as const)('%s', (_, one, changes, expected) => {
    expect(belongs(aCase(one as Partial<CaseCause>), { ...scope, ...changes } as typeof scope)).toBe(expected)
  })
})
