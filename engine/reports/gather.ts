/** Everything that the reports of one period need, counted by department in one pass, so that the whole and each department's part come from the same rows. */
import { DateTime } from 'luxon'
import { Complaints } from '../complaints/complaint.ts'
import { CaseEvents } from '../complaints/events.ts'
import { during, knownCases } from './known-cases.ts'
import type { Period } from './periods.ts'
import { problemStages } from './problems.ts'
import { gatherGrades } from './satisfaction.ts'
import { sharesOf, type DepartmentShare } from './targets.ts'

export const breakdowns = ['channel', 'tier', 'nature', 'field', 'occupation', 'severity', 'department', 'departmentKind', 'place'] as const
export type Breakdown = (typeof breakdowns)[number]

/** One value in one department. */
export interface Counted {
  _id: { department: string, value: string, more?: string }
  total: number
  [count: string]: unknown
}

export interface Gathered {
  /** Rows by what they are about: a breakdown, `all`, `months`, `open`, `handling`, `results`, `appraisal`, `problems`, `registered`, `missed`, `reopened`, `satisfaction`. */
  rows: Record<string, Counted[]>
  shares: Record<string, DepartmentShare[]>
}

export async function gather(period: Period): Promise<Gathered> {
  const inPeriod = { receivedAt: during(period) }
  const closed = { closedAt: during(period) }
  const yes = (field: string) => ({ $sum: { $cond: [`$${field}`, 1, 0] } })
  const by = (value: unknown, counts: object = {}, more?: unknown) =>
    ({ $group: { _id: { department: '$department', value, ...(more !== undefined && { more }) }, total: { $sum: 1 }, ...counts } })

  const [rows = {}] = await Complaints.aggregate<Record<string, Counted[]>>([
    ...knownCases(period, yearBefore(period)),
    { $facet: {
      ...Object.fromEntries(breakdowns.map((field) => [field, [{ $match: inPeriod }, by(`$${field}`, { emergency: yes('emergency') })]])),
      all: [{ $match: inPeriod }, by('all', { emergency: yes('emergency'), epidemic: yes('epidemic') })],
      months: [{ $match: { receivedAt: { $gte: yearBefore(period) } } }, by({ $dateToString: { date: '$receivedAt', format: '%Y-%m', timezone: period.zone } }, { emergency: yes('emergency') })],
      open: [{ $match: { closedAt: null } }, by('open')],
      handling: [{ $match: closed }, by('$field', { hours: { $push: { $divide: [{ $subtract: ['$closedAt', '$receivedAt'] }, 3_600_000] } } })],
      results: [{ $match: closed }, by('$outcome', {}, '$departmentKind')],
      appraisal: [{ $match: { ...closed, $or: [{ counts: true }, { award: true }] } }, by('$occupation', { counts: yes('counts'), repeated: yes('repeated'), awards: yes('award') })],
      problems: problemStages(period),
      registered: [{ $match: { ...inPeriod, tier: { $ne: 'unknown' } } }, by('registered', { repeats: yes('repeat') })],
      cases: [by('$_id')],
    } },
  ])
  const departmentOf = new Map((rows['cases'] ?? []).map(({ _id: { department, value } }) => [value, department]))
  const [missed, reopened, satisfaction, shares] = await Promise.all([
    happened('deadline.missed', '$data.stage', period, departmentOf), happened('case.reopened', 'reopened', period, departmentOf), gatherGrades(period, departmentOf), sharesOf(period, departmentOf, rows['registered'] ?? []),
  ])
  return { rows: { ...rows, missed, reopened, satisfaction }, shares }
}

/** The first instant of the twelve months that end with the period's last one. */
const yearBefore = ({ to, zone }: Period): Date => DateTime.fromJSDate(to, { zone }).minus({ milliseconds: 1 }).startOf('month').minus({ months: 11 }).toJSDate()

/** What the diaries tell of the period. */
async function happened(kind: 'deadline.missed' | 'case.reopened', value: string, period: Period, departmentOf: ReadonlyMap<string, string>): Promise<Counted[]> {
  const found = await CaseEvents.aggregate<{ _id: { complaintId: string, value: string }, total: number }>([
    { $match: { kind, at: during(period) } }, { $group: { _id: { complaintId: '$complaintId', value }, total: { $sum: 1 } } },
  ])
  return found.map(({ _id: { complaintId, value: what }, total }) => ({ _id: { department: departmentOf.get(complaintId) ?? 'unknown', value: what }, total }))
}
