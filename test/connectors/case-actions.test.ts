import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { acknowledge } from '../../connectors/acknowledge/acknowledge.ts'
import { addImprovementAction } from '../../connectors/add-improvement-action/add-improvement-action.ts'
import { askComplainant } from '../../connectors/ask-complainant/ask-complainant.ts'
import { internalNote } from '../../connectors/internal-note/internal-note.ts'
import { pauseClock } from '../../connectors/pause-clock/pause-clock.ts'
import { publishResult } from '../../connectors/publish-result/publish-result.ts'
import { resumeClock } from '../../connectors/resume-clock/resume-clock.ts'
import { setDeadlines } from '../../connectors/set-deadlines/set-deadlines.ts'
import { setTier } from '../../connectors/set-tier/set-tier.ts'
import { tagCase } from '../../connectors/tag-case/tag-case.ts'
import type { Complaint } from '../../engine/complaints/complaint.ts'
import { Entries } from '../../engine/complaints/entry.ts'
import { Outbox } from '../../engine/complaints/outbox.ts'
import { answerQuestion, questionsTo } from '../../engine/complaints/questions.ts'
import { publishedResults, PublishedResults } from '../../engine/complaints/results.ts'
import { demoHospital } from '../../engine/people/index.ts'
import { aCase, aJob, caseNow, diaryOf, monday, openWorkbench, variablesOf, type Workbench } from './workbench.ts'

let bench: Workbench
beforeAll(async () => { bench = await openWorkbench() })
afterAll(() => bench.close())

const job = (type: string, { _id }: Complaint, about: Record<string, unknown> = {}) => aJob(type, { complaintId: _id, ...about })
const kindsOf = async (complaint: Complaint): Promise<string[]> => (await diaryOf(complaint)).map(({ kind }) => kind)
let entries = 0
const written = async ({ _id }: Complaint, words: Record<string, unknown>): Promise<void> => {
  entries += 1
  await Entries.create({ _id: `written-${entries}`, complaintId: _id, taskKey: String(entries), elementId: 'somewhere', stepName: 'Somewhere', actor: 'p-1', at: new Date(new Date(monday).getTime() + entries), words, state: 'kept' })
}

describe('the tier', () => {
  test('rises, and falls only where the diagram says so', async () => {
    const complaint = await aCase({ tier: 'important' })
    expect(variablesOf(await bench.run(setTier, job('set-tier', complaint, { tier: 'general' })))).toEqual({ tier: 'important' })
    expect(await kindsOf(complaint)).toEqual([])
    expect(variablesOf(await bench.run(setTier, job('set-tier', complaint, { tier: 'dispute' })))).toEqual({ tier: 'dispute' })
    expect(variablesOf(await bench.run(setTier, job('set-tier', complaint, { tier: 'general', lower: true })))).toEqual({ tier: 'general' })
    expect([(await caseNow(complaint)).tier, await kindsOf(complaint)]).toEqual(['general', ['case.decided', 'case.decided']])
  })
})

test('labels come and go beside what else is known, and a repeated job changes nothing', async () => {
  const complaint = await aCase({ facts: { tag: 'waiting-time' } })
  const first = job('tag-case', complaint, { add: ['press', 'VIP 病区'] })
  await bench.run(tagCase, first)
  expect(variablesOf(await bench.run(tagCase, job('tag-case', complaint, { add: ['press'], remove: ['VIP 病区'] })))).toEqual({ labels: ['press'] })
  expect(variablesOf(await bench.run(tagCase, first))).toEqual({ labels: ['press'] })
  expect((await caseNow(complaint)).facts).toEqual({ tag: 'waiting-time', labels: ['press'] })
  expect(await bench.run(tagCase, job('tag-case', complaint, { add: ['<b>'] }))).toMatchObject({ kind: 'incident' })
})

test('a note is written once', async () => {
  const complaint = await aCase()
  const note = job('internal-note', complaint, { note: 'Risk score 7' })
  await bench.run(internalNote, note)
  await bench.run(internalNote, note)
  expect(await Entries.find({ complaintId: complaint._id }).lean()).toEqual([expect.objectContaining({ elementId: 'internal-note', words: { note: 'Risk score 7' }, state: 'kept' })])
})

describe('a question to the complainant', () => {
  const tools = () => ({ clock: bench.clock, onAccepted: () => {}, key: null })

  test('is answered once, and the process that asked hears of it', async () => {
    const complaint = await aCase()
    await written(complaint, { question: 'Which entrance was it?' })
    const asking = job('ask-complainant', complaint, { within: 'P3D' })
    const { question, until } = variablesOf<{ question: string, until: string }>(await bench.run(askComplainant, asking))
    await bench.run(askComplainant, asking)
    expect(await questionsTo(complaint._id)).toEqual([expect.objectContaining({ id: question, text: 'Which entrance was it?', until: new Date(until) })])

    await answerQuestion(complaint._id, question, { text: 'The one at the east gate.' }, tools())
    await expect(answerQuestion(complaint._id, question, { text: 'Or the west?' }, tools())).rejects.toMatchObject({ code: 'question.answered' })

    expect(await questionsTo(complaint._id)).toEqual([expect.objectContaining({ answer: { text: 'The one at the east gate.', at: expect.any(Date) as Date } })])
    expect(await Outbox.find({ correlationKey: question }).lean()).toEqual([expect.objectContaining({ name: 'complainant-answered', variables: {} })])
    expect(await Entries.find({ complaintId: complaint._id, elementId: 'complainant-answered' }).lean()).toEqual([expect.objectContaining({ actor: null, words: { asked: 'Which entrance was it?', facts: 'The one at the east gate.' } })])
    expect(await kindsOf(complaint)).toEqual(['question.asked', 'question.answered'])
  })

  test('of another case, or after the closing, is refused and nothing is written', async () => {
    const [complaint, other] = [await aCase(), await aCase({ progress: { instanceKey: '9', state: 'closed', startedAt: new Date(monday) } })]
    await written(complaint, { question: 'Here?' })
    await written(other, { question: 'There?' })
    const { question } = variablesOf<{ question: string }>(await bench.run(askComplainant, job('ask-complainant', complaint)))
    const { question: late } = variablesOf<{ question: string }>(await bench.run(askComplainant, job('ask-complainant', other)))
    await expect(answerQuestion(other._id, question, { text: 'x' }, tools())).rejects.toMatchObject({ code: 'question.unknown' })
    await expect(answerQuestion(other._id, late, { text: 'x' }, tools())).rejects.toMatchObject({ code: 'complaint.closed' })
    expect([await Outbox.countDocuments({ correlationKey: { $in: [question, late] } }), await Entries.countDocuments({ elementId: 'complainant-answered', complaintId: other._id })]).toEqual([0, 0])
  })

  test('is not asked without words', async () => {
    const complaint = await aCase()
    expect(await bench.run(askComplainant, job('ask-complainant', complaint))).toMatchObject({ kind: 'incident', code: 'question.missing' })
    expect(await questionsTo(complaint._id)).toEqual([])
  })
})

describe('a published result', () => {
  test('says what was changed and leads to nobody; new words take the place of the old ones', async () => {
    const complaint = await aCase({ department: 'cardiology', nature: 'service' })
    await written(complaint, { publicResult: 'Numbers are called by a screen since March.' })
    const publishing = job('publish-result', complaint)
    await bench.run(publishResult, publishing)
    await bench.run(publishResult, publishing)
    await written(complaint, { publicResult: 'Numbers are called by a screen and a voice.' })
    await bench.run(publishResult, job('publish-result', complaint))
    expect(await PublishedResults.countDocuments({ complaintId: complaint._id })).toBe(1)
    const shown = await publishedResults()
    expect(shown).toContainEqual(expect.objectContaining({ text: 'Numbers are called by a screen and a voice.', department: 'cardiology', nature: 'service' }))
    expect(JSON.stringify(shown)).not.toContain(complaint._id)
    await bench.run(publishResult, job('publish-result', complaint, { takeBack: true }))
    expect(await PublishedResults.countDocuments({ complaintId: complaint._id })).toBe(0)
  })

  test('that names somebody is not published, however it is written', async () => {
    const complaint = await aCase({ complainant: { name: 'Wang Xiaoming', phone: '138-0013-8000', email: 'wang@example.org' } })
    const doctor = demoHospital(new Date(monday)).people[0]!
    for (const words of ['Mr wang xiaoming was right.', 'Call 13800138000.', `${doctor.nameZh ?? doctor.name} has apologised.`, `See ${complaint.receipt}.`, '身份证 11010519491231002X', '来电 139 0000 1111']) {
      await written(complaint, { publicResult: words })
      expect([words, await bench.run(publishResult, job('publish-result', complaint))]).toEqual([words, expect.objectContaining({ kind: 'bpmn-error', bpmnError: 'names-somebody' })])
    }
    expect(await PublishedResults.countDocuments({ complaintId: complaint._id })).toBe(0)
  })
})

describe('a clock', () => {
  // The clock of the bench runs on between two steps.
  const toTheMinute = (instant: string): string => instant.slice(0, 16)
  const limitOf = async (complaint: Complaint): Promise<string> => toTheMinute((await caseNow(complaint)).deadlines[0]!.at.toISOString())
  const running = async (): Promise<Complaint> => {
    bench.at(monday)
    const complaint = await aCase({ tier: 'important' })
    await bench.run(setDeadlines, job('set-deadlines', complaint, { stages: [{ stage: 'plan', within: 'P3D', counting: 'around-the-clock', remind: 'PT24H' }], from: monday }))
    return complaint
  }

  test('stands still for a reason of the table, and runs on when the diagram says so', async () => {
    const complaint = await running()
    const { pause, until } = variablesOf<{ pause: string, until: string }>(await bench.run(pauseClock, job('pause-clock', complaint, { because: 'waiting-complainant', length: 'P2D' })))
    expect([toTheMinute(until), await limitOf(complaint)]).toEqual(['2026-03-04T01:00', '2026-03-07T01:00'])
    // Half a minute for what the steps themselves take.
    bench.at('2026-03-03T01:00:30.000Z')
    await bench.run(resumeClock, job('resume-clock', complaint, { startId: pause }))
    expect(await limitOf(complaint)).toBe('2026-03-06T01:00')
  })

  test('runs on for any other reason, for longer than the table says, and where somebody has to approve it', async () => {
    const complaint = await running()
    const refused = async (about: Record<string, unknown>) => await bench.run(pauseClock, job('pause-clock', complaint, { length: 'P2D', because: 'waiting-complainant', ...about }))
    expect(await refused({ because: 'too-busy' })).toMatchObject({ kind: 'bpmn-error', bpmnError: 'not-possible', code: 'clock.not-listed' })
    expect(await refused({ length: 'P30D' })).toMatchObject({ code: 'clock.too-long' })
    expect(await refused({ stage: 'statutory' })).toMatchObject({ code: 'clock.needs-approval' })
    expect(await refused({ stage: 'end' })).toMatchObject({ code: 'clock.no-open-clock' })
    expect(await limitOf(complaint)).toBe('2026-03-05T01:00')
  })
})

test('an improvement action is started once, for the department that is responsible', async () => {
  const complaint = await aCase({ department: 'cardiology', nature: 'service', facts: { tag: 'attitude' } })
  const adding = job('add-improvement-action', complaint, { by: '2026-04-01T00:00:00Z[Etc/UTC]' })
  await bench.run(addImprovementAction, adding)
  await bench.run(addImprovementAction, adding)
  expect(await Outbox.find({ _id: { $regex: `^${adding.key}` } }).lean()).toEqual([expect.objectContaining({
    name: 'improvement-wanted', variables: { complaintId: complaint._id, department: 'cardiology', nature: 'service', tag: 'attitude', wanted: 'rectification', by: '2026-04-01T00:00:00.000Z' },
  })])
  expect(await bench.run(addImprovementAction, job('add-improvement-action', await aCase()))).toMatchObject({ kind: 'incident', code: 'improvement.no-department' })
})

test('acknowledging ends the clock of the first contact and tells the complainant', async () => {
  bench.at(monday)
  const complaint = await aCase({ complainant: { name: 'Wang', email: 'wang@example.org' }, tier: 'general' })
  await bench.run(setDeadlines, job('set-deadlines', complaint, { stages: [{ stage: 'contact', within: 'PT24H', counting: 'around-the-clock', remind: 'PT2H' }], from: monday }))
  expect(await bench.run(acknowledge, job('acknowledge', complaint, { meets: 'contact' }))).toMatchObject({ kind: 'complete' })
  expect((await caseNow(complaint)).deadlines[0]?.state).toBe('met')
  expect(await kindsOf(complaint)).toContain('notified')
})
