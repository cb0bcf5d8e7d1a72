/** Finding cases and what was written in them, on a real database, without a broker's part in it. */
import pino from 'pino'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '../../engine/access/actor.ts'
import { Audit } from '../../engine/access/audit.ts'
import { Complaints, type Complaint } from '../../engine/complaints/complaint.ts'
import { Entries } from '../../engine/complaints/entry.ts'
import { searchComplaints } from '../../engine/complaints/search.ts'
import { fillInSearchWords } from '../../engine/search/fill-in.ts'
import { findEverything } from '../../engine/search/find-everything.ts'
import { Tasks } from '../../engine/zeebe/records/shapes.ts'
import { openTask } from '../callbacks/open-task.ts'
import { aCase, monday, openWorkbench, type Workbench } from '../connectors/workbench.ts'
import { whoIs } from '../kit/who-is.ts'

let workbench: Workbench
let office: Actor
let nurse: Actor
let operator: Actor

beforeAll(async () => {
  workbench = await openWorkbench()
  office = await whoIs({ roles: 'complaint-office' })
  operator = await whoIs({ roles: 'operator' })
  nurse = await whoIs({ department: 'cardiology', roles: 'staff' })
})
afterAll(async () => await workbench.close())
beforeEach(async () => {
  workbench.at(monday)
  await Promise.all([Complaints.deleteMany({}), Entries.deleteMany({}), Tasks.deleteMany({}), Audit.deleteMany({})])
})

/** Assigned to a department: its staff work on it without learning who complained. */
const assigned = (department: string, changes: Partial<Complaint> = {}) => aCase({
  department, departments: [department], tier: 'important', visibleTo: [{ group: 'complaint-office', sees: 'case-and-person' }, { group: `department:${department}`, sees: 'case' }, { group: 'operator', sees: 'contact' }],
  subject: '等候时间过长', narrative: '在心内科门诊等候了四个小时，没有人解释。', complainant: { name: '李娜', phone: '13800138000' }, ...changes,
})
const ledger = async (q: string, actor: Actor) => (await searchComplaints({ q, limit: 50 }, actor, workbench.clock)).items.map(({ id }) => id)
const wrote = (complaintId: string, words: Record<string, unknown>, changes: object = {}) =>
  Entries.create({ _id: `${complaintId}-${Object.keys(words).join()}`, complaintId, taskKey: '1', elementId: 'handling-plan', stepName: 'Handling plan', stepNameZh: '处理方案', actor: office.id, at: new Date(monday), words, state: 'kept', ...changes })

describe('the ledger', () => {
  it('finds a case by receipt, subject, narrative and place, in either language', async () => {
    const { _id, receipt } = await assigned('cardiology', { place: 'Building 3' })
    for (const q of [receipt, receipt.slice(0, -1), '等候时间', '心内科 四个小时', 'building']) expect([q, await ledger(q, office)]).toEqual([q, [_id]])
    for (const q of ['等候五个', 'basement', '2027-000001', '…']) expect([q, await ledger(q, office)]).toEqual([q, []])
  })

  it('looks at who complained for those alone who may know it', async () => {
    const { _id } = await assigned('cardiology')
    for (const q of ['李娜', '13800138000', '8000', '1380013']) {
      expect([q, await ledger(q, office)]).toEqual([q, [_id]])
      expect([q, await ledger(q, nurse)]).toEqual([q, []])
    }
    expect(await ledger('四个小时', nurse)).toEqual([_id])
  })

  it('finds nothing of other departments, and leaves a row for what it showed', async () => {
    await assigned('radiology')
    expect(await ledger('四个小时', nurse)).toEqual([])
    const { _id } = await assigned('cardiology')
    await ledger('四个小时', nurse)
    expect((await Audit.find({ actor: nurse.id, action: 'complaint.list' }).sort({ _id: 1 }).lean()).map(({ subject }) => subject)).toEqual([[], [_id]])
  })

  it('goes on page by page without losing or repeating a case of the same second', async () => {
    const all: string[] = []
    for (let i = 0; i < 7; i += 1) all.push((await assigned('cardiology'))._id)
    const seen: string[] = []
    for (let cursor: string | undefined, pages = 0; pages < 9; pages += 1) {
      const { items, next } = await searchComplaints({ q: '四个小时', limit: 3, ...(cursor && { cursor }) }, nurse, workbench.clock)
      seen.push(...items.map(({ id }) => id))
      if (!next) break
      cursor = next
    }
    expect(seen.toSorted()).toEqual(all.toSorted())
  })
})

describe('the search over everything', () => {
  it('shows the case, its open task and what was written, with the place where it stands', async () => {
    const { _id, receipt } = await assigned('cardiology')
    await wrote(_id, { plan: '再开放两个窗口', points: [{ point: '无人解释' }] })
    const { key } = await openTask({ complaintId: _id, candidateGroups: ['department:cardiology'] }).then(({ _id: one }) => ({ key: one }))

    const found = await findEverything('解释', nurse, workbench.clock)
    expect(found.cases).toMatchObject([{ id: _id, excerpt: expect.stringContaining('没有人解释') }])
    expect(found.tasks.map((task) => task.key)).toEqual([key])
    expect(found.entries).toMatchObject([{ complaintId: _id, receipt, step: { en: 'Handling plan', zh: '处理方案' }, excerpt: '无人解释' }])
    expect(found.marks).toEqual(['解释'])
  })

  it('shows what was written to those alone who may read how a case is handled', async () => {
    const { _id } = await assigned('cardiology')
    await wrote(_id, { plan: '再开放两个窗口' })
    await wrote(_id, { draft: '两个窗口暂缓' }, { state: 'pending' })
    const about = { ...await assigned('cardiology', { facts: { about: nurse.id } }) }
    await wrote(about._id, { plan: '开放窗口' })

    expect((await findEverything('窗口', nurse, workbench.clock)).entries.map(({ complaintId }) => complaintId)).toEqual([_id])
    const seen = await findEverything('窗口', operator, workbench.clock)
    expect([seen.entries, seen.tasks]).toEqual([[], []])
    expect((await findEverything('四个小时', operator, workbench.clock)).cases.map(({ id }) => id)).toContain(_id)
  })
})

it('what an older release wrote is found once its words are filled in', async () => {
  const { _id } = await assigned('cardiology')
  await wrote(_id, { plan: '再开放两个窗口' })
  await Promise.all([Complaints.collection.updateMany({}, { $unset: { searchWords: '', searchNames: '' } }), Entries.collection.updateMany({}, { $unset: { searchWords: '' } })])
  expect(await ledger('四个小时', office)).toEqual([])

  await fillInSearchWords(pino({ level: 'silent' })).done

  expect([await ledger('四个小时', office), await ledger('李娜', office)]).toEqual([[_id], [_id]])
  expect((await findEverything('窗口', office, workbench.clock)).entries).toHaveLength(1)
})

it('no case leaves the server with the words by which it is found', async () => {
  const { _id } = await assigned('cardiology')
  expect(Object.keys(await Complaints.findById(_id).orFail().lean())).not.toEqual(expect.arrayContaining(['searchWords']))
  expect(await Complaints.findById(_id, { searchWords: 1 }).lean()).toMatchObject({ searchWords: expect.arrayContaining(['等候']) })
})
