import { describe, expect, it } from 'vitest'
import { looks, mayLook } from '../../engine/access/abilities.ts'
import type { Actor, Role } from '../../engine/access/actor.ts'
import type { Seer } from '../../engine/complaints/complaint.ts'

const person = (roles: Role[], department: string | null = null): Actor => ({
  id: 'wang', name: 'Wang', email: 'wang@hospital.example', roles, department, language: 'en',
  groups: department ? [...roles, ...roles.map((role) => `${role}:${department}`), `department:${department}`] : roles,
})

const reported = { departments: ['cardiology'], people: [{ role: 'liaison', person: 'li' }], openedBy: null, tier: null, facts: {} }
const registered = { ...reported, tier: 'important' } as const
const nothing: string[] = []
const everything = [...looks]

const taken = (actor: Actor, complaint: Parameters<typeof mayLook>[2]) => looks.filter((look) => mayLook(actor, look, complaint))

describe('before anybody has decided who may see a case', () => {
  it.each<[string, Actor, string[]]>([
    ['the complaint office sees all of it', person(['complaint-office'], 'complaint-office'), everything],
    ['supervision too', person(['supervision'], 'supervision-office'), everything],
    ['an operator sees a contact', person(['operator'], 'hotline'), ['find', 'identify']],
    ['staff of the department see it', person(['staff'], 'cardiology'), everything],
    ['the head of the department sees it', person(['department-head'], 'cardiology'), everything],
    ['staff of another department do not', person(['staff'], 'radiology'), nothing],
    ['the head of another department does not', person(['department-head'], 'radiology'), nothing],
    ['somebody without a department does not', person(['staff']), nothing],
  ])('%s', (_who, actor, may) => {
    expect(taken(actor, registered)).toEqual(may)
  })

  it('a department does not see what was only reported about it', () => {
    for (const role of ['staff', 'department-head'] as const) expect(taken(person([role], 'cardiology'), reported)).toEqual(nothing)
  })

  it('somebody who was asked sees it, wherever they work', () => {
    expect(taken({ ...person(['staff'], 'radiology'), id: 'li' }, reported)).toEqual(everything)
  })

  it('somebody who opened it sees it', () => {
    expect(taken(person(['staff'], 'radiology'), { ...reported, openedBy: 'wang' })).toEqual(everything)
  })
})

describe('once it is decided', () => {
  const seenBy = (...visibleTo: Seer[]) => ({ ...registered, visibleTo })

  it('only those see it that it says, whatever they saw before', () => {
    const complaint = seenBy({ group: 'supervision', sees: 'case-and-person' })
    expect(taken(person(['supervision']), complaint)).toEqual(everything)
    for (const actor of [person(['complaint-office']), person(['operator']), person(['staff'], 'cardiology'), person(['department-head'], 'cardiology'), { ...person(['staff']), id: 'li' }]) {
      expect(taken(actor, complaint)).toEqual(nothing)
    }
    expect(taken(person(['staff']), { ...complaint, openedBy: 'wang' })).toEqual(nothing)
  })

  it.each<[Seer['sees'], string[]]>([['contact', ['find', 'identify']], ['case', ['find', 'read']], ['case-and-person', everything]])('as much as it says: %s', (sees, may) => {
    expect(taken(person(['staff'], 'cardiology'), seenBy({ group: 'department:cardiology', sees }))).toEqual(may)
  })

  it('the most open of several groups counts', () => {
    const complaint = seenBy({ group: 'department:cardiology', sees: 'case' }, { group: 'department-head:cardiology', sees: 'case-and-person' })
    expect(taken(person(['department-head'], 'cardiology'), complaint)).toEqual(everything)
    expect(taken(person(['staff'], 'cardiology'), complaint)).toEqual(['find', 'read'])
  })

  it('those who work on it and the one who opened it count as groups of their own', () => {
    expect(taken({ ...person(['staff']), id: 'li' }, seenBy({ group: 'people', sees: 'case' }))).toEqual(['find', 'read'])
    expect(taken(person(['staff']), { ...seenBy({ group: 'opener', sees: 'contact' }), openedBy: 'wang' })).toEqual(['find', 'identify'])
    expect(taken(person(['staff']), seenBy({ group: 'people', sees: 'case' }, { group: 'opener', sees: 'case' }))).toEqual(nothing)
  })

  it('nobody sees a case about themselves, whatever their role', () => {
    for (const complaint of [registered, seenBy({ group: 'supervision', sees: 'case-and-person' })]) {
      expect(taken(person(['supervision']), { ...complaint, facts: { about: 'wang' } })).toEqual(nothing)
      expect(taken({ ...person(['supervision']), id: 'other' }, { ...complaint, facts: { about: 'wang' } })).toEqual(everything)
    }
  })
})
