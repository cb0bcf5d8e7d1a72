/** What was played has to be readable by the runner of scenarios. */
import { describe, expect, it } from 'vitest'
import type { Picture } from '../../engine/rehearsal/play/picture.ts'
import { assignments, outcomes, whoOf } from '../../engine/rehearsal/play/rows.ts'
import { touchedProcesses } from '../../engine/rehearsal/scenarios/catalogue.ts'
import { asScenario, csv } from '../../engine/rehearsal/scenarios/own-scenarios.ts'
import { readTable } from '../../engine/scenarios/read-table.ts'
import { readAssignments } from '../../engine/scenarios/parts.ts'

const now = new Date('2026-11-26T08:00:00Z')

const picture = (tasks: string[], more: Partial<Picture['complaint']> = {}, told: string[] = []): Picture => ({
  now: now.toISOString(), atRest: true, instances: [], history: [], decisions: [], incidents: [], calls: [],
  complaint: { id: 'c', receipt: '2026-000001', subject: 's', state: 'handling', tier: null, deadlines: [], ...more },
  tasks: tasks.map((elementId) => ({ key: elementId, elementId, name: elementId, instanceKey: '1', candidateGroups: [], takers: [] })),
  messages: told.map((template) => ({ id: template, to: 'complainant', template, channel: 'portal', title: '', text: '', state: 'sent', at: now.toISOString() })),
})

describe('a step that was played', () => {
  it('says only what was filled in otherwise than the form showed it', () => {
    expect(assignments({ tier: 'dispute', major: true, note: '', department: 'cardiology', count: 2 }, { department: 'cardiology' }, now)).toBe('tier=dispute; major=yes; count=2')
  })

  it('keeps words with semicolons together, and lists and rows as the runner reads them', () => {
    const cell = assignments({ answer: 'first; second', alsoConcerned: ['pharmacy', 'laboratory'], points: [{ answer: 'a' }, { answer: 'b' }] }, {}, now)
    expect(readAssignments(cell)).toEqual([
      { name: 'answer', value: '"first; second"' }, { name: 'alsoConcerned', value: 'pharmacy|laboratory' }, { name: 'points.1.answer', value: 'a' }, { name: 'points.2.answer', value: 'b' },
    ])
  })

  it('says dates by their distance: the table is played on other days', () => {
    expect(assignments({ at: '2026-11-27T08:00:00Z', until: '2026-11-29' }, {}, now)).toBe('at=+P1D; until=+P3D')
  })

  it('leaves files out', () => {
    expect(assignments({ files: 'files::1', reason: 'x' }, {}, now)).toBe('reason=x')
  })

  it('is done by a group where the person is in one that may, else by the person', () => {
    const hospital = { people: [{ id: 'wang-min', name: 'Wang Min', email: 'w@example.org', roles: ['complaint-office' as const], department: null, active: true, language: 'zh' as const }] }
    const officer = hospital.people[0]!
    expect(whoOf(officer.id, { candidateGroups: ['complaint-office'] }, hospital)).toBe('complaint-office')
    expect(whoOf(officer.id, { candidateGroups: ['leadership'] }, hospital)).toBe(officer.id)
  })

  it('expects what it brought: new steps, tier, state, limits, letters', () => {
    const clocks = (state: string) => [{ stage: 'contact', at: now.toISOString(), round: 1, state }]
    const before = picture(['contact-complainant'], { deadlines: clocks('open') }, ['acknowledge'])
    const after = picture(['emergency-contact'], { deadlines: clocks('missed'), tier: 'dispute', state: 'answered' }, ['acknowledge', 'progress'])
    expect(outcomes(before, after)).toBe('task=emergency-contact; state=answered; tier=dispute; deadline contact=missed; told complainant=progress')
    expect(outcomes(after, after)).toBe('')
  })
})

describe('a scenario of the hospital', () => {
  const rows = [
    { who: 'complainant', does: 'reports', with: 'subject="A, b; c"', expect: 'task=register-complaint' },
    { who: 'time', does: 'until', with: 'deadline contact +PT1M', expect: 'deadline contact=missed' },
  ]

  it('is a table that the command plays as well', () => {
    const [read] = readTable('own.csv', Buffer.from(csv([{ name: 'Missed', rows }])))
    expect(read).toMatchObject({ name: 'Missed', alone: true, steps: [{ does: 'reports' }, { who: 'time', does: 'until' }] })
  })

  it('names row and cell where it cannot be read, also behind a cell of several lines', () => {
    expect(() => asScenario({ _id: 'x', name: 'n', rows: [rows[0]!, { ...rows[1]!, expect: 'deadline contact=missed\ntier=dispute' }, { who: 'time', does: '', with: '', expect: '' }] }))
      .toThrow(expect.objectContaining({ code: 'scenario.invalid', extra: expect.objectContaining({ errors: [expect.objectContaining({ path: '/rows/2/does', zh: '“谁”和“做什么”须同时填写。' })] }) }))
  })
})

describe('what drafts concern', () => {
  const diagrams = [
    { id: 'tier-dispute', content: '<zeebe:calledDecision decisionId="tier-policy" /><zeebe:formDefinition formId="contact" />' },
    { id: 'next-channel', content: '<zeebe:calledDecision decisionId="channels" />' },
  ]
  const touched = (name: string, content: string) => [...touchedProcesses([name], diagrams, new Map([[name, content]]))]

  it('is the diagram itself, and those that ask a table or show a form', () => {
    expect(touched('next-channel.bpmn', '')).toEqual(['next-channel'])
    expect(touched('whatever.dmn', '<decision id="tier-policy" name="x">')).toEqual(['tier-dispute'])
    expect(touched('contact.form', '{}')).toEqual(['tier-dispute'])
    expect(touched('other.form', '{}')).toEqual([])
  })
})
