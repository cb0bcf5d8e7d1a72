import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { Callbacks } from '../../engine/callbacks/callback.ts'
import { scheduleCallback } from '../../connectors/schedule-callback/schedule-callback.ts'
import { setDeadlines } from '../../connectors/set-deadlines/set-deadlines.ts'
import { aCase, aJob, diaryOf, monday, openWorkbench, variablesOf, type Workbench } from './workbench.ts'

let workbench: Workbench

interface Planned { id: string, opensAt: string, callAt: string, crowded: boolean, dueAt: string, attempt: number, exhausted: boolean, person: string | null, group: string }

beforeAll(async () => { workbench = await openWorkbench() })
afterAll(async () => await workbench.close())
beforeEach(() => workbench.at(monday))

const plan = async (variables: Record<string, unknown>): Promise<Planned> => variablesOf<{ callback: Planned }>(await workbench.run(scheduleCallback, aJob('schedule-callback', variables))).callback
const hoursFromNow = ({ dueAt }: Planned): number => Math.round((Date.parse(dueAt) - Date.parse(monday)) / 360_000) / 10

describe('planning a callback', () => {
  it('promised at the hotline is due within the time that was promised, at any hour', async () => {
    workbench.at('2026-03-07T19:00:00Z')
    const { dueAt, group } = await plan({ purpose: 'hotline', within: 'PT28M', counting: 'around-the-clock' })

    expect(Math.round((Date.parse(dueAt) - Date.parse('2026-03-07T19:00:00Z')) / 60_000)).toBe(28)
    expect(group).toBe('operator')
  })

  it('spreads three attempts over the time, each waiting twice as long as the one before', async () => {
    // Monday 9:00, a working day has 7.5 hours: 14 hours of work are shared out as 2, 4 and 8.
    const attempts = await Promise.all([1, 2, 3].map(async (attempt) => await plan({ purpose: 'satisfaction', within: 'PT14H', attempt })))

    expect(attempts.map(hoursFromNow)).toEqual([2, 6, 24.5])
    expect(attempts.map(({ exhausted }) => exhausted)).toEqual([false, false, true])
  })

  it('counts the hours in which operators work: what is planned on Friday evening is due on Monday', async () => {
    workbench.at('2026-03-06T10:00:00Z')

    expect((await plan({ purpose: 'satisfaction', within: 'PT14H', attempt: 1 })).dueAt).toMatch(/^2026-03-09T02:00/)
  })

  it('is never due after the limit of the case\'s callback stage', async () => {
    const complaint = await aCase()
    const stages = [{ stage: 'callback', within: 'PT1H', counting: 'around-the-clock', remind: null }]
    await workbench.run(setDeadlines, aJob('set-deadlines', { complaintId: complaint._id, stages, from: monday }))

    expect((await plan({ complaintId: complaint._id, purpose: 'satisfaction', within: 'PT14H' })).dueAt).toBe('2026-03-02T02:00:00.000Z')
  })

  it('is made at the time that the complainant asked for, unless that is over', async () => {
    const [opens, closes] = ['2026-03-08T12:00:00.000Z', '2026-03-08T13:00:00.000Z']
    const asked = { purpose: 'hotline', within: 'PT28M', counting: 'around-the-clock', opens, closes }

    expect(await plan(asked)).toMatchObject({ opensAt: opens, callAt: opens, dueAt: closes })
    workbench.at('2026-03-08T14:00:00Z')
    const late = await plan(asked)
    expect(Math.round((Date.parse(late.dueAt) - workbench.clock.now().getTime()) / 60_000)).toBe(28)
  })

  it('after a line that was busy waits first, and has its time from then on', async () => {
    const { opensAt, dueAt } = await plan({ purpose: 'hotline', wait: 'PT5M', within: 'PT10M', counting: 'around-the-clock', attempt: 2, after: 'busy' })

    expect([opensAt, dueAt].map((at) => Math.round((Date.parse(at) - Date.parse(monday)) / 60_000))).toEqual([5, 15])
  })

  it('finds the queue full where more are promised than operators can call, and is owed all the same', async () => {
    workbench.at('2026-03-05T02:00:00Z')
    const many = []
    for (let i = 0; i < 9; i += 1) many.push(await plan({ purpose: 'hotline', within: 'PT15M', counting: 'around-the-clock' }))

    expect(many.map(({ crowded }) => crowded)).toEqual([...Array<boolean>(8).fill(false), true])
    expect(new Set(many.slice(4, 8).map(({ callAt }) => callAt.slice(11, 16)))).toEqual(new Set(['02:10']))
    expect(many.every(({ dueAt }) => Date.parse(dueAt) > workbench.clock.now().getTime())).toBe(true)
  })

  it('takes no operator\'s place where somebody else calls', async () => {
    workbench.at('2026-03-06T02:00:00Z')
    for (let i = 0; i < 12; i += 1) expect(await plan({ purpose: 'hotline', within: 'PT15M', counting: 'around-the-clock', group: 'department:cardiology' })).toMatchObject({ crowded: false, group: 'department:cardiology' })
    expect(await plan({ purpose: 'hotline', within: 'PT15M', counting: 'around-the-clock' })).toMatchObject({ crowded: false })
  })

  it('is kept once, with a line in the diary', async () => {
    const complaint = await aCase()
    const job = aJob('schedule-callback', { complaintId: complaint._id, purpose: 'satisfaction', within: 'PT14H', attempt: 2 })
    const first = variablesOf(await workbench.run(scheduleCallback, job))
    workbench.later(3_600_000)

    expect(variablesOf(await workbench.run(scheduleCallback, job))).toEqual(first)
    expect(await Callbacks.countDocuments({ complaintId: complaint._id })).toBe(1)
    expect(await diaryOf(complaint)).toMatchObject([{ kind: 'callback.scheduled', data: { purpose: 'satisfaction', attempt: 2 } }])
  })
})
