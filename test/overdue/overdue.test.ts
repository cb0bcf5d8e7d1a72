/** What is late and what will be, each with its reason, on a real database. */
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '../../engine/access/actor.ts'
import { Audit } from '../../engine/access/audit.ts'
import { Complaints, type Complaint, type Deadline } from '../../engine/complaints/complaint.ts'
import { CaseEvents, record, type CaseEventData, type CaseEventKind } from '../../engine/complaints/events.ts'
import { Questions } from '../../engine/complaints/questions.ts'
import { overdueFile } from '../../engine/overdue/overdue-file.ts'
import { readOverdue, type OverdueQuery } from '../../engine/overdue/show-overdue.ts'
import { loadHospital, saveHospital } from '../../engine/people/store.ts'
import { Incidents, Tasks } from '../../engine/zeebe/records/shapes.ts'
import { openTask } from '../callbacks/open-task.ts'
import { aCase, monday, openWorkbench, type Workbench } from '../connectors/workbench.ts'
import { whoIs } from '../kit/who-is.ts'

let workbench: Workbench
let office: Actor
let head: Actor
let count = 0

beforeAll(async () => {
  workbench = await openWorkbench()
  ;[office, head] = await Promise.all([whoIs({ roles: 'complaint-office' }), whoIs({ department: 'cardiology', roles: 'department-head' })])
})
afterAll(async () => await workbench.close())
beforeEach(async () => {
  workbench.at(monday)
  await Promise.all([Complaints.deleteMany({}), CaseEvents.deleteMany({}), Tasks.deleteMany({}), Incidents.deleteMany({}), Questions.deleteMany({}), Audit.deleteMany({})])
})

const at = (hours: number): Date => new Date(new Date(monday).getTime() + hours * 3_600_000)
const clock = (stage: string, limit: number, changes: Partial<Deadline> = {}): Deadline =>
  ({ stage, from: at(-100), within: 'PT1H', counting: 'around-the-clock', remind: null, at: at(limit), remindAt: at(limit - 12), setAt: at(-100), round: 1, calendar: 'hospital@1', state: 'open', ...changes })
const filed = (deadlines: Deadline[], changes: Partial<Complaint> = {}) => aCase({
  department: 'cardiology', departments: ['cardiology'], tier: 'important', progress: { instanceKey: '9', state: 'handling', startedAt: at(-100) },
  visibleTo: [{ group: 'complaint-office', sees: 'case-and-person' }, { group: 'department-head:cardiology', sees: 'case' }], deadlines, ...changes,
})
const happened = <K extends CaseEventKind>({ _id }: Complaint, kind: K, when: Date, data: CaseEventData[K]) => record({ _id: `late-${count += 1}`, complaintId: _id, kind, at: when, actor: null, data })
const overdue = (query: OverdueQuery & { limit?: number, cursor?: string } = {}, actor = office) => readOverdue({ limit: 50, ...query }, actor, workbench.clock)
const why = async (): Promise<string> => (await overdue()).items[0]!.reasons.map(({ en }) => en).join(' ')

describe('which', () => {
  it('are past their limit or their warning: not what is met, replaced, closed or still has time', async () => {
    const late = await filed([clock('contact', -20, { state: 'met', metAt: at(-30) }), clock('plan', -2), clock('end', 80)])
    const missed = await filed([clock('plan', -30, { state: 'missed', missedAt: at(-30) })], { tier: 'dispute', department: 'nursing' })
    const risk = await filed([clock('department-pharmacy', 3)])
    await filed([clock('plan', 30)])
    await filed([clock('plan', -30, { state: 'missed', missedAt: at(-30), metAt: at(-1) })])
    await filed([clock('plan', -30, { state: 'missed', round: 1 }), clock('plan', 60, { round: 2 })])
    await filed([clock('plan', -30, { state: 'missed' })], { progress: { instanceKey: '9', state: 'closed', startedAt: at(-100) } })
    await filed([clock('plan', -3)], { progress: { instanceKey: '9', state: 'canceled', startedAt: at(-100) } })

    const { items, late: howMany, atRisk, by } = await overdue()
    expect(items.map(({ id, how }) => [id, how])).toEqual([[`${missed._id} plan`, 'late'], [`${late._id} plan`, 'late'], [`${risk._id} department-pharmacy`, 'at-risk']])
    expect({ howMany, atRisk }).toEqual({ howMany: 2, atRisk: 1 })
    expect(by.department).toEqual([{ value: 'nursing', late: 1, atRisk: 0 }, { value: 'cardiology', late: 1, atRisk: 0 }, { value: 'pharmacy', late: 0, atRisk: 1 }])
    expect(by.stage).toEqual([{ value: 'plan', late: 2, atRisk: 0 }, { value: 'department', late: 0, atRisk: 1 }])
    for (const [query, id] of [[{ tier: 'dispute' }, missed._id], [{ how: 'at-risk' }, risk._id], [{ department: 'pharmacy' }, risk._id], [{ stage: 'department' }, risk._id]] as const) expect((await overdue(query)).items.map(({ complaint }) => complaint?.id)).toEqual([id])
  })

  it('also are tasks that no clock stands for; a task of a clock is one row with it', async () => {
    const one = await filed([clock('plan', -2)])
    await openTask({ complaintId: one._id, dueAt: at(-2), headers: { meets: 'plan' }, candidateGroups: ['complaint-office'] })
    const loose = await openTask({ dueAt: at(-5), name: 'Check the effect', candidateGroups: ['department-head:cardiology'] })
    await openTask({ dueAt: at(20), candidateGroups: ['complaint-office'] })
    const short = await filed([clock('contact', 2, { remindAt: at(1) })])
    await openTask({ complaintId: short._id, dueAt: at(2), candidateGroups: ['department-head:cardiology'] })
    expect((await overdue()).items.map(({ id, what, department }) => [id, what.en, department])).toEqual([[loose._id, 'Check the effect', 'cardiology'], [`${one._id} plan`, 'Plan', 'cardiology'], [`${short._id} contact`, 'First contact', 'cardiology']])
  })

  it('are for a head those of the own department, page by page, and every look leaves a row', async () => {
    const mine = [await filed([clock('plan', -3)]), await filed([clock('plan', -2)])]
    await filed([clock('plan', -9)], { department: 'radiology', departments: ['radiology'], visibleTo: [{ group: 'complaint-office', sees: 'case-and-person' }] })
    const first = await overdue({ limit: 1 }, head)
    const second = await overdue({ limit: 1, cursor: first.next! }, head)
    expect([first, second].map(({ late, items, next }) => [late, items[0]!.complaint?.id, next !== undefined])).toEqual([[2, mine[0]!._id, true], [2, mine[1]!._id, false]])
    expect(await Audit.find({ actor: head.id, action: 'overdue.list' }).lean()).toMatchObject([{ subject: [`${mine[0]!._id} plan`] }, { subject: [`${mine[1]!._id} plan`] }])
  })
})

describe('why', () => {
  it('says who has it since when, and that they are away', async () => {
    const { _id } = await filed([clock('plan', -2)])
    const task = await openTask({ complaintId: _id, name: 'Handling plan', dueAt: at(-2), assignee: head.id, createdAt: at(-50), headers: { meets: 'plan' } })
    expect(await why()).toBe(`“Handling plan” has been with ${head.name} since 28 February 2026, 07:00. The alarm has not been given yet.`)
    const hospital = await loadHospital()
    await saveHospital({ ...hospital, absences: [{ id: 'away', person: head.id, from: at(-24), to: at(24), reason: 'leave' }] })
    expect(await why()).toContain(`${head.name} is away until 3 March 2026, 09:00.`)
    await saveHospital(hospital)
    await Tasks.updateOne({ _id: task._id }, { assignee: null })
    expect(await why()).toContain('Nobody has taken “Handling plan”, open since 28 February 2026, 07:00.')
  })

  it('says that the clock stands still, what the complainant was asked, what is open before it, and that the process is stuck', async () => {
    const pause = { id: 'p', at: at(-5), because: 'expert-opinion', by: null, approvedBy: null, evidence: null, until: at(40) }
    const one = await filed([clock('plan', -1, { pausedAt: at(-5), pausedUntil: at(40), pauses: [pause] })])
    await openTask({ complaintId: one._id, name: 'Contact', assignee: head.id, dueAt: at(9) })
    await Questions.create({ _id: 'q', complaintId: one._id, text: 'Which day?', askedAt: at(-3), until: null, answeredAt: null, answer: null })
    await Incidents.create({ _id: 'i', state: 'open', errorType: 'JOB_NO_RETRIES', message: '', code: 'x', elementId: 'notify', elementInstanceKey: '1', instanceKey: '1', processId: 'p', processKey: '1', complaintId: one._id, at: at(-1) })
    expect(await why()).toMatch(new RegExp(`^The process is stuck; .* The complainant was asked on 2 March 2026, 06:00 and has not answered. Open before it: “Contact” \\(${head.name}\\). The clock stands still until 4 March 2026, 01:00 at the longest: an expert opinion or outside appraisal. `))
    expect((await overdue()).items[0]!.how).toBe('at-risk')
  })

  it('says when the alarm came, whom it reached and where the case climbed to, or why there was none', async () => {
    const one = await filed([clock('plan', -10, { state: 'missed', missedAt: at(-10) })])
    await happened(one, 'notified', at(-9), { channel: 'in-app', template: 'limit-missed', to: head.id, state: 'sent' })
    await happened(one, 'case.decided', at(-9), { set: { tier: 'dispute' } })
    expect(await why()).toBe(`No step is open: it waits for something outside. The limit was missed on 1 March 2026, 23:00. Told: ${head.name}. The case climbed: dispute.`)
    await Complaints.deleteMany({})
    const spared = await filed([clock('plan', -10)])
    await happened(spared, 'deadline.spared', at(-10), { stage: 'plan', at: at(-10), because: 'paused', until: at(-1) })
    expect(await why()).toContain('Limit for plan not escalated: the clock stands still until 2 March 2026, 08:00.')
  })
})

it('is a file with the same reasons, in either language', async () => {
  const { _id, receipt } = await filed([clock('plan', -2)])
  expect(await text(await overdueFile({}, { format: 'csv', language: 'zh' }, office, workbench.clock))).toBe(`\uFEFF状态,时限,环节,受理号,内容,等级,科室,办理人,原因\r\n已超时,2026-03-02 07:00,方案,${receipt},Waiting time,重要,心内科,,没有待办步骤：正在等待外部事项。尚未发出超时提醒。\r\n`)
  expect(await Audit.find({ action: 'overdue.export' }).sort({ _id: 1 }).lean()).toMatchObject([{ subject: [`${_id} plan`] }, { subject: ['rows:1'] }])
})

it('gives out no row of a file that leaves none in the audit', async () => {
  const one = await filed([clock('plan', -2)])
  const file = await overdueFile({}, { format: 'csv', language: 'en' }, office, workbench.clock)
  const sent: string[] = []
  await Audit.db.db!.command({ collMod: 'audit', validator: { action: { $ne: 'overdue.export' } } })
  await expect((async () => { for await (const line of file) sent.push(String(line)) })()).rejects.toMatchObject({ code: 'audit.away' })
  await Audit.db.db!.command({ collMod: 'audit', validator: {} })
  expect([sent.length, sent.join('').includes(one.receipt)]).toEqual([1, false])
})
