import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { Complaints, type Complaint } from '../../engine/complaints/complaint.ts'
import { eventText } from '../../engine/complaints/history-texts.ts'
import { Outbox } from '../../engine/complaints/outbox.ts'
import { changeDeadline, setDeadlines, type StagePolicy } from '../../engine/deadlines/index.ts'
import { previewCalendar, replaceCalendar, type CalendarDraft } from '../../engine/deadlines/replace-calendar.ts'
import type { Actor } from '../../engine/access/actor.ts'
import { loadHospital } from '../../engine/people/store.ts'
import { aCase, caseNow, diaryOf, monday, openWorkbench, type Workbench } from '../connectors/workbench.ts'

const stages: StagePolicy[] = [
  { stage: 'plan', within: 'P3D', counting: 'working-time', remind: 'P1D' },
  { stage: 'end', within: 'PT20H', counting: 'working-time', remind: null },
  { stage: 'statutory', within: 'P15D', counting: 'around-the-clock', remind: 'P3D' },
]
const administrator: Actor = { id: 'gao-yuan', name: 'Gao Yuan', email: 'gao.yuan@hospital.example', roles: ['administrator'], department: null, groups: [], language: 'en' }
const closedOn = (date: string) => ({ date, name: 'Closed for a move' })

describe('a change of the calendar', () => {
  let workbench: Workbench
  let complaint: Complaint
  let woken = 0
  beforeAll(async () => { workbench = await openWorkbench() })
  afterAll(async () => await workbench.close())
  beforeEach(async () => {
    await Complaints.deleteMany({})
    workbench.at(monday)
    complaint = await aCase()
    await setDeadlines({ complaintId: complaint._id, stages, from: new Date(monday), now: new Date(monday), eventId: `set-${complaint._id}` }, (await loadHospital()).calendar)
  })

  const draft = async (change: Partial<CalendarDraft> = {}): Promise<CalendarDraft> => {
    const { id, ...settings } = (await loadHospital()).calendar
    return { ...settings, ...change }
  }
  const withHoliday = async (...dates: string[]) => {
    const settings = await draft()
    return { ...settings, holidays: [...settings.holidays, ...dates.map(closedOn)] }
  }
  const replace = (wanted: CalendarDraft) => replaceCalendar(wanted, administrator, workbench.clock.now(), () => { woken += 1 })

  it('is shown as a difference first, which changes nothing', async () => {
    const before = await caseNow(complaint)
    const { moves, calendar } = await previewCalendar(await withHoliday('2026-03-03'), workbench.clock.now())

    expect(moves.map(({ stage, at }) => [stage, at.before.toISOString(), at.after.toISOString()])).toEqual([
      ['plan', '2026-03-05T01:00:00.000Z', '2026-03-06T01:00:00.000Z'],
      ['end', '2026-03-04T08:00:00.000Z', '2026-03-05T08:00:00.000Z'],
    ])
    expect(moves[0]).toMatchObject({ complaintId: complaint._id, receipt: complaint.receipt, round: 1 })
    expect((await loadHospital()).calendar.version).toBe(calendar.version - 1)
    expect(await caseNow(complaint)).toEqual(before)
  })

  it('does exactly what was shown, tells the watches, and says so in the history with both versions', async () => {
    const wanted = await withHoliday('2026-03-03', '2026-03-04')
    const shown = await previewCalendar(wanted, workbench.clock.now())
    const done = await replace(wanted)

    expect(done.moves).toEqual(shown.moves)
    const { deadlines } = await caseNow(complaint)
    expect(deadlines.map(({ stage, at }) => [stage, at])).toEqual([...done.moves.map(({ stage, at }) => [stage, at.after]), ['statutory', new Date('2026-03-17T01:00:00Z')]])
    const version = `${done.calendar.id}@${done.calendar.version}`
    expect(deadlines.map(({ calendar }) => calendar === version)).toEqual([true, true, false])
    expect((await Outbox.find({ correlationKey: { $regex: complaint._id } }).lean()).map(({ name, correlationKey }) => `${name} ${correlationKey}`).toSorted())
      .toEqual([`deadline-moved ${complaint._id}:end`, `deadline-moved ${complaint._id}:plan`])
    const moved = (await diaryOf(complaint)).find(({ kind }) => kind === 'deadline.moved')!
    expect(moved).toMatchObject({ actor: 'gao-yuan', data: { after: version, before: [deadlines[2]!.calendar] } })
    expect(eventText('deadline.moved', moved.data as never, await loadHospital()).en).toContain(`became ${version}. Plan: now until`)
    expect((await previewCalendar(await draft(), workbench.clock.now())).moves).toEqual([])
    expect(woken).toBeGreaterThan(0)
  })

  it('that was broken off in between is finished by the same call', async () => {
    const wanted = await withHoliday('2026-03-05')
    const { moves } = await replace(wanted)
    // As a server leaves it that saved the calendar and died before it came to this case.
    await Complaints.updateOne({ _id: complaint._id }, { $set: { deadlines: complaint.deadlines } })
    await setDeadlines({ complaintId: complaint._id, stages, from: new Date(monday), now: new Date(monday), eventId: `again-${complaint._id}` }, { ...(await loadHospital()).calendar, holidays: [] })

    const left = await previewCalendar(await draft(), workbench.clock.now())
    expect(left.moves.map(({ stage }) => stage)).toEqual(expect.arrayContaining(moves.map(({ stage }) => stage)))
    const again = await replace(await draft())
    expect(again.moves).toEqual(left.moves)
    expect(again.calendar.version).toBe((await loadHospital()).calendar.version)
  })

  it('keeps pauses and extensions, and leaves closed and cancelled cases alone', async () => {
    const { calendar } = await loadHospital()
    await changeDeadline({ complaintId: complaint._id, stage: 'plan', what: 'extension', length: 'P1D', because: 'complex', by: 'wei-chao', approvedBy: 'ding-shuhua', request: `r-${complaint._id}`, now: new Date(monday) }, calendar)
    const before = (await caseNow(complaint)).deadlines[0]!.at
    const canceled = await aCase({ deadlines: (await caseNow(complaint)).deadlines, progress: { instanceKey: '1', state: 'canceled', startedAt: new Date(monday) } })
    const { moves } = await replace(await withHoliday('2026-03-06'))

    expect(moves.filter(({ complaintId }) => complaintId === canceled._id)).toEqual([])
    expect((await caseNow(canceled)).deadlines[0]?.at).toEqual(before)
    expect(moves.find(({ stage }) => stage === 'plan')?.at.before).toEqual(before)
    expect((await caseNow(complaint)).deadlines[0]!.at > before).toBe(true)
  })

  it('that has faults is refused with the place of each, and nothing happens', async () => {
    const before = (await loadHospital()).calendar
    const bad = { ...await draft(), timeZone: 'Mars/Olympus', holidays: [closedOn('2026-02-30')] }

    await expect(replace(bad)).rejects.toMatchObject({ code: 'calendar.invalid', extra: { errors: [{ path: '/timeZone' }, { path: '/holidays/0' }] } })
    await expect(previewCalendar(bad, workbench.clock.now())).rejects.toMatchObject({ code: 'calendar.invalid' })
    expect((await loadHospital()).calendar).toEqual(before)
    expect((await diaryOf(complaint)).map(({ kind }) => kind)).toEqual(['deadlines.set'])
  })

  it('that another administrator has overtaken is refused, and nothing happens', async () => {
    const wanted = await withHoliday('2026-04-01')
    const outcomes = await Promise.allSettled([replace(wanted), replace({ ...wanted, holidays: [closedOn('2026-04-02')] })])

    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'calendar.changed' } })
    await expect(replace(wanted)).rejects.toMatchObject({ code: 'calendar.changed' })
  })
})
