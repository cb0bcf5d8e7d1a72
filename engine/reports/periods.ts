/** The periods that reports are about: whole days, weeks from Monday, and months of the hospital's calendar, from the first instant to the one after the last. */
import { DateTime } from 'luxon'

export const reportKinds = ['daily', 'weekly', 'monthly'] as const
export type ReportKind = (typeof reportKinds)[number]

/** Half-open: `from` belongs to it, `to` to the next one. */
export interface Period {
  /** `daily-2026-03-02`: the kind and the first date. */
  id: string
  kind: ReportKind
  from: Date
  to: Date
  zone: string
}

const units = { daily: 'day', weekly: 'week', monthly: 'month' } as const

/** Longest stretch that is caught up, in periods. */
const most = 31

/** The last period that is over at an instant. */
export const lastPeriod = (kind: ReportKind, at: Date, zone: string): Period => before(kind, DateTime.fromJSDate(at, { zone }).startOf(units[kind]), zone)

/** The periods that are over at an instant and begin at `after` or later, the earliest first, at most the last 31; without `after` only the last one. */
export function periodsSince(kind: ReportKind, after: Date | null, at: Date, zone: string): Period[] {
  const periods: Period[] = []
  for (let period = lastPeriod(kind, at, zone); periods.length < (after ? most : 1) && (!after || period.from >= after); period = before(kind, DateTime.fromJSDate(period.from, { zone }), zone)) {
    periods.unshift(period)
  }
  return periods
}

function before(kind: ReportKind, end: DateTime, zone: string): Period {
  const start = end.minus({ [units[kind]]: 1 }).startOf(units[kind])
  return { id: `${kind}-${start.toISODate()}`, kind, from: start.toJSDate(), to: end.toJSDate(), zone }
}
