import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { closeCase } from '../../connectors/close-case/close-case.ts'
import { mergeCase } from '../../connectors/merge-case/merge-case.ts'
import { reopenCase } from '../../connectors/reopen-case/reopen-case.ts'
import type { Actor } from '../../engine/access/actor.ts'
import { Audit } from '../../engine/access/audit.ts'
import { addFacts } from '../../engine/complaints/add-facts.ts'
import { Complaints, type Complaint } from '../../engine/complaints/complaint.ts'
import { Entries } from '../../engine/complaints/entry.ts'
import { CaseEvents } from '../../engine/complaints/events.ts'
import { addFactsByReceipt, followComplaint, withdrawByReceipt } from '../../engine/complaints/follow.ts'
import { Outbox } from '../../engine/complaints/outbox.ts'
import { trackingCodes, type TrackingCodes } from '../../engine/complaints/receipts.ts'
import { reconcile } from '../../engine/complaints/reconcile.ts'
import { inState, stateOf } from '../../engine/complaints/state.ts'
import { withdrawComplaint } from '../../engine/complaints/withdraw.ts'
import { Instances } from '../../engine/zeebe/records/shapes.ts'
import { aCase, aJob, caseNow, diaryOf, monday, openWorkbench, variablesOf, type Workbench } from '../connectors/workbench.ts'

let workbench: Workbench
let codes: TrackingCodes
let accepted = 0
beforeAll(async () => {
  workbench = await openWorkbench()
  codes = await trackingCodes()
})
afterAll(async () => await workbench.close())
beforeEach(async () => {
  workbench.at(monday)
  for (const model of [Complaints, Entries, Outbox, Audit, CaseEvents, Instances]) await (model as typeof Complaints).deleteMany({})
})

const at = new Date(monday)
const office: Actor = { id: 'luo-yong', name: 'Luo Yong', email: 'luo@hospital.example', roles: ['complaint-office'], department: 'complaint-office', groups: ['complaint-office'], language: 'en' }
const handling = { progress: { instanceKey: '1', state: 'handling', startedAt: at } } as const
const answered = { ...handling, answer: { text: 'The floor is dry now.', at, by: 'wei-chao' } }
const decided = { tier: 'important', nature: 'service', department: 'cardiology', facts: { tag: 'attitude', severity: 0, major: false, round: 2, path: 'tier', alsoConcerned: ['radiology'], signals: ['attitude'] } } as const
const closed = { ...answered, ...decided, alsoConcerned: undefined, outcome: 'satisfied', closedAt: at, progress: { instanceKey: '1', state: 'closed', startedAt: at, endedAt: at }, rating: { satisfied: true, score: 4, comment: 'Thank you.', at } } as unknown as Partial<Complaint>
const tools = (key: string | null = null) => ({ clock: workbench.clock, onAccepted: () => void (accepted += 1), key })
const messages = async () => (await Outbox.find().sort({ at: 1 }).lean()).map(({ name, correlationKey }) => [name, correlationKey])
const refusal = (code: string) => expect.objectContaining({ code }) as Error
const everything = async () => JSON.stringify([await Complaints.find().lean(), await Entries.find().lean(), await Outbox.find().lean(), await CaseEvents.find().lean()])

describe('facts that are added', () => {
  it('while the case is handled reach its process', async () => {
    const complaint = await aCase(handling)
    await addFacts(complaint._id, { text: 'It was a Tuesday.' }, office, tools())
    expect(await messages()).toEqual([['new-facts', complaint._id]])
    expect(await Entries.find().lean()).toMatchObject([{ elementId: 'new-facts', actor: 'luo-yong', words: { facts: 'It was a Tuesday.' }, state: 'kept' }])
    expect(await diaryOf(complaint)).toMatchObject([{ kind: 'facts.added', data: { afterClosing: false } }])
  })

  it('after the closing ask for a reopening, with everything that a round needs', async () => {
    const complaint = await aCase({ ...closed, anonymous: false, complainant: { phone: '1' } })
    await addFactsByReceipt(complaint.receipt, codes.of(complaint._id), { text: 'A witness has turned up.' }, codes, tools())
    const [message] = await Outbox.find().lean()
    expect(message).toMatchObject({
      name: 'complaint-reopened', correlationKey: complaint._id,
      variables: {
        complaintId: complaint._id, channel: 'web', anonymous: false, reachable: true, receivedAt: monday, department: 'cardiology', nature: 'service', tier: 'important', round: 2,
        tag: 'attitude', severity: 0, major: false, signals: ['attitude'], alsoConcerned: ['radiology'], path: 'tier', field: null, kind: null, epidemicRelated: null, repeatOf: null, emergency: null,
      },
    })
    expect(JSON.stringify(message)).not.toContain('witness')
    expect(stateOf(await caseNow(complaint))).toBe('closed')
  })

  it('several times before the office has decided are one reopening', async () => {
    const complaint = await aCase(closed)
    const add = (text: string) => addFacts(complaint._id, { text }, null, tools())
    await Promise.all([add('One.'), add('Two.'), add('Three.')])
    await Complaints.updateOne({ _id: complaint._id }, { progress: { instanceKey: '2', state: 'handling', startedAt: at } })
    await add('Four, while the office reads.')
    expect(await messages()).toEqual([['complaint-reopened', complaint._id]])
    expect(await Entries.countDocuments({ elementId: 'new-facts' })).toBe(4)
  })

  it('while the complainant is asked for a judgement are read by the office once the case is closed', async () => {
    const complaint = await aCase({ ...answered, ...decided, alsoConcerned: undefined } as unknown as Partial<Complaint>)
    workbench.later(1_000)
    await addFacts(complaint._id, { text: 'It is wet again.' }, null, tools())
    const job = aJob('close-case', { complaintId: complaint._id, outcome: 'satisfied' })
    await workbench.run(closeCase, job)
    await workbench.run(closeCase, job, 'second')
    expect((await messages()).map(([name]) => name)).toEqual(['new-facts', 'complaint-reopened'])
    await addFacts(complaint._id, { text: 'And again.' }, null, tools())
    expect(await messages()).toHaveLength(2)
  })

  it('before the answer do not reopen what it answers', async () => {
    const complaint = await aCase(handling)
    await addFacts(complaint._id, { text: 'One more thing.' }, null, tools())
    workbench.later(1_000)
    await Complaints.updateOne({ _id: complaint._id }, { answer: { text: 'x', at: workbench.clock.now(), by: null } })
    await workbench.run(closeCase, aJob('close-case', { complaintId: complaint._id, outcome: 'answered' }))
    expect((await messages()).map(([name]) => name)).toEqual(['new-facts'])
  })

  it('after the office has declined are a reopening of their own', async () => {
    const complaint = await aCase(closed)
    await addFacts(complaint._id, { text: 'One.' }, null, tools())
    await Complaints.updateOne({ _id: complaint._id }, { progress: { instanceKey: '2', state: 'closed', startedAt: at, endedAt: at } })
    await addFacts(complaint._id, { text: 'Two.' }, null, tools())
    expect(await messages()).toHaveLength(2)
  })

  it('with the same key are added once', async () => {
    const complaint = await aCase(handling)
    const add = (text: string) => addFacts(complaint._id, { text }, null, tools('key'))
    await Promise.all([add('One.'), add('One.')])
    await add('One.')
    expect(await messages()).toHaveLength(1)
    await expect(add('Other.')).rejects.toEqual(refusal('key.reused'))
    expect(await Entries.countDocuments()).toBe(1)
  })

  it('to a merged complaint go to the case that handles it', async () => {
    const other = await aCase(handling)
    const complaint = await aCase({ ...handling, mergedInto: other._id })
    await addFactsByReceipt(complaint.receipt, codes.of(complaint._id), { text: 'More.' }, codes, tools())
    expect(await messages()).toEqual([['new-facts', other._id]])
  })

  it('to a cancelled case, with a wrong code or an unknown receipt are refused, and nothing happens', async () => {
    const complaint = await aCase({ progress: { ...handling.progress, state: 'canceled' } })
    const before = await everything()
    await expect(addFacts(complaint._id, { text: 'x' }, null, tools())).rejects.toEqual(refusal('complaint.closed'))
    await expect(addFactsByReceipt(complaint.receipt, 'AAAA-AAAA-AAAA', { text: 'x' }, codes, tools())).rejects.toEqual(refusal('complaint.unknown'))
    await expect(addFactsByReceipt('2020-000001', codes.of(complaint._id), { text: 'x' }, codes, tools())).rejects.toEqual(refusal('complaint.unknown'))
    await expect(addFacts((await aCase(handling))._id, { text: 'x', attachments: ['nobody'] }, null, tools())).rejects.toEqual(refusal('attachment.unknown'))
    await Complaints.deleteOne({ _id: { $ne: complaint._id } })
    expect(await everything()).toBe(before)
  })
})

describe('a withdrawal', () => {
  it('reaches the process with its reason in the case file', async () => {
    const complaint = await aCase(handling)
    await withdrawByReceipt(complaint.receipt, codes.of(complaint._id), 'It is settled.', codes, tools())
    expect(await messages()).toEqual([['complaint-withdrawn', complaint._id]])
    expect(await Entries.find().lean()).toMatchObject([{ elementId: 'withdrawal', actor: null, words: { withdrawal: 'It is settled.' } }])
    expect(await Audit.find({ action: 'complaint.withdraw' }).lean()).toHaveLength(2)
    expect(await followComplaint(complaint.receipt, codes.of(complaint._id), codes, workbench.clock)).toMatchObject({ state: 'handling', withdrawing: true, canWithdraw: false })
  })

  it('twice, also at once, is one', async () => {
    const complaint = await aCase(handling)
    const results = await Promise.allSettled([1, 2, 3].map(() => withdrawComplaint(complaint._id, 'x', office, tools())))
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    await expect(withdrawComplaint(complaint._id, 'x', office, tools())).rejects.toEqual(refusal('complaint.withdrawn'))
    expect(await messages()).toHaveLength(1)
    expect(await Entries.countDocuments()).toBe(1)
  })

  it('with the same key gives the same answer', async () => {
    const complaint = await aCase(handling)
    await withdrawComplaint(complaint._id, 'x', null, tools('k'))
    await withdrawComplaint(complaint._id, 'x', null, tools('k'))
    expect(await messages()).toHaveLength(1)
  })

  it('that the office has declined can be asked for again', async () => {
    const complaint = await aCase({ ...handling, facts: { withdrawal: 'declined' } })
    await withdrawComplaint(complaint._id, undefined, null, tools())
    expect(await messages()).toHaveLength(1)
  })

  it.each<[string, string, Partial<Complaint>]>([
    ['closed', 'complaint.closed', closed],
    ['cancelled', 'complaint.closed', { progress: { ...handling.progress, state: 'canceled' } }],
    ['withdrawn', 'complaint.withdrawn', { ...closed, outcome: 'withdrawn' }],
    ['answered', 'complaint.answered', answered],
    ['merged', 'complaint.closed', { ...handling, mergedInto: 'other' }],
  ])('of a case that is %s is refused as %s, and nothing happens', async (_what, code, changes) => {
    const complaint = await aCase(changes)
    const before = await everything()
    await expect(withdrawComplaint(complaint._id, 'x', null, tools())).rejects.toEqual(refusal(code))
    expect(await everything()).toBe(before)
  })
})

describe('reopening a case', () => {
  it('takes closing, answer and rating back and keeps them in the diary and the entries', async () => {
    const complaint = await aCase({ ...closed, reopening: { after: '1' } })
    const job = aJob('reopen-case', { complaintId: complaint._id })
    variablesOf(await workbench.run(reopenCase, job))
    variablesOf(await workbench.run(reopenCase, job, 'second'))

    const now = await caseNow(complaint)
    for (const gone of ['answer', 'rating', 'outcome', 'closedAt', 'reopening'] as const) expect(now[gone]).toBeUndefined()
    expect(now.facts['round']).toBe(3)
    expect(await diaryOf(complaint)).toMatchObject([{ kind: 'case.reopened', data: { outcome: 'satisfied', satisfied: true, score: 4, round: 3 } }])
    expect(await Entries.find().lean()).toMatchObject([{ elementId: 'before-reopening', words: { earlierAnswer: 'The floor is dry now.', earlierComment: 'Thank you.' } }])
  })

  it('lets it be closed again, and reopened again', async () => {
    const complaint = await aCase(closed)
    await workbench.run(reopenCase, aJob('reopen-case', { complaintId: complaint._id }))
    await workbench.run(closeCase, aJob('close-case', { complaintId: complaint._id, outcome: 'answered' }))
    expect(await caseNow(complaint)).toMatchObject({ outcome: 'answered', closedAt: expect.any(Date) as Date })
    await workbench.run(reopenCase, aJob('reopen-case', { complaintId: complaint._id }))
    expect((await caseNow(complaint)).facts['round']).toBe(4)
  })

  it('shows as closed until then, and as handled afterwards', async () => {
    const complaint = await aCase({ ...closed, progress: { instanceKey: '2', state: 'handling', startedAt: at } })
    expect(stateOf(await caseNow(complaint))).toBe('closed')
    await workbench.run(reopenCase, aJob('reopen-case', { complaintId: complaint._id }))
    expect(stateOf(await caseNow(complaint))).toBe('handling')
  })
})

describe('a merged complaint', () => {
  it('is followed with its own receipt, without the other person\'s words or identity', async () => {
    const other = await aCase({ ...answered, subject: 'Their subject', complainant: { name: 'Somebody Else' }, rating: { satisfied: false, comment: 'Their comment', at }, outcome: 'answered' })
    const complaint = await aCase({ ...handling, subject: 'My subject' })
    await Complaints.updateOne({ _id: other._id }, { $unset: { answer: '' } })
    await workbench.run(mergeCase, aJob('merge-case', { complaintId: complaint._id, into: other._id }))
    await Complaints.updateOne({ _id: other._id }, { answer: { text: 'The answer to them', at, by: null } })
    await workbench.run(closeCase, aJob('close-case', { complaintId: complaint._id, outcome: 'merged' }))

    const followed = await followComplaint(complaint.receipt, codes.of(complaint._id), codes, workbench.clock)
    expect(followed).toMatchObject({ receipt: complaint.receipt, subject: 'My subject', state: 'answered', merged: true, canRate: false, canWithdraw: false })
    for (const theirs of [other.receipt, 'Their', 'Somebody', 'answer to them']) expect(JSON.stringify(followed)).not.toContain(theirs)
  })
})

describe('the states', () => {
  it('are the same as a condition as they are for one case', async () => {
    const cases: Partial<Complaint>[] = [
      {}, handling, answered, closed, { ...closed, progress: { instanceKey: '2', state: 'handling', startedAt: at } }, { ...handling, closedAt: at }, { progress: { ...handling.progress, state: 'canceled' } },
      { ...handling, mergedInto: 'other', outcome: 'merged', closedAt: at },
    ]
    for (const changes of cases) await aCase(changes)
    for (const [state, condition] of Object.entries(inState)) {
      const found = (await Complaints.find(condition).lean()).map(({ _id }) => _id)
      expect([state, found.toSorted()]).toEqual([state, (await Complaints.find().lean<Complaint[]>()).filter((one) => stateOf(one) === state).map(({ _id }) => _id).toSorted()])
    }
  })
})

describe('the comparison of cases and processes', () => {
  const kinds = async () => (await reconcile(workbench.clock)).filter(({ kind }) => kind !== 'receipt-gap').map(({ kind, complaintId }) => [kind, complaintId])
  const instance = (complaintId: string, key: string) =>
    Instances.create({ _id: key, processId: 'complaint-handling', processVersion: 1, processKey: '1', parentKey: null, rootKey: key, complaintId, state: 'active', startedAt: at, endedAt: null })

  it('names a closed or merged case that still runs, but not one whose reopening is considered', async () => {
    const complaint = await aCase({ ...closed, mergedInto: 'other', ...handling })
    await aCase({ ...closed, ...handling, reopening: { after: '0' } })
    expect(await kinds()).toEqual([])
    workbench.later(60_000)
    expect(await kinds()).toEqual([['closed-case-running', complaint._id]])
  })

  it('names a reopened case whose process has gone', async () => {
    const complaint = await aCase(closed)
    await workbench.run(reopenCase, aJob('reopen-case', { complaintId: complaint._id }))
    workbench.later(60_000)
    expect(await kinds()).toEqual([['case-without-instance', complaint._id]])
  })

  it('names a case with two processes', async () => {
    const complaint = await aCase(handling)
    await instance(complaint._id, '1')
    expect(await kinds()).toEqual([])
    await instance(complaint._id, '2')
    expect(await kinds()).toEqual([['several-instances', complaint._id]])
  })
})
