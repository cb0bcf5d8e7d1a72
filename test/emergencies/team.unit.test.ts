import { describe, expect, it } from 'vitest'
import { emergencyDuty, membersOfEmergency } from '../../engine/emergencies/team.ts'
import { demoHospital, type Hospital } from '../../engine/people/index.ts'

const sundayNight = new Date('2026-03-01T19:00:00Z')
const emergency = { _id: 'em-1', coordinator: 'xia-qing', handler: 'wei-chao', deputy: 'xue-lin', team: ['deng-hui', 'wei-chao'] }
const away = (...people: string[]): Hospital => {
  const hospital = demoHospital(new Date('2026-03-01T00:00:00Z'))
  return { ...hospital, absences: people.map((person) => ({ id: person, person, from: new Date('2026-02-01'), to: new Date('2026-04-01'), reason: 'leave' as const })) }
}
const asked = (hospital: Hospital) => {
  const { person, group, because } = emergencyDuty(emergency, sundayNight, hospital)
  return { person, group, because: because.map(({ code }) => code) }
}

describe('who answers in an emergency', () => {
  it('is the special person, at any hour', () => {
    expect(asked(away())).toEqual({ person: 'wei-chao', group: 'emergency:em-1', because: ['a.present'] })
  })

  it('is whoever stands in while the special person is away', () => {
    expect(asked(away('wei-chao'))).toEqual({ person: 'xue-lin', group: 'emergency:em-1', because: ['a.on-leave', 'b.present'] })
  })

  it('is the coordinating leader where both are away', () => {
    expect(asked(away('wei-chao', 'xue-lin'))).toEqual({ person: 'xia-qing', group: 'emergency:em-1', because: ['a.on-leave', 'b.on-leave', 'duty.none', 'head.present'] })
  })

  it('is the complaint office where nobody of it is there, and the lookup says why', () => {
    expect(asked(away('wei-chao', 'xue-lin', 'xia-qing'))).toEqual({ person: null, group: 'complaint-office', because: ['a.on-leave', 'b.on-leave', 'duty.none', 'head.on-leave', 'office.fallback'] })
  })

  it('are everybody with a part in it, each once', () => {
    expect(membersOfEmergency(emergency)).toEqual(['xia-qing', 'wei-chao', 'xue-lin', 'deng-hui'])
  })
})
