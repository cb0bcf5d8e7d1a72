import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { askDepartment } from '../../connectors/ask-department/ask-department.ts'
import { bounceDecision } from '../../connectors/bounce-decision/bounce-decision.ts'
import { departmentReply } from '../../connectors/department-reply/department-reply.ts'
import { gatherFeedback } from '../../connectors/gather-feedback/gather-feedback.ts'
import type { Complaint, Deadline } from '../../engine/complaints/complaint.ts'
import { Entries, type Entry } from '../../engine/complaints/entry.ts'
import { Tasks } from '../../engine/zeebe/records/shapes.ts'
import { aCase, aJob, caseNow, diaryOf, monday, openWorkbench, variablesOf, type Workbench } from './workbench.ts'

let workbench: Workbench
let complaint: Complaint
let entries = 0

beforeAll(async () => { workbench = await openWorkbench() })
afterAll(async () => await workbench.close())
beforeEach(async () => {
  workbench.at(monday)
  complaint = await aCase({ visibleTo: [{ group: 'complaint-office', sees: 'case-and-person' }] })
  await written({ words: { points: [{ point: 'Late.' }, { point: 'Rude.' }, { point: 'Lost.' }] }, choices: { points: [{ departments: ['nursing'] }, { departments: ['nursing', 'pharmacy'] }, { departments: [] }] } })
})

/** An entry of the case; of a task of `instanceKey` where it is given. */
async function written(what: Partial<Entry>, instanceKey?: string): Promise<string> {
  entries += 1
  const key = `window-${entries}`
  await Entries.create({ _id: key, complaintId: complaint._id, taskKey: key, elementId: 'step', stepName: 'Step', actor: 'somebody', at: workbench.clock.now(), words: {}, state: 'kept', ...what })
  if (instanceKey) await Tasks.collection.insertOne({ _id: key as never, instanceKey })
  workbench.later(1_000)
  return key
}

const asking = (department: string, points: string[], because = 'chosen') => aJob('ask-department', { complaintId: complaint._id, department, points, because })
async function asked(...[department, points, because]: Parameters<typeof asking>): Promise<string> {
  workbench.later(1_000)
  return variablesOf<{ ask: string }>(await workbench.run(askDepartment, asking(department, points, because))).ask
}

let instances = 0
async function replied(ask: string, outcome: string, reply: Record<string, unknown> = {}): Promise<string | null> {
  instances += 1
  const instanceKey = `request-${instances}`
  if (outcome !== 'silent') await written({ words: { whatHappened: 'It happened.' } }, instanceKey)
  workbench.later(1_000)
  const variables = { complaintId: complaint._id, ask, department: ask.replace(/^department-(\d-)?/, ''), outcome, points: ['1'], ...reply }
  return variablesOf<{ entry: string | null }>(await workbench.run(departmentReply, aJob('department-reply', variables, { instanceKey }))).entry
}

interface Gathered {
  open: boolean
  points: string[]
  unanswered: string[]
  answers: { department: string, points: string[], entry: string }[]
  heard: number
  waiting: string[]
  silent: string[]
  contradictions: number
  rectifications: { department: string, measure: number, by: string, entry: string }[]
  draft: string | null
}
const gathered = async (): Promise<Gathered> => variablesOf<{ gathered: Gathered }>(await workbench.run(gatherFeedback, aJob('gather-feedback', { complaintId: complaint._id }))).gathered

const clock = (stage: string): Deadline => {
  const at = new Date(workbench.clock.now().getTime() + 3_600_000)
  return { stage, from: workbench.clock.now(), within: 'PT1H', counting: 'around-the-clock', remind: null, at, remindAt: at, setAt: workbench.clock.now(), round: 1, calendar: 'hospital@1', state: 'open' }
}

describe('asking a department', () => {
  it('lets it see the case without the person, and keeps what it was asked in the diary', async () => {
    expect(await asked('nursing', ['1', '2'])).toBe('department-nursing')

    expect((await caseNow(complaint)).visibleTo).toEqual([{ group: 'complaint-office', sees: 'case-and-person' }, { group: 'department:nursing', sees: 'case' }])
    expect(await diaryOf(complaint)).toMatchObject([{ kind: 'department.asked', data: { ask: 'department-nursing', department: 'nursing', points: ['1', '2'], because: 'chosen' } }])
  })

  it('gives each request a clock of its own, also two at the same moment', async () => {
    const verdicts = await Promise.all([asking('nursing', ['1']), asking('nursing', ['2'], 'reassigned')].map((job) => workbench.run(askDepartment, job)))
    expect(verdicts.map((verdict) => variablesOf<{ ask: string }>(verdict).ask).toSorted()).toEqual(['department-2-nursing', 'department-nursing'])
  })

  it('asks once for a job that is handed out twice', async () => {
    const job = asking('nursing', ['1'])
    const first = variablesOf(await workbench.run(askDepartment, job))
    expect(variablesOf(await workbench.run(askDepartment, job))).toEqual(first)
    expect(await diaryOf(complaint)).toHaveLength(1)
  })

  it('leaves a case alone whose visibility was not decided yet', async () => {
    complaint = await aCase()
    await asked('nursing', [])
    expect((await caseNow(complaint)).visibleTo).toBeUndefined()
  })

  it('refuses what cannot be a department, and writes nothing', async () => {
    const verdict = await workbench.run(askDepartment, asking('$where', ['1']))
    expect(verdict).toMatchObject({ kind: 'incident', code: 'input.invalid:/department' })
    expect(await diaryOf(complaint)).toEqual([])
  })
})

describe('the reply of a department', () => {
  it('meets the clocks of the request and names the entry that holds the words', async () => {
    complaint = await aCase({ deadlines: [clock('department-nursing'), clock('head-nursing'), clock('department-pharmacy')] })
    const entry = await replied('department-nursing', 'answered')

    expect((await caseNow(complaint)).deadlines.map(({ stage, state }) => `${stage} ${state}`)).toEqual(['department-nursing met', 'head-nursing met', 'department-pharmacy open'])
    expect(entry).toMatch(/^window-/)
    expect((await diaryOf(complaint)).find(({ kind }) => kind === 'department.replied')).toMatchObject({ data: { outcome: 'answered', points: ['1'], entry } })
  })

  it('lets a day that it names last until its end where the hospital is', async () => {
    await asked('nursing', ['1'])
    await replied('department-nursing', 'answered', { measures: [{ by: '2026-04-01' }, {}] })
    expect((await gathered()).rectifications).toMatchObject([{ department: 'nursing', measure: 1, by: '2026-04-01T15:59:59.999Z' }])
  })

  it('"not ours" is no answer: its clock is replaced and not met', async () => {
    complaint = await aCase({ deadlines: [clock('department-nursing')] })
    await replied('department-nursing', 'bounced')
    expect((await caseNow(complaint)).deadlines).toMatchObject([{ state: 'superseded', because: 'bounced' }])
  })

  it('counts once for a job that is handed out twice', async () => {
    const job = aJob('department-reply', { complaintId: complaint._id, ask: 'department-nursing', department: 'nursing', outcome: 'silent', points: ['1'] })
    await workbench.run(departmentReply, job)
    await workbench.run(departmentReply, job)
    expect(await diaryOf(complaint)).toHaveLength(1)
  })
})

describe('what stands in the window', () => {
  it('says who answered what, who still owes an answer and who stayed silent', async () => {
    await asked('nursing', ['1', '2'])
    await asked('pharmacy', ['2'])
    await asked('laboratory', ['2'])
    const entry = await replied('department-nursing', 'answered', { points: ['1'] })
    await replied('department-laboratory', 'silent')

    expect(await gathered()).toMatchObject({
      open: false, points: ['1', '2', '3'], unanswered: ['2', '3'], answers: [{ department: 'nursing', points: ['1', '2'], entry }], heard: 1, waiting: ['pharmacy'], silent: ['laboratory'],
    })
  })

  it('takes the latest answer of a department, and its silence no more once it has answered', async () => {
    await asked('nursing', ['1'])
    await replied('department-nursing', 'answered', { measures: [{ by: '2026-04-01' }] })
    await asked('nursing', ['1'], 'sent-back')
    const entry = await replied('department-2-nursing', 'answered', { measures: [{ by: '2026-05-01' }] })

    expect(await gathered()).toMatchObject({ heard: 2, answers: [{ department: 'nursing', entry }], silent: [], rectifications: [{ by: '2026-05-01T15:59:59.999Z' }] })
  })

  it('does not wait for whoever said "not ours"', async () => {
    await asked('nursing', ['1'])
    await replied('department-nursing', 'bounced')
    expect(await gathered()).toMatchObject({ waiting: [], silent: [], unanswered: ['1', '2', '3'] })
  })

  it('counts contradictions over all reviews and knows the latest draft', async () => {
    await written({ words: { contradictions: [{ what: 'One.' }, { what: 'Two.' }] } })
    await written({ words: { answer: 'First.' } })
    await written({ words: { contradictions: [{ what: 'Three.' }] } })
    const draft = await written({ words: { answer: 'Second.' } })
    expect(await gathered()).toMatchObject({ contradictions: 3, draft })
  })

  it('begins anew when the complaint is split again', async () => {
    await asked('nursing', ['1'])
    await replied('department-nursing', 'answered')
    await written({ words: { answer: 'First.' } })
    await written({ words: { points: [{ point: 'Only this.' }] }, choices: { points: [{ departments: [] }] } })
    expect(await gathered()).toMatchObject({ points: ['1'], unanswered: ['1'], answers: [], heard: 0, draft: null })
  })

  it('is empty where nobody split anything', async () => {
    complaint = await aCase()
    expect(await gathered()).toEqual({ open: false, points: [], unanswered: [], answers: [], heard: 0, waiting: [], silent: [], contradictions: 0, rectifications: [], draft: null })
  })
})

describe('the decision about "not ours"', () => {
  it('is kept with who took it and where the reason is', async () => {
    const entry = await written({ words: { decisionReason: 'Their pump.' } }, 'part-of-nursing')
    const job = aJob('bounce-decision', { complaintId: complaint._id, department: 'nursing', decision: 'reassign', to: 'pharmacy', by: 'arbiter' }, { instanceKey: 'part-of-nursing' })
    expect(variablesOf(await workbench.run(bounceDecision, job))).toEqual({ entry })
    expect(await diaryOf(complaint)).toMatchObject([{ kind: 'bounce.decided', data: { department: 'nursing', decision: 'reassign', to: 'pharmacy', by: 'arbiter', entry } }])
  })

  it('is refused where it is none, and nothing is kept', async () => {
    const verdict = await workbench.run(bounceDecision, aJob('bounce-decision', { complaintId: complaint._id, department: 'nursing', decision: 'forget', by: 'office' }))
    expect(verdict).toMatchObject({ kind: 'incident' })
    expect(await diaryOf(complaint)).toEqual([])
  })
})
