import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { caseSignals } from '../../connectors/case-signals/case-signals.ts'
import { findRelated } from '../../connectors/find-related/find-related.ts'
import { mergeCase } from '../../connectors/merge-case/merge-case.ts'
import { Complaints, type Complaint } from '../../engine/complaints/complaint.ts'
import { contactKeys } from '../../engine/complaints/contact-keys.ts'
import { Entries } from '../../engine/complaints/entry.ts'
import { Outbox } from '../../engine/complaints/outbox.ts'
import { aCase, aJob, caseNow, diaryOf, monday, openWorkbench, variablesOf, type Workbench } from './workbench.ts'

let workbench: Workbench
beforeAll(async () => { workbench = await openWorkbench() })
afterAll(async () => await workbench.close())
beforeEach(async () => {
  workbench.at(monday)
  await Complaints.deleteMany({})
  await Outbox.deleteMany({})
})

const daysBefore = (days: number) => new Date(new Date(monday).getTime() - days * 86_400_000)
const li = { contacts: contactKeys({ phone: '+86 138-0000 0000' }) }
const waiting = { department: 'outpatient', facts: { tag: 'waiting-time' } }
const answered = { answer: { text: 'Sorry.', at: new Date(monday), by: null }, closedAt: new Date(monday) }
const handling = { progress: { instanceKey: '1', state: 'handling', startedAt: new Date(monday) } } as const

describe('related cases', () => {
  const related = async (complaint: Complaint, changes: Record<string, unknown> = { department: 'outpatient', tag: 'waiting-time' }) =>
    variablesOf<{ related: { open: { id: string, receipt: string }[], closed: { id: string }[], repeatOf: string | null } }>(await workbench.run(findRelated, aJob('find-related', { complaintId: complaint._id, ...changes }))).related

  it('are those of the same person, however the number is written, and those of the same matter', async () => {
    const mine = await aCase({ contacts: contactKeys({ phone: '138 0000 0000' }), receivedAt: daysBefore(100) })
    const matter = await aCase({ ...waiting, receivedAt: daysBefore(3) })
    await aCase({ ...waiting, department: 'radiology', receivedAt: daysBefore(3) })
    await aCase({ ...waiting, facts: { tag: 'attitude' }, receivedAt: daysBefore(3) })
    expect((await related(await aCase(li))).open).toEqual([matter, mine].map(({ _id, receipt }) => ({ id: _id, receipt })))
  })

  it('are not those that lie further back than the table says, nor later ones', async () => {
    await aCase({ ...li, receivedAt: daysBefore(366) })
    await aCase({ ...waiting, receivedAt: daysBefore(31) })
    await aCase({ ...li, receivedAt: daysBefore(-1) })
    expect(await related(await aCase(li))).toEqual({ open: [], closed: [], repeatOf: null })
  })

  it('are a repeat where the same person comes back with the same matter after an answer', async () => {
    await aCase({ ...li, ...waiting, ...answered, receivedAt: daysBefore(60) })
    const last = await aCase({ ...li, ...waiting, ...answered, receivedAt: daysBefore(20) })
    await aCase({ ...li, ...waiting, receivedAt: daysBefore(5) })
    await aCase({ ...li, ...waiting, closedAt: new Date(monday), outcome: 'withdrawn', receivedAt: daysBefore(4) })
    await aCase({ ...waiting, ...answered, receivedAt: daysBefore(2) })
    const complaint = await aCase(li)
    expect((await related(complaint)).repeatOf).toBe(last._id)
    expect((await related(complaint, { department: 'outpatient', tag: 'attitude' })).repeatOf).toBeNull()
    expect((await related(complaint, { department: 'outpatient' })).repeatOf).toBeNull()
  })

  it('of an anonymous complaint are found by the matter alone, and are never a repeat', async () => {
    const matter = await aCase({ ...waiting, ...answered, receivedAt: daysBefore(2) })
    const found = await related(await aCase({ anonymous: true }))
    expect(found).toEqual({ open: [], closed: [{ id: matter._id, receipt: matter.receipt }], repeatOf: null })
  })

  it('that were merged are found as the case that handles them', async () => {
    const other = await aCase({ ...li, receivedAt: daysBefore(3) })
    await aCase({ ...li, mergedInto: other._id, receivedAt: daysBefore(2) })
    expect((await related(await aCase(li))).open).toEqual([{ id: other._id, receipt: other.receipt }])
  })
})

describe('merging a case', () => {
  const photo = { id: 'photo', name: 'photo.png', type: 'image/png', size: 1 }
  const job = (complaint: Complaint, into: string) => aJob('merge-case', { complaintId: complaint._id, into })

  it('gives its words and attachments to the other, without who complained, and both diaries say so', async () => {
    const other = await aCase(handling)
    const complaint = await aCase({ subject: 'Again', narrative: 'A lawsuit follows.', complainant: { name: 'Li Na' }, attachments: [photo] })
    await workbench.run(mergeCase, job(complaint, other._id))

    expect(await caseNow(complaint)).toMatchObject({ mergedInto: other._id })
    expect(await caseNow(other)).toMatchObject({ merged: [complaint._id], attachments: [photo] })
    const [entry] = await Entries.find({ complaintId: other._id }).lean()
    expect(entry).toMatchObject({ elementId: 'added-by-merge', actor: null, words: { from: complaint.receipt, facts: 'Again\n\nA lawsuit follows.' }, state: 'kept' })
    expect(JSON.stringify(entry)).not.toContain('Li Na')
    expect(await diaryOf(complaint)).toMatchObject([{ kind: 'case.merged', data: { into: other._id, receipt: other.receipt } }])
    expect(await diaryOf(other)).toMatchObject([{ kind: 'case.absorbed', data: { from: complaint._id, receipt: complaint.receipt } }])
    expect(await Outbox.find().lean()).toMatchObject([{ name: 'new-facts', correlationKey: other._id }])
    expect(variablesOf<{ signals: string[] }>(await workbench.run(caseSignals, aJob('case-signals', { complaintId: other._id }))).signals).toContain('litigation')
  })

  it('counts once for a job that is handed out twice', async () => {
    const other = await aCase({ ...handling, attachments: [] })
    const once = job(await aCase({ attachments: [photo] }), other._id)
    await workbench.run(mergeCase, once)
    variablesOf(await workbench.run(mergeCase, once, 'second'))
    expect(await caseNow(other)).toMatchObject({ attachments: [photo] })
    expect(await Entries.countDocuments({ complaintId: other._id })).toBe(1)
    expect(await Outbox.countDocuments()).toBe(1)
  })

  it('leads whatever was merged into it to the new place', async () => {
    const [last, middle, first] = [await aCase(handling), await aCase(handling), await aCase(handling)]
    await workbench.run(mergeCase, job(first, middle._id))
    await workbench.run(mergeCase, job(middle, last._id))
    expect((await caseNow(first)).mergedInto).toBe(last._id)
    expect((await caseNow(last)).merged!.toSorted()).toEqual([first._id, middle._id].toSorted())
  })

  it('of two cases into each other at once leaves one that handles both', async () => {
    const [one, other] = [await aCase(handling), await aCase(handling)]
    const verdicts = await Promise.all([workbench.run(mergeCase, job(one, other._id)), workbench.run(mergeCase, job(other, one._id), 'second')])
    expect(verdicts.map(({ kind }) => kind).toSorted()).toEqual(['complete', 'incident'])
    const merged = [await caseNow(one), await caseNow(other)].filter(({ mergedInto }) => mergedInto)
    expect(merged).toHaveLength(1)
  })

  it.each([
    ['itself', 'merge.into-itself', async (complaint: Complaint) => complaint._id],
    ['a closed one', 'merge.into-closed', async () => (await aCase({ closedAt: new Date(monday), progress: { ...handling.progress, state: 'closed' } }))._id],
    ['a cancelled one', 'merge.into-closed', async () => (await aCase({ progress: { ...handling.progress, state: 'canceled' } }))._id],
    ['a merged one', 'merge.into-merged', async () => (await aCase({ ...handling, mergedInto: 'elsewhere' }))._id],
    ['one that there is not', 'merge.unknown', async () => 'nobody'],
  ])('into %s is refused as %s, and nothing happens', async (_what, code, target) => {
    const complaint = await aCase(handling)
    const into = await target(complaint)
    const before = await Complaints.find().lean()
    expect(await workbench.run(mergeCase, job(complaint, into))).toMatchObject({ kind: 'incident', code })
    expect(await Complaints.find().lean()).toEqual(before)
    expect(await diaryOf(complaint)).toEqual([])
    expect(await Outbox.countDocuments()).toBe(0)
  })
})
