import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { closeCase } from '../../connectors/close-case/close-case.ts'
import { publishAnswer } from '../../connectors/publish-answer/publish-answer.ts'
import { setCase } from '../../connectors/set-case/set-case.ts'
import { staffRecord } from '../../connectors/staff-record/staff-record.ts'
import type { Complaint } from '../../engine/complaints/complaint.ts'
import { Entries, type Entry } from '../../engine/complaints/entry.ts'
import { aCase, aJob, caseNow, diaryOf, monday, openWorkbench, variablesOf, type Workbench } from './workbench.ts'

let workbench: Workbench
let complaint: Complaint

beforeAll(async () => { workbench = await openWorkbench() })
afterAll(async () => await workbench.close())
beforeEach(async () => {
  workbench.at(monday)
  complaint = await aCase({ facts: { departmentNamed: 'heart' }, departments: ['outpatient'] })
})

describe('writing what was decided into the case file', () => {
  const job = (set: Record<string, unknown>) => aJob('set-case', { complaintId: complaint._id, set })

  it('puts tier, nature and department in their places and the rest among the facts', async () => {
    await workbench.run(setCase, job({ tier: 'important', nature: 'service', department: 'cardiology', tag: 'waiting-time', severity: 1, major: false, round: 1 }))

    expect(await caseNow(complaint)).toMatchObject({
      tier: 'important', nature: 'service', department: 'cardiology', departments: ['outpatient', 'cardiology'],
      facts: { departmentNamed: 'heart', tag: 'waiting-time', severity: 1, major: false, round: 1 },
    })
    expect(await diaryOf(complaint)).toMatchObject([{ kind: 'case.decided', data: { set: { tier: 'important', round: 1 } } }])
  })

  it('leaves alone what is null, because null means "not known" and not "nothing"', async () => {
    await workbench.run(setCase, job({ tier: 'general', nature: 'service' }))
    await workbench.run(setCase, job({ tier: 'important', nature: null, department: null, tag: null }))

    expect(await caseNow(complaint)).toMatchObject({ tier: 'important', nature: 'service', department: null, facts: { departmentNamed: 'heart' } })
  })

  it('counts once for a job that is handed out twice, also after a later decision', async () => {
    const first = job({ tier: 'general' })
    await workbench.run(setCase, first)
    await workbench.run(setCase, job({ tier: 'dispute' }))
    await workbench.run(setCase, first)

    expect(await caseNow(complaint)).toMatchObject({ tier: 'dispute' })
    expect(await diaryOf(complaint)).toHaveLength(2)
  })

  it('counts once when two workers hold the job', async () => {
    const both = job({ tier: 'general', department: 'cardiology' })
    await Promise.all(['first', 'second'].map(async (process) => await workbench.run(setCase, both, process)))

    expect(await diaryOf(complaint)).toHaveLength(1)
    expect((await caseNow(complaint)).departments).toEqual(['outpatient', 'cardiology'])
  })

  it.each([
    [{ tier: 'huge' }], [{ nature: 'odd' }], [{ department: '' }], [{ department: { $ne: null } }], [{ narrative: 'x'.repeat(201) }], [{ tag: { $gt: '' } }], [{ '$set': 1 }], [{ 'a.b': 1 }], [{ ['__proto__']: 1 }],
  ])('refuses what the case file does not hold: %j', async (set) => {
    expect(await workbench.run(setCase, job(set))).toMatchObject({ kind: 'incident', code: expect.stringMatching(/^input\.invalid:/) as string })
    expect(await caseNow(complaint)).toEqual(complaint)
    expect(await diaryOf(complaint)).toEqual([])
  })

  it('says who may see it from now on, in the place of what was decided before, and leaves out rows without a group', async () => {
    const decide = (visibleTo: unknown) => workbench.run(setCase, aJob('set-case', { complaintId: complaint._id, set: {}, visibleTo }))
    variablesOf(await decide([{ group: 'supervision', sees: 'case-and-person' }, { group: null, sees: 'case' }]))
    expect((await caseNow(complaint)).visibleTo).toEqual([{ group: 'supervision', sees: 'case-and-person' }])
    variablesOf(await decide([{ group: 'department:cardiology', sees: 'case' }]))
    expect((await caseNow(complaint)).visibleTo).toEqual([{ group: 'department:cardiology', sees: 'case' }])
    variablesOf(await workbench.run(setCase, job({ tier: 'general' })))
    expect((await caseNow(complaint)).visibleTo).toEqual([{ group: 'department:cardiology', sees: 'case' }])
    expect(await decide([{ group: 'staff', sees: 'everything' }])).toMatchObject({ kind: 'incident', code: expect.stringMatching(/^input\.invalid:/) as string })
  })

  it('never touches who complained, what about, or the receipt', async () => {
    await workbench.run(setCase, job({ receipt: 'X', subject: 'other', complainant: 'somebody' }))

    expect(await caseNow(complaint)).toMatchObject({ receipt: complaint.receipt, subject: complaint.subject, facts: { receipt: 'X' } })
  })
})

describe('publishing the answer', () => {
  const job = () => aJob('publish-answer', { complaintId: complaint._id })
  const entry = async (id: string, words: Record<string, unknown>, changes: Partial<Entry> = {}) =>
    void await Entries.create({ _id: `${complaint._id}-${id}`, complaintId: complaint._id, taskKey: id, elementId: 'answer', stepName: 'Answer', actor: 'wei-chao', at: new Date(monday), words, state: 'kept', ...changes })

  it('takes the latest answer that was written into the case file', async () => {
    await entry('1', { answer: 'First.' })
    await entry('2', { answer: ' We are sorry. ' }, { at: new Date('2026-03-03T01:00:00Z'), actor: 'ding-shuhua' })
    await entry('3', { note: 'later, but no answer' }, { at: new Date('2026-03-04T01:00:00Z') })
    await workbench.run(publishAnswer, job())

    expect((await caseNow(complaint)).answer).toMatchObject({ text: 'We are sorry.', by: 'ding-shuhua' })
    expect(await diaryOf(complaint)).toMatchObject([{ kind: 'answer.published' }])
  })

  it.each([[{}], [{ answer: '' }], [{ answer: '  \n' }], [{ answer: 7 }], [{ answer: null }]])('without an answer is an incident: %j', async (words) => {
    await entry('1', words)

    expect(await workbench.run(publishAnswer, job())).toMatchObject({ kind: 'incident', code: 'answer.missing' })
    expect((await caseNow(complaint)).answer).toBeUndefined()
  })

  it('waits for an answer whose task is only just completed', async () => {
    await entry('1', { answer: 'Old.' })
    await entry('2', { answer: 'New.' }, { at: new Date('2026-03-03T01:00:00Z'), state: 'pending' })
    const published = workbench.run(publishAnswer, job())
    await Entries.updateOne({ _id: `${complaint._id}-2` }, { state: 'kept' })
    await published

    expect((await caseNow(complaint)).answer).toMatchObject({ text: 'New.' })
  })

  it('once gives what was the answer then, also to a job that is handed out twice', async () => {
    await entry('1', { answer: 'First.' })
    const first = job()
    await workbench.run(publishAnswer, first)
    await entry('2', { answer: 'Second.' }, { at: new Date('2026-03-03T01:00:00Z') })
    await workbench.run(publishAnswer, first)

    expect((await caseNow(complaint)).answer).toMatchObject({ text: 'First.' })
  })
})

describe('what is known about a person', () => {
  const record = async (about: Record<string, unknown>) => variablesOf(await workbench.run(staffRecord, aJob('staff-record', { complaintId: (await aCase({ facts: about }))._id, within: 'P365D' })))

  it('is how many complaints about the same person were founded before, within the time asked', async () => {
    const earlier = async (facts: Record<string, unknown>, receivedAt = '2026-02-01T00:00:00Z') => aCase({ facts, receivedAt: new Date(receivedAt) })
    for (const founded of ['yes', 'partly', 'no', null]) await earlier({ about: 'yao-jing', founded })
    await earlier({ about: 'hu-xin', founded: 'yes' })
    await earlier({ about: 'yao-jing', founded: 'yes' }, '2025-02-01T00:00:00Z')
    expect(await record({ about: 'yao-jing', founded: 'yes' })).toEqual({ about: 'yao-jing', foundedBefore: 2 })
  })

  it('is nothing where nobody in particular is meant', async () => {
    expect(await record({ founded: 'yes' })).toEqual({ about: null, foundedBefore: 0 })
  })
})

describe('closing the case', () => {
  it('writes the outcome and the moment, once', async () => {
    const job = aJob('close-case', { complaintId: complaint._id, outcome: 'satisfied' })
    variablesOf(await workbench.run(closeCase, job))
    const { closedAt } = await caseNow(complaint)
    workbench.later(60_000)
    variablesOf(await workbench.run(closeCase, job))

    expect(await caseNow(complaint)).toMatchObject({ outcome: 'satisfied', closedAt })
    expect(await diaryOf(complaint)).toMatchObject([{ kind: 'case.closed', data: { outcome: 'satisfied' } }])
  })

  it('takes a code and no sentence', async () => {
    expect(await workbench.run(closeCase, aJob('close-case', { complaintId: complaint._id, outcome: 'Mr Zhang is happy' }))).toMatchObject({ kind: 'incident', code: 'input.invalid:/outcome' })
  })
})
