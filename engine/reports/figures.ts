/** What a report counts (`domain.md`, "Figures that reports must be able to show" [0], "Closing the loop" [2]). */
import { breakdowns, type Breakdown, type Counted, type Gathered } from './gather.ts'
import { problemsIn, type Problem } from './problems.ts'
import { satisfactionFrom, type Satisfaction } from './satisfaction.ts'
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

export interface Figures {
  /** In the period. `open`: at its end. */
  counts: { received: number, receivedOfEmergency: number, epidemic: number, closed: number, reopened: number, open: number, missedLimits: number }
  /** Received in the period, by what was known at its end; the most frequent first, twenty at most. */
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
  /** What people graded in the period; reports of before do not have it. */
  satisfaction?: Satisfaction[]
  targets: Target[]
}

const shownValues = 20
const hot = 5

/** @param department only its cases; null: all */
export function figuresFrom({ rows, shares }: Gathered, department: string | null, goals: readonly Goal[]): Figures {
  const of = (name: string): Counted[] => (rows[name] ?? []).filter(({ _id }) => department === null || _id.department === department)
  const received = Object.fromEntries(breakdowns.map((field) => [field, folded(of(field)).slice(0, shownValues)])) as Record<Breakdown, Row[]>
  const problems = problemsIn(of('problems'))
  return {
    counts: {
      received: sum(of('all')), receivedOfEmergency: sum(of('all'), 'emergency'), epidemic: sum(of('all'), 'epidemic'), closed: sum(of('handling')), reopened: sum(of('reopened')), open: sum(of('open')),
      missedLimits: sum(of('missed')),
    },
    received,
    months: folded(of('months')).toSorted((a, b) => (a.value < b.value ? -1 : 1)),
    handling: byValue(of('handling')).map(([value, some]) => handlingTime(value, some.flatMap(({ hours }) => hours as number[]))).toSorted((a, b) => b.closed - a.closed || (a.value < b.value ? -1 : 1)),
    results: resultsIn(of('results')),
    missed: folded(of('missed')).map(({ value, total }) => ({ value, total })),
    top: problems.slice(0, 3),
    problems,
    hotAreas: known([...received.department, ...received.place]).toSorted((a, b) => b.total - a.total).slice(0, hot),
    hotPosts: known(received.occupation).slice(0, hot),
    appraisal: byValue(of('appraisal')).map(([value, some]) => ({ value, counts: sum(some, 'counts'), repeated: sum(some, 'repeated'), awards: sum(some, 'awards') }))
      .toSorted((a, b) => b.counts - a.counts || (a.value < b.value ? -1 : 1)),
    satisfaction: satisfactionFrom(of('satisfaction')),
    targets: targetsOf(goals, shares, department),
  }
}

/** Departments of which the period has something to say. */
export const departmentsIn = ({ rows }: Gathered): string[] =>
  [...new Set(['all', 'handling', 'open'].flatMap((name) => (rows[name] ?? []).map(({ _id }) => _id.department)))].filter((department) => department !== 'unknown').toSorted()

const sum = (rows: Counted[], count = 'total'): number => rows.reduce((all, row) => all + Number(row[count] ?? 0), 0)

const byValue = (rows: Counted[]): [string, Counted[]][] => [...Map.groupBy(rows, ({ _id }) => _id.value)]

/** The departments together, the most frequent value first. */
const folded = (rows: Counted[]): Row[] =>
  byValue(rows).map(([value, some]) => ({ value, total: sum(some), emergency: sum(some, 'emergency') })).toSorted((a, b) => b.total - a.total || (a.value < b.value ? -1 : 1))

const known = (rows: Row[]): Row[] => rows.filter(({ value }) => value !== 'unknown')

function handlingTime(value: string, hours: number[]): HandlingTime {
  const sorted = hours.toSorted((a, b) => a - b)
  const [below = 0, above = 0] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.ceil((sorted.length - 1) / 2)]]
  return { value, closed: sorted.length, meanHours: sorted.reduce((all, one) => all + one, 0) / sorted.length, medianHours: (below + above) / 2 }
}

const resultsIn = (rows: Counted[]): Figures['results'] =>
  [...Map.groupBy(rows, ({ _id }) => `${_id.more} ${_id.value}`).values()]
    .map((some) => ({ departmentKind: some[0]?._id.more ?? 'unknown', outcome: some[0]?._id.value ?? 'unknown', total: sum(some) }))
    .toSorted((a, b) => (a.departmentKind === b.departmentKind ? b.total - a.total || (a.outcome < b.outcome ? -1 : 1) : a.departmentKind < b.departmentKind ? -1 : 1))
