/** The 1+X window as its page shows it, read from entries and diary on a real database. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '../../engine/access/actor.ts'
import { Complaints, type Complaint, type Deadline } from '../../engine/complaints/complaint.ts'
import { Entries, type Entry } from '../../engine/complaints/entry.ts'
import { record, type CaseEventData, type CaseEventKind } from '../../engine/complaints/events.ts'
import { shownWindow, type ShownWindow } from '../../engine/feedback/show-window.ts'
import { demoHospital } from '../../engine/people/index.ts'
import { Resources } from '../../engine/zeebe/records/shapes.ts'
import { aCase, monday, openWorkbench, type Workbench } from '../connectors/workbench.ts'
import { whoIs } from '../kit/who-is.ts'

const hospital = demoHospital(new Date(monday))
let workbench: Workbench
let complaint: Complaint
let office: Actor
let pharmacist: Actor
let count = 0

beforeAll(async () => {
  workbench = await openWorkbench()
  ;[office, pharmacist] = await Promise.all([whoIs({ roles: 'complaint-office' }), whoIs({ department: 'pharmacy', roles: 'staff' })])
  const table = await readFile(join(import.meta.dirname, '../../processes/unified-feedback/answer-check.dmn'), 'utf8')
  await Resources.create({ _id: 'table', kind: 'decision-requirements', id: 'answer-check', version: 1, text: table, at: new Date(monday), elements: [{ id: 'answer-check', type: 'decision', name: '', nameZh: null, properties: {} }] })
})
afterAll(async () => await workbench.close())
beforeEach(async () => {
  workbench.at(monday)
  complaint = await aCase()
  await wrote('split-complaint', { points: [{ point: 'Late.' }, { point: 'Rude.' }, { point: 'Lost.' }] }, { points: [{ departments: ['nursing'] }, { departments: ['nursing', 'pharmacy'] }, { departments: [] }] })
})

const tick = (): Date => { workbench.later(60_000); return workbench.clock.now() }
async function wrote(elementId: string, words: Entry['words'], choices: NonNullable<Entry['choices']> = {}): Promise<string> {
  count += 1
  await Entries.create({ _id: `shown-${count}`, complaintId: complaint._id, taskKey: `shown-${count}`, elementId, stepName: 'Step', actor: office.id, at: tick(), words, choices, state: 'kept' })
  return `shown-${count}`
}
const happened = async <K extends CaseEventKind>(kind: K, data: CaseEventData[K]): Promise<void> => {
  count += 1
  await record({ _id: `shown-event-${count}`, complaintId: complaint._id, kind, at: tick(), actor: null, data })
}
const asked = (ask: string, points: string[], because = 'chosen') => happened('department.asked', { ask, department: ask.replace(/^department-(\d-)?/, ''), points, because })
async function answered(ask: string, points: string[], words: Entry['words'] = { whatHappened: 'It happened.' }, choices: Entry['choices'] = {}): Promise<void> {
  const entry = await wrote('department-answer', words, choices)
  await happened('department.replied', { ask, department: ask.replace(/^department-(\d-)?/, ''), outcome: 'answered', points, rectifications: [], entry })
}
const clock = (stage: string, state: Deadline['state'], changes: Partial<Deadline> = {}): Deadline => {
  const at = new Date(monday)
  return { stage, from: at, within: 'PT1H', counting: 'around-the-clock', remind: null, at, remindAt: at, setAt: at, round: 1, calendar: 'hospital@1', state, ...changes }
}
const shown = async (actor: Actor = office): Promise<ShownWindow> => (await shownWindow((await Complaints.findById(complaint._id).orFail().lean<Complaint>()), actor, hospital))!
const column = async (department: string, actor: Actor = office) => (await shown(actor)).columns.find((one) => one.department === department)!

describe('points and departments', () => {
  it('say of each what became of it', async () => {
    await asked('department-nursing', ['1', '2'])
    await asked('department-pharmacy', ['2'])
    await answered('department-nursing', ['1'], { whatHappened: 'Two nurses for forty beds.', policyBasis: 'Rule 7', measures: [{ measure: 'A round', owner: 'Ward sister' }], suggestionsDeclined: 'No room.' }, { measures: [{ by: '2026-03-12T00:00:00Z' }], adopted: 'no' })

    const { columns, points, open, all } = await shown()
    expect({ open, all, cells: columns.map(({ cells }) => cells) }).toEqual({ open: false, all: true, cells: [{ 1: 'answered', 2: 'left-open' }, { 2: 'waiting' }] })
    expect(points.map(({ answeredBy }) => answeredBy)).toEqual([['nursing'], [], []])
    expect((await column('nursing')).requests[0]!.answer).toMatchObject({ policyBasis: 'Rule 7', whatHappened: 'Two nurses for forty beds.', measures: [{ measure: 'A round', owner: 'Ward sister', by: '2026-03-12T00:00:00Z' }], adopted: 'no', suggestionsDeclined: 'No room.', byHead: false })
  })

  it('keep both answers where a thin one went back, with what was missing and every clock', async () => {
    await asked('department-nursing', ['1'])
    await happened('deadline.reminded', { stage: 'department-nursing', at: new Date(monday) })
    await answered('department-nursing', ['1'], { whatHappened: 'Something.' })
    await wrote('review-answers', { thin: [{ reason: 'Who was on duty?' }] }, { thin: [{ department: 'nursing' }] })
    await asked('department-2-nursing', ['1'], 'sent-back')
    await Complaints.updateOne({ _id: complaint._id }, { deadlines: [clock('department-nursing', 'missed', { missedAt: new Date(monday) }), clock('head-nursing', 'open'), clock('department-2-nursing', 'open')] })

    const { cells, requests: [again, first] } = await column('nursing')
    expect(cells).toEqual({ 1: 'waiting' })
    expect(again).toMatchObject({ because: 'sent-back', thin: 'Who was on duty?', state: 'waiting', limit: { state: 'open' }, reminded: [] })
    expect(first).toMatchObject({ because: 'chosen', state: 'answered', answer: { whatHappened: 'Something.' }, limit: { state: 'missed' }, headLimit: { state: 'open' } })
    expect(first!.reminded).toHaveLength(1)
  })

  it('show who says "not ours", who decided, and who joined later', async () => {
    await asked('department-nursing', ['1'])
    const entry = await wrote('department-answer', { notOursReason: 'That is logistics.' }, { ours: 'no', belongsTo: 'logistics' })
    await happened('department.replied', { ask: 'department-nursing', department: 'nursing', outcome: 'bounced', points: ['1'], rectifications: [], entry })
    const decision = await wrote('decide-bounce', { decisionReason: 'The pump was theirs.' }, { decision: 'reassign', reassignTo: 'logistics' })
    await happened('bounce.decided', { department: 'nursing', decision: 'reassign', to: 'logistics', by: 'office', entry: decision })
    await asked('department-logistics', ['1'], 'reassigned')
    await asked('department-pharmacy', [], 'late')

    expect((await column('nursing')).requests[0]).toMatchObject({ state: 'bounced', notOurs: { reason: 'That is logistics.', belongsTo: 'logistics' }, decided: { decision: 'reassign', to: 'logistics', by: 'office', reason: 'The pump was theirs.' } })
    expect((await column('pharmacy')).cells).toEqual({ 1: 'waiting', 2: 'waiting', 3: 'waiting' })
    expect((await column('pharmacy')).requests[0]).toMatchObject({ because: 'late', points: [] })
  })

  it('are for a department its own and no others', async () => {
    await asked('department-nursing', ['1', '2'])
    await asked('department-pharmacy', ['2'])
    await wrote('review-answers', { contradictions: [{ what: 'It rang; it was off.' }] }, { contradictions: [{ between: ['nursing', 'pharmacy'] }] })
    await wrote('unify-answer', { answer: 'We are sorry.' }, { covered: ['1'] })
    expect(await shown(pharmacist)).toMatchObject({ all: false, points: [{ id: '2', departments: [], said: false }], columns: [{ department: 'pharmacy' }], contradictions: [], blocked: [] })
    expect(await shown(pharmacist)).not.toHaveProperty('letter')
  })
})

describe('the one answer', () => {
  it('is kept from being signed by whatever the table names, and by nothing once it is whole', async () => {
    await asked('department-nursing', ['1', '2'])
    await asked('department-pharmacy', ['2'])
    await answered('department-nursing', ['1', '2'])
    await happened('department.replied', { ask: 'department-pharmacy', department: 'pharmacy', outcome: 'silent', points: ['2'], rectifications: [], entry: null })
    await asked('department-logistics', ['2'], 'late')
    expect((await shown()).blocked).toMatchObject([
      { what: 'waiting', count: 1, because: 'owes-an-answer' }, { what: 'unseen', count: 1, because: 'not-reviewed' }, { what: 'uncovered', count: 3, because: 'point-open' }, { what: 'unsaid', count: 1, verdict: 'rewrite' },
    ])

    await answered('department-logistics', ['2'])
    await wrote('review-answers', { contradictions: [{ what: 'It rang; it was off.' }] }, { contradictions: [{ between: ['nursing', 'logistics'], about: ['2'] }] })
    await wrote('unify-answer', { answer: 'We are sorry.' }, { covered: ['1', '2', '3'], settled: [], silenceSaid: true, founded: 'yes' })
    expect(await shown()).toMatchObject({ blocked: [{ what: 'unsettled', count: 1, because: 'contradiction-open' }], contradictions: [{ id: '1', about: ['2'], between: ['nursing', 'logistics'], settled: false }], letter: { text: 'We are sorry.', founded: 'yes', silenceSaid: true } })

    await wrote('unify-answer', { answer: 'We are very sorry.' }, { covered: ['1', '2', '3'], settled: ['1'], silenceSaid: true })
    await wrote('sign-off', { signOffRemark: 'Say by when.' }, { signed: 'no' })
    const { blocked, letter, points } = await shown()
    expect(blocked).toEqual([])
    expect(letter).toMatchObject({ text: 'We are very sorry.', signing: { signed: false, remark: 'Say by when.' } })
    expect(points.map(({ said, answeredBy }) => [said, answeredBy])).toEqual([[true, ['nursing']], [true, ['nursing', 'logistics']], [true, []]])
  })

  it('stands alone where the complaint was never split', async () => {
    expect(await shownWindow(await aCase(), office, hospital)).toBeNull()
  })
})
