import { describe, expect, it } from 'vitest'
import { mayRead } from '../../engine/access/abilities.ts'
import type { Actor, Role } from '../../engine/access/actor.ts'

const person = (roles: Role[], department: string | null = null): Actor =>
  ({ id: 'wang', name: 'Wang', email: 'wang@hospital.example', roles, department, groups: [], language: 'en' })

const cardiologyCase = { departments: ['cardiology'], people: [{ role: 'liaison', person: 'li' }], openedBy: null }

describe('who may see a case', () => {
  it.each<[string, Actor, boolean]>([
    ['the complaint office', person(['complaint-office'], 'complaint-office'), true],
    ['supervision', person(['supervision'], 'supervision-office'), true],
    ['an operator', person(['operator'], 'hotline'), true],
    ['staff of the department', person(['staff'], 'cardiology'), true],
    ['the head of the department', person(['department-head'], 'cardiology'), true],
    ['staff of another department', person(['staff'], 'radiology'), false],
    ['the head of another department', person(['department-head'], 'radiology'), false],
    ['somebody without a department', person(['staff']), false],
  ])('%s: %s', (_who, actor, may) => {
    expect(mayRead(actor, cardiologyCase)).toBe(may)
  })

  it('somebody who was asked, wherever they work', () => {
    expect(mayRead({ ...person(['staff'], 'radiology'), id: 'li' }, cardiologyCase)).toBe(true)
  })

  it('somebody who opened it', () => {
    expect(mayRead(person(['staff'], 'radiology'), { ...cardiologyCase, openedBy: 'wang' })).toBe(true)
  })
})
