import ICAL from 'ical.js'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { scheduleCallback } from '../../connectors/schedule-callback/schedule-callback.ts'
import { actorOf } from '../../engine/access/authenticate.ts'
import type { Actor } from '../../engine/access/actor.ts'
import { bookSlot } from '../../engine/callbacks/book-slot.ts'
import { Callbacks } from '../../engine/callbacks/callback.ts'
import { closeFeed, feedOf, openFeed, readFeed } from '../../engine/callbacks/feed.ts'
import { owedCalls, roomByHour, type OwedCall } from '../../engine/callbacks/queue.ts'
import { People } from '../../engine/people/store-shapes.ts'
import { Resources, Tasks } from '../../engine/zeebe/records/shapes.ts'
import { aCase, aJob, monday, openWorkbench, variablesOf, type Workbench } from '../connectors/workbench.ts'
import { whoIs } from '../kit/who-is.ts'
import { openTask } from './open-task.ts'

let workbench: Workbench
let operator: Actor
let doctor: Actor

beforeAll(async () => {
  workbench = await openWorkbench()
  operator = (await actorOf({ _id: 'tian-lei' }))!
  doctor = await whoIs({ department: 'cardiology', roles: 'staff' })
})
afterAll(async () => await workbench.close())
beforeEach(async () => {
  workbench.at(monday)
  await Promise.all([Tasks.deleteMany({}), Callbacks.deleteMany({})])
})

const hotline = { purpose: 'hotline', counting: 'around-the-clock' }

/** A callback that is planned and whose task is open. */
async function owe(within: string, input: Record<string, unknown> = {}, task: Parameters<typeof openTask>[0] = {}) {
  const { instanceKey, close } = await openTask(task)
  const { callback } = variablesOf<{ callback: { dueAt: string } }>(await workbench.run(scheduleCallback, aJob('schedule-callback', { ...hotline, within, ...input }, { instanceKey })))
  await Tasks.updateOne({ instanceKey }, { dueAt: callback.dueAt })
  return { key: instanceKey, close }
}
const keys = async (actor: Actor): Promise<string[]> => (await owedCalls(actor, workbench.clock)).map(({ key }) => key)

describe('the queue', () => {
  it('shows what breaks first on top, and nothing that was done', async () => {
    const [later, first, done] = [await owe('PT50M'), await owe('PT10M', { attempt: 2, after: 'busy' }), await owe('PT20M')]
    await done.close()

    const calls = await owedCalls(operator, workbench.clock)
    expect(calls.map(({ key }) => key)).toEqual([first.key, later.key])
    expect(calls[0]).toMatchObject({ canComplete: true, callback: { purpose: 'hotline', attempt: 2, after: 'busy', channel: 'phone', crowded: false } })
  })

  it('holds no other tasks, and of one process the callback planned last', async () => {
    await openTask({ dueAt: new Date(monday) })
    const { key } = await owe('PT28M')
    workbench.later(60_000)
    await workbench.run(scheduleCallback, aJob('schedule-callback', { ...hotline, within: 'PT30M', attempt: 2 }, { instanceKey: key }))

    expect(await owedCalls(operator, workbench.clock)).toMatchObject([{ key, callback: { attempt: 2 } }])
  })

  it('is not looked for in processes whose diagrams plan no callback', async () => {
    const diagram = (key: string, text: string) => Resources.create({ _id: key, kind: 'process', id: key, version: 1, text, at: new Date(monday) })
    await Promise.all([diagram('77', '<serviceTask />'), diagram('78', '<zeebe:taskDefinition type="schedule-callback" />')])
    await owe('PT10M', {}, { processKey: '77' })
    const { key } = await owe('PT20M', {}, { processKey: '78' })
    expect([await keys(operator), await keys(operator)]).toEqual([[key], [key]])
  })

  it('is everybody\'s own: a department sees what it owes, and no case that it may not see', async () => {
    const own = await owe('PT28M', { group: 'department:cardiology' }, { candidateGroups: ['department:cardiology'] })
    await owe('PT20M')
    const foreign = await aCase({ department: 'radiology', departments: ['radiology'], tier: 'important', visibleTo: [{ group: 'department:radiology', sees: 'case' }] })
    const done = await owe('PT15M', { complaintId: foreign._id }, { candidateGroups: ['department:cardiology'], complaintId: foreign._id })
    expect(await keys(doctor)).toEqual([done.key, own.key])
    await Tasks.updateOne({ _id: done.key }, { state: 'completed' })
    expect(await keys(doctor)).toEqual([own.key])
  })
})

describe('a place in the queue', () => {
  const slots = Array.from({ length: 3 }, (_, i) => ({ start: new Date(Date.parse(monday) + (100_000 + i * 10) * 60_000), room: 2 }))

  it('is never given twice, however many ask at once, and to the same callback again', async () => {
    const given = await Promise.all(Array.from({ length: 8 }, (_, i) => bookSlot(`crowd-${i}`, slots, new Date(monday))))
    const counts = slots.map(({ start }) => given.filter((at) => at?.getTime() === start.getTime()).length)

    expect(counts).toEqual([2, 2, 2])
    expect(given.filter((at) => at === null)).toHaveLength(2)
    expect(await bookSlot('crowd-0', slots, new Date(monday))).toEqual(given[0])
  })

  it('of a call that was made early is free for another one', async () => {
    workbench.at('2026-03-04T02:00:00Z')
    const full = await Promise.all(Array.from({ length: 4 }, () => owe('PT10M')))
    workbench.later(120_000)
    const crowded = async () => variablesOf<{ callback: { crowded: boolean } }>(await workbench.run(scheduleCallback, aJob('schedule-callback', { ...hotline, within: 'PT7M' }))).callback.crowded

    expect(await crowded()).toBe(true)
    await full[2]!.close()
    expect(await crowded()).toBe(false)
  })
})

describe('the hours that come', () => {
  it('say how many calls fit into each of them', async () => {
    const hours = await roomByHour(new Date(monday), 1, { slotMinutes: 10, callsPerOperator: 1, atNight: 1, sameCallerMinutes: 60 })

    expect(hours).toHaveLength(24)
    expect(hours[0]).toEqual({ at: new Date(monday), room: 24 })
    expect(hours.find(({ at }) => at.toISOString() === '2026-03-02T19:00:00.000Z')).toMatchObject({ room: 6 })
  })
})

describe('the calendar that a program subscribes to', () => {
  const tools = () => ({ clock: workbench.clock, publicUrl: 'https://recourse.example', slotMinutes: 10 })
  const eventsOf = (text: string) => new ICAL.Component(ICAL.parse(text) as unknown[]).getAllSubcomponents('vevent').map((event) => new ICAL.Event(event))

  it('holds the own callbacks at their time, with the way to the task and nobody\'s name', async () => {
    const complaint = await aCase({ complainant: { name: 'Li Na', phone: '13800001111' } })
    const { key } = await owe('PT28M', { complaintId: complaint._id, attempt: 2 }, { complaintId: complaint._id })
    await owe('PT28M', {}, { assignee: 'ren-jie' })
    await owe('PT28M', {}, { candidateGroups: ['department:cardiology'] })
    const text = await readFeed(await openFeed(operator.id, workbench.clock.now()), tools())

    const events = eventsOf(text)
    expect(events).toHaveLength(1)
    expect(events[0]!.uid).toBe(`callback-${key}@recourse.example`)
    const [{ callback }] = (await owedCalls(operator, workbench.clock)).filter((call) => call.key === key) as [OwedCall]
    // A calendar knows no parts of a second.
    expect(events[0]!.startDate.toJSDate().getTime()).toBe(Math.floor(callback.callAt.getTime() / 1000) * 1000)
    expect(events[0]!.summary).toBe(`承诺回电 · ${complaint.receipt} · 第 2 次`)
    expect(text).toContain(`https://recourse.example/desk/tasks/${key}`)
    expect(text).not.toContain('Li Na')
    expect(text).not.toContain('1380000')
    expect(await feedOf(operator.id)).toMatchObject({ readAt: expect.any(Date) })
  })

  it('leads nowhere once it was taken back or renewed, or its person has left', async () => {
    const first = await openFeed(operator.id, workbench.clock.now())
    const second = await openFeed(operator.id, workbench.clock.now())
    await expect(readFeed(first, tools())).rejects.toMatchObject({ code: 'feed.unknown' })
    expect(eventsOf(await readFeed(second, tools()))).toEqual([])
    await People.updateOne({ _id: operator.id }, { active: false })
    await expect(readFeed(second, tools())).rejects.toMatchObject({ code: 'feed.unknown' })
    await People.updateOne({ _id: operator.id }, { active: true })
    await closeFeed(operator.id)
    await expect(readFeed(second, tools())).rejects.toMatchObject({ code: 'feed.unknown' })
    expect(await feedOf(operator.id)).toBeNull()
  })
})
