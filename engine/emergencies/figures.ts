/** What a situation picture counts: the effective information about each event, `domain.md` [0], from the case files. Ids and numbers only. */
import { DateTime } from 'luxon'
import { Complaints, type Complaint } from '../complaints/complaint.ts'
import { stateOf } from '../complaints/state.ts'
import { casesOf } from './belonging.ts'
import type { Emergency } from './emergency.ts'

/** Numbers by the id of what is counted: a tag, a department, a day. */
export type Count = Record<string, number>

export interface Figures {
  cases: number
  /** Received since the picture before. */
  fresh: number
  open: number
  /** Event cause, place, time period, problem. */
  byCause: Count
  byPlace: Count
  byDay: Count
  byNature: Count
  /** Injury degree, 0 none … 4 death. */
  bySeverity: Count
  /** Treatment measures: how many cases have come so far. */
  measures: { contacted: number, planned: number, answered: number, closed: number }
  /** Return visits. */
  visits: { satisfied: number, notSatisfied: number }
}

/** @param since when the picture before was drawn */
export async function figuresOf(emergency: Emergency, leftOut: readonly string[], since: Date | null, zone: string): Promise<Figures> {
  const cases = await Complaints.find({ ...casesOf(emergency), _id: { $nin: [...leftOut] } }, { narrative: 0, complainant: 0, attachments: 0 }).lean<Complaint[]>()
  const met = (stage: string) => cases.filter(({ deadlines }) => deadlines.some((one) => one.stage === stage && one.metAt)).length
  const inState = (...states: string[]) => cases.filter((one) => states.includes(stateOf(one))).length
  return {
    cases: cases.length,
    fresh: since ? cases.filter(({ receivedAt }) => receivedAt > since).length : cases.length,
    open: inState('received', 'handling'),
    byCause: countBy(cases, ({ facts }) => text(facts['tag'])),
    byPlace: countBy(cases, ({ department }) => text(department)),
    byDay: countBy(cases, ({ receivedAt }) => DateTime.fromJSDate(receivedAt, { zone }).toISODate()!),
    byNature: countBy(cases, ({ nature }) => text(nature)),
    bySeverity: countBy(cases, ({ facts }) => String(Number(facts['severity'] ?? 0))),
    measures: { contacted: met('contact'), planned: met('plan'), answered: cases.filter(({ answer }) => answer).length, closed: inState('closed') },
    visits: { satisfied: cases.filter(({ rating }) => rating?.satisfied).length, notSatisfied: cases.filter(({ rating }) => rating?.satisfied === false).length },
  }
}

const text = (value: unknown): string => (typeof value === 'string' ? value : 'unknown')

/** Most frequent first. */
function countBy(cases: readonly Complaint[], key: (one: Complaint) => string): Count {
  const counts = new Map<string, number>()
  for (const one of cases) counts.set(key(one), (counts.get(key(one)) ?? 0) + 1)
  return Object.fromEntries([...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)))
}
