import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { deadlineCheck } from '../../connectors/deadline-check/deadline-check.ts'
import { closeCase } from '../../connectors/close-case/close-case.ts'
import { setDeadlines } from '../../connectors/set-deadlines/set-deadlines.ts'
import type { Complaint } from '../../engine/complaints/complaint.ts'
import { eventText } from '../../engine/complaints/history-texts.ts'
import { Outbox } from '../../engine/complaints/outbox.ts'
import { changeDeadline, meetDeadline } from '../../engine/deadlines/index.ts'
import { loadHospital } from '../../engine/people/store.ts'
import { Tasks } from '../../engine/zeebe/records/shapes.ts'
import { aCase, aJob, caseNow, diaryOf, monday, openWorkbench, variablesOf, type Workbench } from './workbench.ts'

let workbench: Workbench
let complaint: Complaint

beforeAll(async () => { workbench = await openWorkbench() })
afterAll(async () => await workbench.close())
beforeEach(async () => {
  workbench.at(monday)
  complaint = await aCase()
})

const important = [
  { stage: 'contact', within: 'PT12H', counting: 'around-the-clock', remind: 'PT2H' },
  { stage: 'plan', within: 'P3D', counting: 'working-time', remind: null },
]

const setJob = (changes: Record<string, unknown> = {}) => aJob('set-deadlines', { complaintId: complaint._id, stages: important, from: monday, ...changes })
const set = async (changes: Record<string, unknown> = {}) => variablesOf<{ deadlines: { stage: string, at: string, remindAt: string }[] }>(await workbench.run(setDeadlines, setJob(changes))).deadlines

const checkJob = (stage: string, at: string, woken = 'by-timer') => aJob('deadline-check', { complaintId: complaint._id, stage, woken, at, round: 1 })
const check = async (stage: string, at: string, woken?: string) => variablesOf<{ check: Record<string, string> }>(await workbench.run(deadlineCheck, checkJob(stage, at, woken))).check
const change = async (changes: Partial<Parameters<typeof changeDeadline>[0]> = {}) => await changeDeadline({
  complaintId: complaint._id, stage: 'contact', what: 'extension', length: 'P1D', because: 'complex', by: 'wei-chao', approvedBy: 'ding-shuhua', request: `request-${complaint._id}`, now: workbench.clock.now(), ...changes,
}, (await loadHospital()).calendar)

const contactAt = '2026-03-02T13:00:00.000Z'

describe('setting the deadlines of a case', () => {
  it('turns limits into instants, by the hospital\'s calendar where they count working time', async () => {
    expect(await set()).toEqual([
      { stage: 'contact', at: contactAt, remindAt: '2026-03-02T11:00:00.000Z' },
      { stage: 'plan', at: '2026-03-05T01:00:00.000Z', remindAt: '2026-03-05T01:00:00.000Z' },
    ])
  })

  it('keeps them in the case file with the calendar that made them', async () => {
    await set()

    expect((await caseNow(complaint)).deadlines).toMatchObject([{ stage: 'contact', at: new Date(contactAt), round: 1, calendar: 'hospital@1', state: 'open' }, { stage: 'plan' }])
    expect(await diaryOf(complaint)).toMatchObject([{ kind: 'deadlines.set', data: { round: 1, deadlines: [{ stage: 'contact' }, { stage: 'plan' }] } }])
  })

  it('reads an instant as the engine writes it', async () => {
    expect((await set({ from: '2026-03-02T01:00:00.000000001Z[Etc/UTC]' }))[0]?.at).toBe(contactAt)
  })

  it.each(['2026-03-02T09:00:00', 'soon', ''])('refuses a beginning that is no instant: "%s"', async (from) => {
    expect(await workbench.run(setDeadlines, setJob({ from }))).toMatchObject({ kind: 'incident', code: 'input.not-an-instant' })
  })

  it('refuses a limit that cannot be counted, and sets none of them', async () => {
    const stages = [important[0], { ...important[1], within: 'three days' }]

    expect(await workbench.run(setDeadlines, setJob({ stages }))).toMatchObject({ kind: 'incident', code: 'calendar.bad-duration' })
    expect((await caseNow(complaint)).deadlines).toEqual([])
  })

  it('happens once for a job that is handed out twice', async () => {
    const job = setJob()
    const first = variablesOf(await workbench.run(setDeadlines, job))
    workbench.later(60_000)

    expect(variablesOf(await workbench.run(setDeadlines, job))).toEqual(first)
    expect((await caseNow(complaint)).deadlines).toHaveLength(2)
    expect(await diaryOf(complaint)).toHaveLength(1)
  })

  it('for a new round replaces what is still open', async () => {
    await set()
    await meetDeadline(complaint._id, 'contact', new Date('2026-03-02T02:00:00Z'))
    await set({ round: 2, from: '2026-03-03T01:00:00Z' })

    expect((await caseNow(complaint)).deadlines.map(({ stage, round, state }) => [stage, round, state]))
      .toEqual([['contact', 1, 'met'], ['plan', 1, 'superseded'], ['contact', 2, 'open'], ['plan', 2, 'open']])
  })

  it('in the same round leaves a stage met that is met', async () => {
    await set()
    await meetDeadline(complaint._id, 'contact', new Date('2026-03-02T02:00:00Z'))

    expect((await set({ stages: [{ ...important[0], within: 'PT1H' }] }))).toEqual([{ stage: 'contact', at: contactAt, remindAt: '2026-03-02T11:00:00.000Z' }])
  })

  it('takes the round from the case file where the process does not say it', async () => {
    complaint = await aCase({ facts: { round: 3 } })
    await set()

    expect((await caseNow(complaint)).deadlines[0]?.round).toBe(3)
  })

  it('without a case is an incident', async () => {
    expect(await workbench.run(setDeadlines, setJob({ complaintId: null }))).toMatchObject({ kind: 'incident', code: 'case.missing' })
    expect(await workbench.run(setDeadlines, setJob({ complaintId: 'other' }))).toMatchObject({ kind: 'incident', code: 'complaint.unknown' })
  })
})

describe('an alarm that asks the case file', () => {
  beforeEach(async () => { await set() })

  it('at the reminder is due while the stage is open, and is written down', async () => {
    workbench.at('2026-03-02T11:00:00Z')

    expect(await check('contact', contactAt)).toMatchObject({ verdict: 'remind', at: contactAt, wakeAt: contactAt, because: 'open' })
    expect((await caseNow(complaint)).deadlines[0]).toMatchObject({ state: 'open', remindedAt: expect.any(Date) as Date })
    expect(await diaryOf(complaint)).toMatchObject([{}, { kind: 'deadline.reminded', data: { stage: 'contact' } }])
  })

  it('reminds once: whoever asks again waits for the limit', async () => {
    workbench.at('2026-03-02T11:00:00Z')
    await check('contact', contactAt)
    workbench.later(60_000)

    expect(await check('contact', contactAt, 'by-message')).toMatchObject({ verdict: 'later', wakeAt: contactAt })
    expect((await diaryOf(complaint)).map(({ kind }) => kind)).toEqual(['deadlines.set', 'deadline.reminded'])
  })

  it('at the limit is due while the stage is open: the limit is missed', async () => {
    workbench.at(contactAt)

    expect(await check('contact', contactAt)).toMatchObject({ verdict: 'missed' })
    expect((await caseNow(complaint)).deadlines[0]).toMatchObject({ state: 'missed', missedAt: expect.any(Date) as Date })
    expect(await diaryOf(complaint)).toMatchObject([{}, { kind: 'deadline.missed', data: { stage: 'contact' } }])
  })

  it.each([['2026-03-02T11:00:00Z', 'remind'], [contactAt, 'missed']])('gives the same answer when its job is handed out twice, and counts once: %s', async (at, verdict) => {
    workbench.at(at)
    const job = checkJob('contact', contactAt)

    expect(variablesOf(await workbench.run(deadlineCheck, job))).toMatchObject({ check: { verdict } })
    expect(variablesOf(await workbench.run(deadlineCheck, job))).toMatchObject({ check: { verdict } })
    expect(await diaryOf(complaint)).toHaveLength(2)
  })

  it('is over when the stage was met, and the diary says how long before', async () => {
    await meetDeadline(complaint._id, 'contact', new Date('2026-03-02T10:00:00Z'))
    workbench.at(contactAt)

    expect(await check('contact', contactAt)).toMatchObject({ verdict: 'over', because: 'done' })
    expect((await caseNow(complaint)).deadlines[0]).toMatchObject({ state: 'met' })
    const [spared] = (await diaryOf(complaint)).filter(({ kind }) => kind === 'deadline.spared')
    expect(spared).toMatchObject({ actor: null, data: { stage: 'contact', because: 'done', at: new Date(contactAt), metAt: new Date('2026-03-02T10:00:00Z') } })
    const sentence = eventText('deadline.spared', spared!.data as never, await loadHospital())
    expect(sentence).toEqual({ en: 'Limit for first contact not escalated: met 3 hours before.', zh: '“首次联系”时限未升级：已提前3小时完成。' })
  })

  it('measures how long before by the limit that holds, not by one that the watch still knew', async () => {
    await change({ now: new Date(monday) })
    await meetDeadline(complaint._id, 'contact', new Date('2026-03-03T10:00:00Z'))

    expect(await check('contact', contactAt, 'by-message')).toMatchObject({ verdict: 'over' })
    expect((await diaryOf(complaint)).find(({ kind }) => kind === 'deadline.spared')).toMatchObject({ data: { at: new Date('2026-03-03T13:00:00Z'), metAt: new Date('2026-03-03T10:00:00Z') } })
  })

  it('says once why it was spared, however often its job is handed out', async () => {
    await meetDeadline(complaint._id, 'contact', new Date('2026-03-02T10:00:00Z'))
    workbench.at(contactAt)
    const job = checkJob('contact', contactAt)
    const first = variablesOf(await workbench.run(deadlineCheck, job))

    expect(variablesOf(await workbench.run(deadlineCheck, job))).toEqual(first)
    expect((await diaryOf(complaint)).filter(({ kind }) => kind === 'deadline.spared')).toHaveLength(1)
  })

  it('is over when the task that meets the stage is done, though nobody lived to write that down', async () => {
    await Tasks.create({
      _id: `task-${complaint._id}`, elementId: 'contact-complainant', elementInstanceKey: '1', processId: 'p', processVersion: 1, processKey: '1', instanceKey: '1', complaintId: complaint._id,
      state: 'completed', createdAt: new Date(monday), endedAt: new Date('2026-03-02T12:00:00Z'), headers: { meets: 'contact' },
    })
    workbench.at(contactAt)

    expect(await check('contact', contactAt)).toMatchObject({ verdict: 'over', because: 'done' })
    expect((await caseNow(complaint)).deadlines[0]).toMatchObject({ state: 'met', metAt: new Date('2026-03-02T12:00:00Z') })
  })

  it('is over when another round has begun', async () => {
    await set({ round: 2 })
    workbench.at(contactAt)

    expect(await check('contact', contactAt)).toMatchObject({ verdict: 'over', because: 'replaced' })
    expect((await diaryOf(complaint)).at(-1)).toMatchObject({ kind: 'deadline.spared', data: { because: 'replaced' } })
  })

  it('is over when the case is closed, whose open clocks are dropped', async () => {
    await workbench.run(closeCase, aJob('close-case', { complaintId: complaint._id, outcome: 'satisfied' }))
    workbench.at(contactAt)

    expect(await check('contact', contactAt)).toMatchObject({ verdict: 'over' })
    expect((await caseNow(complaint)).deadlines.map(({ state }) => state)).toEqual(['superseded', 'superseded'])
  })

  it('learns of a limit that was moved, and where to', async () => {
    const to = new Date('2026-03-03T13:00:00Z')
    expect(await change()).toMatchObject({ done: true })
    workbench.at(contactAt)

    expect(await check('contact', contactAt)).toEqual({ verdict: 'later', at: to.toISOString(), remindAt: '2026-03-03T11:00:00.000Z', wakeAt: '2026-03-03T11:00:00.000Z', because: 'moved' })
    expect(await diaryOf(complaint)).toMatchObject([
      {}, { kind: 'deadline.extended', actor: 'wei-chao', data: { because: 'complex', approvedBy: 'ding-shuhua', moves: [{ stage: 'contact', from: new Date(contactAt), to }] } },
      { kind: 'deadline.spared', data: { because: 'moved', to } },
    ])
  })

  it('is told at once, by message, that it moved', async () => {
    await change()

    expect(await Outbox.find({ correlationKey: `${complaint._id}:contact` }).lean()).toMatchObject([{ name: 'deadline-moved', state: 'waiting', variables: {} }])
  })

  it('while the clock stands still is not given, and says until when', async () => {
    await change({ what: 'pause', because: 'waiting-complainant', length: 'P2D', now: new Date(monday) })
    workbench.at(contactAt)

    expect(await check('contact', contactAt)).toMatchObject({ verdict: 'later', because: 'paused', at: '2026-03-04T13:00:00.000Z' })
    expect((await diaryOf(complaint)).at(-1)).toMatchObject({ kind: 'deadline.spared', data: { because: 'paused', until: new Date('2026-03-04T01:00:00Z') } })
    expect((await caseNow(complaint)).deadlines[0]).toMatchObject({ state: 'open' })
  })

  it('forgives the broker a clock that is a little ahead', async () => {
    workbench.at('2026-03-02T12:59:59.500Z')

    expect(await check('contact', contactAt)).toMatchObject({ verdict: 'missed' })
  })
})

describe('a stage that is done', () => {
  beforeEach(async () => { await set() })

  it('twice at the same time is met once', async () => {
    await Promise.all([1, 2].map(async () => await meetDeadline(complaint._id, 'contact', new Date('2026-03-02T02:00:00Z'))))

    expect((await diaryOf(complaint)).filter(({ kind }) => kind === 'deadline.met')).toHaveLength(1)
  })

  it('after its limit counts as missed, also when no alarm has asked yet', async () => {
    await meetDeadline(complaint._id, 'contact', new Date('2026-03-02T14:00:00Z'))

    expect((await caseNow(complaint)).deadlines[0]).toMatchObject({ state: 'missed', missedAt: new Date(contactAt), metAt: new Date('2026-03-02T14:00:00Z') })
    expect(await diaryOf(complaint)).toMatchObject([{}, { kind: 'deadline.missed' }])
  })

  it('that has no clock changes nothing', async () => {
    await meetDeadline(complaint._id, 'callback', new Date('2026-03-02T14:00:00Z'))

    expect(await diaryOf(complaint)).toHaveLength(1)
  })
})
