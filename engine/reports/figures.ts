/** What a report counts (`domain.md`, "Figures that reports must be able to show" [0], "Closing the loop" [2]). */
import { DateTime } from 'luxon'
import { Complaints } from '../complaints/complaint.ts'
import { CaseEvents } from '../complaints/events.ts'
import { during, knownCases } from './known-cases.ts'
import type { Period } from './periods.ts'
import { asProblem, problemStages, type GroupedProblem, type Problem } from './problems.ts'
import { targetsOf, type Goal, type Target } from './targets.ts'

/** Complaints with one value. Those that belong to a declared emergency are part of `total`, and shown apart in `emergency` [0]. */
export interface Row {
  value: string
  total: number
  emergency: number
}

/** Hours from receipt to closing of the cases that were closed. */
export interface HandlingTime {
  value: string
  closed: number
  meanHours: number
  medianHours: number
}

export const breakdowns = ['channel', 'tier', 'nature', 'field', 'occupation', 'severity', 'department', 'departmentKind', 'place'] as const
export type Breakdown = (typeof breakdowns)[number]

export interface Figures {
  /** In the period. `open`: at its end. */
  counts: { received: number, receivedOfEmergency: number, epidemic: number, closed: number, reopened: number, open: number, missedLimits: number }
  /** Received in the period, by what was known at its end; the most frequent first. */
  received: Record<Breakdown, Row[]>
  /** Received in each of the twelve months up to the end, the earliest first: `2026-02`. */
  months: Row[]
  /** Closed in the period. */
  handling: HandlingTime[]
  results: { departmentKind: string, outcome: string, total: number }[]
  /** Limits missed in the period, by stage. */
  missed: { value: string, total: number }[]
  /** The three most frequent. */
  top: Problem[]
  problems: Problem[]
  /** Where, and about whom: the most frequent first. */
  hotAreas: Row[]
  hotPosts: Row[]
  /** Of the cases closed in the period, by complained-of occupation: how many count in appraisal, how many again, and wronged staff who get an award [0]. */
  appraisal: { value: string, counts: number, repeated: number, awards: number }[]
  targets: Target[]
}

const shownValues = 20
const hot = 5

/** @param department only its cases; null: all */
export async function figuresOf(period: Period, department: string | null, goals: readonly Goal[]): Promise<Figures> {
  const since = yearBefore(period)
  const inPeriod = { receivedAt: during(period) }
  const twelveMonths = { receivedAt: { $gte: since } }
  const count = { $sum: 1 }
  const yes = (field: string) => ({ $sum: { $cond: [`$${field}`, 1, 0] } })
  const ofEmergency = yes('emergency')
  const by = (field: string, most = shownValues) => [{ $match: inPeriod }, { $group: { _id: `$${field}`, total: count, emergency: ofEmergency } }, { $sort: { total: -1 as const, _id: 1 as const } }, { $limit: most }]
  const closed = { closedAt: during(period) }

  const [found] = await Complaints.aggregate<Record<string, Grouped[]>>([
    ...knownCases(period, department, since),
    { $facet: {
      ...Object.fromEntries(breakdowns.map((field) => [field, by(field)])),
      all: [{ $match: inPeriod }, { $group: { _id: 'all', total: count, emergency: ofEmergency, epidemic: yes('epidemic') } }],
      months: [{ $match: twelveMonths }, { $group: { _id: { $dateToString: { date: '$receivedAt', format: '%Y-%m', timezone: period.zone } }, total: count, emergency: ofEmergency } }, { $sort: { _id: 1 } }],
      ...(department && { ids: [{ $project: { _id: 1 } }] }),
      problems: problemStages(period),
      registered: [{ $match: { ...inPeriod, tier: { $ne: 'unknown' } } }, { $group: { _id: 'registered', total: count, repeats: yes('repeat') } }],
      open: [{ $match: { closedAt: null } }, { $group: { _id: 'open', total: count } }],
      handling: [
        { $match: closed }, { $set: { hours: { $divide: [{ $subtract: ['$closedAt', '$receivedAt'] }, 3_600_000] } } }, { $sort: { hours: 1 } },
        { $group: { _id: '$field', total: count, mean: { $avg: '$hours' }, hours: { $push: '$hours' } } }, { $sort: { total: -1, _id: 1 } },
      ],
      appraisal: [
        { $match: { ...closed, $or: [{ counts: true }, { award: true }] } }, { $group: { _id: '$occupation', total: count, counts: yes('counts'), repeated: yes('repeated'), awards: yes('award') } }, { $sort: { total: -1, _id: 1 } },
      ],
      results: [{ $match: closed }, { $group: { _id: { departmentKind: '$departmentKind', outcome: '$outcome' }, total: count } }, { $sort: { '_id.departmentKind': 1, total: -1, '_id.outcome': 1 } }],
    } },
  ])
  const groups = (name: string): Grouped[] => found?.[name] ?? []
  const rows = (name: string): Row[] => groups(name).map(({ _id, total, emergency = 0 }) => ({ value: String(_id), total, emergency }))
  const received = Object.fromEntries(breakdowns.map((field) => [field, rows(field)])) as Figures['received']
  const ids = department === null ? null : groups('ids').map(({ _id }) => String(_id))
  const [registered] = groups('registered')
  const recurrence = { part: registered?.repeats ?? 0, of: registered?.total ?? 0 }
  const [diary, targets] = await Promise.all([diaryOf(period, ids), targetsOf(period, department, ids, goals, recurrence)])
  const problems = (groups('problems') as unknown as GroupedProblem[]).map(asProblem)
  const [all] = groups('all')
  return {
    counts: {
      received: all?.total ?? 0, receivedOfEmergency: all?.emergency ?? 0, epidemic: all?.epidemic ?? 0, closed: groups('handling').reduce((sum, { total }) => sum + total, 0),
      reopened: diary.reopened, open: groups('open')[0]?.total ?? 0, missedLimits: diary.missed.reduce((sum, { total }) => sum + total, 0),
    },
    received,
    months: rows('months'),
    handling: groups('handling').map(({ _id, total, mean = 0, hours = [] }) => ({ value: String(_id), closed: total, meanHours: mean, medianHours: medianOf(hours) })),
    results: groups('results').map(({ _id, total }) => ({ ..._id as { departmentKind: string, outcome: string }, total })),
    missed: diary.missed,
    top: problems.slice(0, 3),
    problems,
    hotAreas: known([...received.department, ...received.place]).toSorted((a, b) => b.total - a.total).slice(0, hot),
    hotPosts: known(received.occupation).slice(0, hot),
    appraisal: groups('appraisal').map(({ _id, counts = 0, repeated = 0, awards = 0 }) => ({ value: String(_id), counts, repeated, awards })),
    targets,
  }
}

interface Grouped {
  _id: unknown
  total: number
  emergency?: number
  epidemic?: number
  mean?: number
  repeats?: number
  counts?: number
  repeated?: number
  awards?: number
  /** Sorted. */
  hours?: number[]
}

const known = (rows: Row[]): Row[] => rows.filter(({ value }) => value !== 'unknown')

const medianOf = (sorted: number[]): number => ((sorted[Math.floor((sorted.length - 1) / 2)] ?? 0) + (sorted[Math.ceil((sorted.length - 1) / 2)] ?? 0)) / 2

/** The first instant of the twelve months that end with the period's last one. */
function yearBefore({ to, zone }: Period): Date {
  return DateTime.fromJSDate(to, { zone }).minus({ milliseconds: 1 }).startOf('month').minus({ months: 11 }).toJSDate()
}

/** What the diaries tell of the period; `ids`: of these cases only. */
async function diaryOf(period: Period, ids: string[] | null): Promise<{ missed: { value: string, total: number }[], reopened: number }> {
  const of = { at: during(period), ...(ids && { complaintId: { $in: ids } }) }
  const [missed, reopened] = await Promise.all([
    CaseEvents.aggregate<Grouped>([{ $match: { kind: 'deadline.missed', ...of } }, { $group: { _id: '$data.stage', total: { $sum: 1 } } }, { $sort: { total: -1, _id: 1 } }]),
    CaseEvents.countDocuments({ kind: 'case.reopened', ...of } as object),
  ])
  return { missed: missed.map(({ _id, total }) => ({ value: String(_id), total })), reopened }
}
