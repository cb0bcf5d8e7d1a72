import pino from 'pino'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { Audit } from '../../engine/access/audit.ts'
import { Outbox } from '../../engine/complaints/outbox.ts'
import { fateOf, handoverId, overdueReturns, strandedTasks } from '../../engine/handovers/find-due.ts'
import { handOverOnce } from '../../engine/handovers/hand-over.ts'
import { Handovers, type Handover } from '../../engine/handovers/handover.ts'
import { standInFor } from '../../engine/handovers/stand-in.ts'
import { demoHospital, type Hospital } from '../../engine/people/index.ts'
import { Lookups } from '../../engine/people/lookups.ts'
import { saveHospital } from '../../engine/people/store.ts'
import { connectZeebe } from '../../engine/zeebe/client.ts'
import { Tasks, type TaskDoc } from '../../engine/zeebe/records/shapes.ts'
import { openWorkbench, type Workbench } from '../connectors/workbench.ts'

/** A Wednesday without absences of the demonstration hospital in cardiology, in the morning and at night in Shanghai. */
const morning = new Date('2026-03-04T02:00:00Z')
const night = new Date('2026-03-04T14:00:00Z')
const hour = 3600_000

const demo = demoHospital(morning)
const post = demo.posts.find(({ id, department }) => id === 'liaison' && department === 'cardiology')!
const [a, b] = [post.a!, post.b!]
const away = (person: string, from: Date, hours: number): Hospital =>
  ({ ...demo, absences: [{ id: `${person}-away`, person, from, to: new Date(from.getTime() + hours * hour), reason: 'leave' }] })

let workbench: Workbench
let count = 0

beforeAll(async () => { workbench = await openWorkbench() })
afterAll(async () => await workbench.close())
beforeEach(async () => {
  await Promise.all([Tasks.deleteMany(), Handovers.deleteMany(), Lookups.deleteMany(), Audit.deleteMany()])
})

async function aTask(changes: Partial<TaskDoc> = {}): Promise<TaskDoc> {
  count += 1
  const task: TaskDoc = {
    _id: String(2251799813690000 + count), elementId: 'step', elementInstanceKey: '1', processId: 'process', processVersion: 1, processKey: '1', instanceKey: '2', complaintId: `case-${count}`, name: 'Step', nameZh: null,
    formId: null, formKey: null, assignee: a, candidateGroups: ['department:cardiology'], candidateUsers: [], dueAt: null, followUpAt: null, priority: 50, headers: {}, state: 'open', createdAt: morning,
    endedAt: null, action: null, overlay: null, ...changes,
  }
  await Tasks.create(task)
  return task
}

const found = async ({ _id, complaintId, instanceKey }: TaskDoc, changes: object = {}) =>
  await Lookups.create({ _id: `job-${_id}`, complaintId, instanceKey, department: 'cardiology', post: 'liaison', skills: [], person: a, at: morning, ...changes })

describe('a task of somebody who is away', () => {
  it('goes to B of the post by which it was given', async () => {
    const task = await aTask()
    await found(task)
    expect(await standInFor(task, a, morning, away(a, morning, 8))).toMatchObject({ person: b, post: 'liaison' })
  })

  it('goes to B also at night, where it can wait for the morning; to whoever is on duty, where it is due before', async () => {
    const task = await aTask()
    await found(task)
    const hospital = away(a, night, 48)
    expect((await standInFor(task, a, night, hospital)).person).toBe(b)
    const urgent = await standInFor({ ...task, dueAt: new Date(night.getTime() + hour) }, a, night, hospital)
    expect(urgent.because.at(-1)?.code).toMatch(/^(duty\.rostered|head\.present)$/)
    expect(urgent.because.map(({ code }) => code)).toContain('b.off-shift')
  })

  it('stays where it is, where its holder is back before anybody could act', async () => {
    const task = await aTask()
    await found(task)
    expect((await standInFor(task, a, night, away(a, night, 2))).person).toBe(a)
  })

  it('goes by a post that its holder fills, where nobody asked for one', async () => {
    expect((await standInFor(await aTask(), a, morning, away(a, morning, 8))).person).not.toBe(a)
    const head = await standInFor(await aTask({ assignee: 'chen-guodong' }), 'chen-guodong', morning, away('chen-guodong', morning, 8))
    expect([head.post, head.person]).toEqual(['department-head', null])
    expect(head.group).toBe('complaint-office')
  })
})

describe('what has to change hands', () => {
  it('is every open task of whoever is away now, or has left', async () => {
    const task = await aTask()
    await aTask({ state: 'completed' })
    await aTask({ assignee: b })
    const keys = async (hospital: Hospital, at = morning) => (await strandedTasks(at, hospital)).map(({ task: { _id } }) => _id)
    expect(await keys(away(a, morning, 8))).toEqual([task._id])
    expect(await keys(away(a, night, 8))).toEqual([])
    expect(await keys({ ...demo, absences: [], people: demo.people.map((one) => (one.id === a ? { ...one, active: false } : one)) })).toEqual([task._id])
  })

  it('is nothing that was handed over for this absence before, nor what was claimed in it', async () => {
    const hospital = away(a, morning, 8)
    const [one, other] = [await aTask(), await aTask()]
    await Audit.create({ action: 'task.claim', actor: a, at: new Date(morning.getTime() + 60_000), subject: [one._id], outcome: 'allowed' })
    const [stranded, ...rest] = await strandedTasks(new Date(morning.getTime() + hour), hospital)
    expect([stranded?.task._id, rest]).toEqual([other._id, []])
    await handedOver(other, { _id: handoverId(stranded!), state: 'returned' })
    expect(await strandedTasks(new Date(morning.getTime() + hour), hospital)).toEqual([])
  })
})

async function handedOver(task: TaskDoc, changes: Partial<Handover> = {}): Promise<Handover> {
  const handover: Handover = { _id: `${task._id}:${a}:x`, task: task._id, complaintId: null, from: a, to: b, group: 'department:cardiology', post: 'liaison', because: 'on-leave', at: morning, state: 'given', ...changes }
  await Handovers.create(handover)
  return handover
}

describe('on return', () => {
  const later = new Date(morning.getTime() + 2 * hour)

  it('a task goes back that the stand-in has not begun; one that was opened stays', async () => {
    const task = await aTask({ assignee: b })
    const handover = await handedOver(task)
    expect(await overdueReturns(later, away(a, morning, 8))).toEqual([])
    expect((await overdueReturns(later, demo)).map(({ _id }) => _id)).toEqual([handover._id])
    expect(await fateOf(handover, later)).toBe('returning')
    await Audit.create({ action: 'task.read', actor: b, at: later, subject: [task._id], outcome: 'allowed' })
    expect(await fateOf(handover, later)).toBe('kept')
  })

  it('a task stays that somebody else has taken, and one that has ended is over', async () => {
    expect(await fateOf(await handedOver(await aTask({ assignee: 'zhao-lihua' })), later)).toBe('kept')
    expect(await fateOf(await handedOver(await aTask({ assignee: b, state: 'completed' })), later)).toBe('over')
  })

  it('a task goes back over two stand-ins, if the last one has not begun', async () => {
    const task = await aTask({ assignee: 'chen-guodong' })
    const first = await handedOver(task)
    await handedOver(task, { _id: `${task._id}:${b}:y`, from: b, to: 'chen-guodong', at: later })
    expect(await fateOf(first, later)).toBe('returning')
  })
})

describe('while the broker is away', () => {
  it('whom a task goes to is written down, nobody is told, and the next look finds it half-done', { timeout: 120_000 }, async () => {
    const log = pino({ level: 'silent' })
    const zeebe = await connectZeebe({ grpcAddress: 'http://127.0.0.1:1', restAddress: 'http://127.0.0.1:1', log })
    const task = await aTask()
    await found(task)
    await saveHospital(away(a, morning, 8))
    workbench.at(morning.toISOString())
    await expect(handOverOnce({ zeebe, clock: workbench.clock, log, onOwed: () => undefined })).rejects.toMatchObject({ name: 'EngineFault', kind: 'away' })
    await zeebe.close()
    expect(await Handovers.find().lean()).toMatchObject([{ task: task._id, from: a, to: b, state: 'begun' }])
    expect((await Tasks.findById(task._id).lean())?.overlay).toBeNull()
    expect(await Outbox.countDocuments()).toBe(0)
  })
})
