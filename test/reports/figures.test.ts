/** The figures of many made-up cases, counted a second time in plain TypeScript. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { compileReports } from '../../engine/reports/compile.ts'
import { figuresFrom, type Figures, type Row } from '../../engine/reports/figures.ts'
import { gather } from '../../engine/reports/gather.ts'
import { lastPeriod, type Period } from '../../engine/reports/periods.ts'
import { Reports, type Report } from '../../engine/reports/report.ts'
import type { Goal } from '../../engine/reports/targets.ts'
import { Complaints, type Complaint } from '../../engine/complaints/complaint.ts'
import { CaseEvents, type CaseEvent } from '../../engine/complaints/events.ts'
import { FollowUps, type FollowUp } from '../../engine/follow-ups/follow-up.ts'
import { Elements } from '../../engine/zeebe/records/shapes.ts'
import { aJob, openWorkbench, variablesOf, type Workbench } from '../connectors/workbench.ts'
import { compileReport } from '../../connectors/compile-report/compile-report.ts'

const hour = 3600_000
const day = 24 * hour
const march: Period = lastPeriod('monthly', new Date('2026-04-01T00:00:00+08:00'), 'Asia/Shanghai')
const goals: Goal[] = ['collection', 'answered-in-a-day', 'improved', 'satisfaction', 'recurrence', 'change-in-a-year'].map((target) => ({ target, goal: 90, sense: 'at-least' }))

/** One made-up case: everything that happened to it, with the instant. */
interface Life {
  id: string
  channel: string
  receivedAt: Date
  decided: { at: Date, set: Record<string, unknown> }[]
  ends: { at: Date, outcome: string | null }[]
  firstWord: Date | null
  missed: Date[]
}

const figuresOf = async (period: Period, department: string | null, wanted: Goal[]): Promise<Figures> => figuresFrom(await gather(period), department, wanted)

/** A generator whose numbers are always the same. */
function dice(seed: number) {
  let state = seed
  const next = (): number => {
    state = (state * 1664525 + 1013904223) % 2 ** 32
    return state / 2 ** 32
  }
  return { chance: (p: number) => next() < p, upTo: (n: number) => Math.floor(next() * n), of: <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]! }
}

const lists = {
  channel: ['web', 'phone', '12345', 'letter'], tier: ['general', 'important', 'dispute'], nature: ['service', 'quality', 'process', 'rights'], field: ['clinical', 'management', 'doctor-patient', 'other'],
  tag: ['waiting-time', 'attitude', 'misdiagnosis', 'privacy-leak'], occupation: ['doctor', 'nurse', 'security'], department: ['cardiology', 'orthopaedics', 'outpatient', 'finance'], severity: ['0', '1', '3'],
}
const kinds: Record<string, string> = { cardiology: 'non-surgical', orthopaedics: 'surgical', outpatient: 'other', finance: 'office' }

function lives(count: number): Life[] {
  const { chance, upTo, of } = dice(4711)
  return Array.from({ length: count }, (_, i) => {
    // Some exactly on the edges of the month.
    const receivedAt = i === 0 ? march.from : i === 1 ? march.to : i === 2 ? new Date(march.to.getTime() - 1) : new Date(march.from.getTime() - 60 * day + upTo(105 * 24 * 60) * 60_000)
    const later = (most: number) => new Date(receivedAt.getTime() + 1 + upTo(most))
    const set: Record<string, unknown> = Object.fromEntries((['tier', 'nature', 'field', 'tag', 'department', 'severity'] as const).map((fact) => [fact, of(lists[fact])]))
    if (chance(0.5)) set['occupation'] = of(lists.occupation)
    if (chance(0.3)) set['epidemicRelated'] = true
    if (chance(0.2)) set['emergency'] = 'flu'
    if (chance(0.1)) set['repeatOf'] = 'case'
    const decided = chance(0.9) ? [{ at: later(day), set }] : []
    if (decided.length > 0 && chance(0.3)) decided.push({ at: later(30 * day), set: { tier: 'dispute', founded: of(['yes', 'no', 'partly']) } })
    const ends: Life['ends'] = chance(0.7) ? [{ at: later(20 * day), outcome: of(['satisfied', 'unreached', 'answered']) }] : []
    if (ends.length > 0) decided.push({ at: new Date(ends[0]!.at.getTime() - 1), set: { counts: chance(0.4), repeated: chance(0.2), award: chance(0.1) } })
    if (ends.length > 0 && chance(0.2)) ends.push({ at: new Date(ends[0]!.at.getTime() + upTo(10 * day)), outcome: null })
    if (ends.length > 1 && chance(0.5)) ends.push({ at: new Date(ends[1]!.at.getTime() + upTo(10 * day)), outcome: 'satisfied' })
    return { id: `c${i}`, channel: of(lists.channel), receivedAt, decided: decided.toSorted((a, b) => a.at.getTime() - b.at.getTime()), ends, firstWord: chance(0.8) ? later(2 * day) : null, missed: chance(0.4) ? [later(25 * day)] : [] }
  })
}

async function keep(all: Life[]): Promise<void> {
  await Complaints.insertMany(all.map(({ id, channel, receivedAt, ends, decided }): Complaint => ({
    _id: id, receipt: `2026-${id.slice(1).padStart(6, '0')}`, channel: channel as Complaint['channel'], subject: 's', narrative: 'n', anonymous: false, attachments: [], receivedAt, openedBy: null, people: [], deadlines: [],
    // The file as it stands today, long after the report.
    ...{ department: null, departments: [], nature: null, tier: null, facts: Object.assign({}, ...decided.map(({ set }) => set)) as Record<string, unknown> },
    ...(ends.at(-1)?.outcome && { closedAt: ends.at(-1)!.at, outcome: ends.at(-1)!.outcome! }),
  })))
  const events = all.flatMap(({ id, decided, ends, firstWord, missed }): Omit<CaseEvent, '_id'>[] => [
    ...decided.map(({ at, set }) => ({ complaintId: id, kind: 'case.decided' as const, at, actor: null, data: { set } })),
    ...ends.map(({ at, outcome }) => (outcome
      ? { complaintId: id, kind: 'case.closed' as const, at, actor: null, data: { outcome } }
      : { complaintId: id, kind: 'case.reopened' as const, at, actor: null, data: { outcome: null, closedAt: null, satisfied: null, score: null, round: 2 } })),
    ...(firstWord ? [{ complaintId: id, kind: 'deadline.met' as const, at: firstWord, actor: null, data: { stage: 'contact', at: firstWord } }] : []),
    ...missed.map((at) => ({ complaintId: id, kind: 'deadline.missed' as const, at, actor: null, data: { stage: 'plan', at } })),
  ])
  await CaseEvents.insertMany(events.map((event, i) => ({ ...event, _id: `e${String(i).padStart(6, '0')}` })))
}

// ---- the second count

const inMarch = (at: Date): boolean => at >= march.from && at < march.to
type Facts = Record<string, string | boolean>
const known = ({ decided }: Life): Facts => Object.assign({}, ...decided.filter(({ at }) => at < march.to).map(({ set }) => set)) as Facts
const lastEnd = ({ ends }: Life) => ends.filter(({ at }) => at < march.to).at(-1)
const closedAt = (life: Life): Date | null => (lastEnd(life)?.outcome ? lastEnd(life)!.at : null)

function tally(all: Life[], value: (life: Life) => string): Row[] {
  const rows = new Map<string, Row>()
  for (const life of all) {
    const row = rows.get(value(life)) ?? { value: value(life), total: 0, emergency: 0 }
    rows.set(row.value, { ...row, total: row.total + 1, emergency: row.emergency + (known(life)['emergency'] ? 1 : 0) })
  }
  return [...rows.values()].toSorted((a, b) => b.total - a.total || (a.value < b.value ? -1 : 1))
}
const fact = (name: string) => (life: Life): string => String(known(life)[name] ?? 'unknown')
const median = (values: number[]): number => {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted.length % 2 ? sorted[(sorted.length - 1) / 2]! : (sorted[sorted.length / 2 - 1]! + sorted[sorted.length / 2]!) / 2
}

let workbench: Workbench
let all: Life[]
let figures: Figures

beforeAll(async () => {
  workbench = await openWorkbench()
  all = lives(600)
  await keep(all)
  figures = await figuresOf(march, null, goals)
})
afterAll(async () => await workbench.close())

describe('a monthly report', () => {
  it('counts what was received in its month, and nothing on the far side of its edges', () => {
    const received = all.filter(({ receivedAt }) => inMarch(receivedAt))
    expect(received.map(({ id }) => id)).toEqual(expect.arrayContaining(['c0', 'c2']))
    expect(received.map(({ id }) => id)).not.toContain('c1')
    expect(figures.counts).toMatchObject({ received: received.length, epidemic: received.filter((life) => known(life)['epidemicRelated']).length, receivedOfEmergency: received.filter((life) => known(life)['emergency']).length })
  })

  it.each([
    ['channel', (life: Life) => life.channel], ['tier', fact('tier')], ['nature', fact('nature')], ['field', fact('field')], ['occupation', fact('occupation')], ['severity', fact('severity')],
    ['department', fact('department')], ['departmentKind', (life: Life) => kinds[fact('department')(life)] ?? 'unknown'],
  ] as const)('tells them by %s as it was known at the end of the month, those of the emergency apart', (breakdown, value) => {
    expect(figures.received[breakdown]).toEqual(tally(all.filter(({ receivedAt }) => inMarch(receivedAt)), value))
  })

  it('counts what was closed, also what was closed twice, and what is open', () => {
    const closed = all.filter((life) => closedAt(life) && inMarch(closedAt(life)!))
    expect(figures.counts.closed).toBe(closed.length)
    expect(figures.counts.open).toBe(all.filter((life) => life.receivedAt < march.to && closedAt(life) === null).length)
    expect(figures.counts.reopened).toBe(all.flatMap(({ ends }) => ends).filter(({ at, outcome }) => outcome === null && inMarch(at)).length)
    expect(figures.results.reduce((sum, { total }) => sum + total, 0)).toBe(closed.length)
    const surgical = closed.filter((life) => kinds[fact('department')(life)] === 'surgical' && lastEnd(life)!.outcome === 'satisfied')
    expect(figures.results).toContainEqual({ departmentKind: 'surgical', outcome: 'satisfied', total: surgical.length })
  })

  it('tells how long they took, by field', () => {
    for (const { value, closed, meanHours, medianHours } of figures.handling) {
      const took = all.filter((life) => closedAt(life) && inMarch(closedAt(life)!) && fact('field')(life) === value).map((life) => (closedAt(life)!.getTime() - life.receivedAt.getTime()) / hour)
      expect(closed).toBe(took.length)
      expect(meanHours).toBeCloseTo(took.reduce((sum, one) => sum + one, 0) / took.length, 6)
      expect(medianHours).toBeCloseTo(median(took), 6)
    }
    expect(figures.handling.length).toBeGreaterThan(3)
  })

  it('names the three most frequent problems, with what of them came back and was founded', () => {
    const tagged = all.filter((life) => inMarch(life.receivedAt) && known(life)['tag'])
    const expected = tally(tagged, fact('tag'))
    expect(figures.problems.map(({ tag, total, emergency }) => ({ value: tag, total, emergency }))).toEqual(expected)
    expect(figures.top).toEqual(figures.problems.slice(0, 3))
    for (const { tag, founded, before, repeats } of figures.problems) {
      const mine = tagged.filter((life) => known(life)['tag'] === tag)
      expect(founded).toBe(mine.filter((life) => ['yes', 'partly'].includes(String(known(life)['founded']))).length)
      expect(repeats).toBe(mine.filter((life) => known(life)['repeatOf']).length)
      expect(before).toBe(all.filter((life) => life.receivedAt < march.from && life.receivedAt.getTime() >= march.from.getTime() - 90 * day && known(life)['tag'] === tag).length)
    }
  })

  it('tells what counts in appraisal, by occupation', () => {
    const closed = all.filter((life) => closedAt(life) && inMarch(closedAt(life)!) && (known(life)['counts'] || known(life)['award']))
    for (const { value, counts, repeated, awards } of figures.appraisal) {
      const mine = closed.filter((life) => fact('occupation')(life) === value).map(known)
      expect([value, counts, repeated, awards]).toEqual([value, ...['counts', 'repeated', 'award'].map((name) => mine.filter((facts) => facts[name]).length)])
    }
    expect(new Set(figures.appraisal.map(({ value }) => value))).toEqual(new Set(closed.map(fact('occupation'))))
  })

  it('tells limits missed in the month', () => {
    expect(figures.counts.missedLimits).toBe(all.flatMap(({ missed }) => missed).filter(inMarch).length)
    expect(figures.missed).toEqual([{ value: 'plan', total: figures.counts.missedLimits }])
  })

  it('is the same for a department as if there were no other', async () => {
    const mine = await figuresOf(march, 'cardiology', goals)
    const own = all.filter((life) => known(life)['department'] === 'cardiology')
    expect(mine.counts.received).toBe(own.filter(({ receivedAt }) => inMarch(receivedAt)).length)
    expect(mine.received.channel).toEqual(tally(own.filter(({ receivedAt }) => inMarch(receivedAt)), ({ channel }) => channel))
    expect(mine.counts.missedLimits).toBe(own.flatMap(({ missed }) => missed).filter(inMarch).length)
  })
})

describe('the targets', () => {
  const target = (name: string, of: Figures = figures) => of.targets.find((one) => one.target === name)!

  it('say how many were answered within their first day, of those whose first day ended in the month', () => {
    const due = all.filter(({ receivedAt }) => inMarch(new Date(receivedAt.getTime() + day)))
    const answered = due.filter(({ receivedAt, firstWord, ends }) => [firstWord, ...ends.filter(({ outcome }) => outcome).map(({ at }) => at)].some((at) => at && at.getTime() <= receivedAt.getTime() + day))
    expect(target('answered-in-a-day')).toMatchObject({ of: due.length })
    expect(target('answered-in-a-day').value).toBeCloseTo(100 * answered.length / due.length, 6)
  })

  it('say how many came back', () => {
    const registered = all.filter((life) => inMarch(life.receivedAt) && known(life)['tier'])
    expect(target('recurrence')).toMatchObject({ of: registered.length, value: expect.closeTo(100 * registered.filter((life) => known(life)['repeatOf']).length / registered.length, 6) as number })
  })

  it('say how many of those who judged were satisfied, and how many patients were reached', async () => {
    const closings = all.flatMap(({ ends }) => ends).filter(({ at, outcome }) => outcome === 'satisfied' && inMarch(at)).length
    const boundary = (id: string, enteredAt: Date) => ({ _id: id, elementId: 'not-satisfied', type: 'BOUNDARY_EVENT', instanceKey: '1', scopeKey: '1', processId: 'p', processKey: '1', complaintId: 'c3', state: 'completed' as const, enteredAt, leftAt: enteredAt, calledInstanceKey: null })
    await Elements.insertMany([boundary('b1', march.from), boundary('b2', march.to)])
    const call = (_id: string, at: Date, reached: boolean) => ({ _id, at, reached, scores: null, complaintId: null })
    const followUp: FollowUp = { _id: 'f1', kind: 'discharge', name: 'n', phone: '1', language: 'zh', department: 'cardiology', from: march.from, every: null, until: null, addedBy: 'x', addedAt: march.from, same: 's', calls: [call('1', march.from, true), call('2', new Date(march.to.getTime() - 1), false), call('3', march.to, true)] }
    await FollowUps.create(followUp)
    const step = (id: string, elementId: string, at: Date) => ({ ...boundary(id, at), elementId, type: 'USER_TASK', processId: 'improvement', leftAt: at })
    await Elements.insertMany([step('i1', 'check-effect', march.from), step('i2', 'check-effect', march.from), step('i3', 'improved', march.from), step('i4', 'improved', march.to)])
    const again = await figuresOf(march, null, goals)

    expect(target('improved', again)).toMatchObject({ of: 2, value: 50 })
    expect(target('satisfaction', again)).toMatchObject({ of: closings + 1, value: expect.closeTo(100 * closings / (closings + 1), 6) as number })
    expect(target('collection', again)).toMatchObject({ of: 2, value: 50 })
  })

  it('say how content people were in each dimension: those who answered the questionnaire, and patients who were called', async () => {
    const answered = (complaintId: string, at: Date, visit: number, aftercare: number | null) => ({ _id: `${complaintId}:survey.answered`, complaintId, kind: 'survey.answered', at, actor: null, data: { way: 'link', grades: { visit, information: 3, aftercare } } })
    await CaseEvents.insertMany([answered('c3', march.from, 5, null), answered('c4', march.from, 2, 4), answered('c5', march.to, 1, 1)])
    await FollowUps.updateOne({ '_id': 'f1', 'calls._id': '1' }, { 'calls.$.scores': { visit: 4, information: 4, aftercare: 5 } })

    expect((await figuresOf(march, null, goals)).satisfaction).toEqual([
      { source: 'survey', dimension: 'visit', answers: 2, mean: 3.5 }, { source: 'survey', dimension: 'information', answers: 2, mean: 3 }, { source: 'survey', dimension: 'aftercare', answers: 1, mean: 4 },
      { source: 'follow-up', dimension: 'visit', answers: 1, mean: 4 }, { source: 'follow-up', dimension: 'information', answers: 1, mean: 4 }, { source: 'follow-up', dimension: 'aftercare', answers: 1, mean: 5 },
    ])
    expect((await figuresOf(march, 'cardiology', goals)).satisfaction).toContainEqual({ source: 'follow-up', dimension: 'visit', answers: 1, mean: 4 })
  })

  it('say nothing where there is nothing to count', () => {
    expect(target('change-in-a-year')).toMatchObject({ of: 0, value: null })
  })
})

describe('compiling', () => {
  const compile = (jobKey: string, now: string) => compileReports({ kind: 'daily', goals, now: new Date(now), jobKey })

  it('late gives what was known in time: what happened afterwards does not count', async () => {
    const before = await figuresOf(march, null, goals)
    await CaseEvents.insertMany(all.slice(0, 50).map(({ id }, i) => ({ _id: `late${i}`, complaintId: id, kind: 'case.decided', at: march.to, actor: null, data: { set: { tier: 'general', field: 'other', department: 'finance' } } })))

    expect(await figuresOf(march, null, goals)).toEqual(before)
  })

  it('catches up what nobody could compile, once, and gives a repeated job the same answer', async () => {
    expect(await compile('job1', '2026-03-10T07:00:00+08:00')).toEqual(['daily-2026-03-09'])
    expect(await compile('job2', '2026-03-13T07:00:00+08:00')).toEqual(['daily-2026-03-10', 'daily-2026-03-11', 'daily-2026-03-12'])
    expect(await compile('job2', '2026-03-14T07:00:00+08:00').then((ids) => ids.slice(0, 3))).toEqual(['daily-2026-03-10', 'daily-2026-03-11', 'daily-2026-03-12'])
    expect(await Promise.all(['job3', 'job4'].map((job) => compile(job, '2026-03-15T07:00:00+08:00'))).then((both) => both.flat())).toEqual(['daily-2026-03-14'])
  })

  it('tells the process which report it was, or that there was none to compile', async () => {
    workbench.at('2026-04-01T07:00:00+08:00')
    const targets = [{ target: 'recurrence', goal: 5, sense: 'at-most' }]
    expect(variablesOf(await workbench.run(compileReport, aJob('compile-report', { kind: 'monthly', targets })))).toEqual({ report: 'monthly-2026-03-01', reports: ['monthly-2026-03-01'] })
    expect(variablesOf(await workbench.run(compileReport, aJob('compile-report', { kind: 'monthly', targets })))).toEqual({ report: null, reports: [] })
    expect(await Reports.findById('monthly-2026-03-01').lean<Report>()).toMatchObject({ releasedAt: null, departments: expect.arrayContaining([expect.objectContaining({ department: 'finance' })]) as unknown })
  })
})
