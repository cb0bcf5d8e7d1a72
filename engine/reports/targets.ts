/** The targets of `domain.md`, "Targets to show on the dashboard" [2]: what was reached in a period, beside the goal that the table `report-targets` sets. */
import { DateTime } from 'luxon'
import { Complaints } from '../complaints/complaint.ts'
import { CaseEvents } from '../complaints/events.ts'
import { FollowUps } from '../follow-ups/follow-up.ts'
import { Elements } from '../zeebe/records/shapes.ts'
import { during } from './known-cases.ts'
import type { Period } from './periods.ts'

/** A row of the table: per cent, to be reached at least or at most. */
export interface Goal {
  target: string
  goal: number
  sense: 'at-least' | 'at-most'
}

export interface Target extends Goal {
  /** Per cent; null where there was nothing to count. */
  value: number | null
  /** What the per cent are of. */
  of: number
}

/** A share, as counts. */
export interface Share {
  part: number
  of: number
}

const day = 24 * 3600_000

/**
 * @param ids of the department's cases; null: all
 * @param recurrence of the complaints received and registered, those about a matter that the same person had complained about before
 */
export async function targetsOf(period: Period, department: string | null, ids: string[] | null, goals: readonly Goal[], recurrence: Share): Promise<Target[]> {
  return await Promise.all(goals.map(async (goal) => {
    const share = goal.target === 'recurrence' ? recurrence : await measures[goal.target]?.(period, department, ids) ?? { part: 0, of: 0 }
    return { ...goal, value: share.of === 0 ? null : 100 * share.part / share.of, of: share.of }
  }))
}

type Measure = (period: Period, department: string | null, ids: string[] | null) => Promise<Share>

const measures: Record<string, Measure> = { collection, 'answered-in-a-day': answeredInADay, improved, 'change-in-a-year': changeInAYear, satisfaction }

/** Of the patients who were to be called: those who were reached. */
async function collection(period: Period, department: string | null): Promise<Share> {
  const [found] = await FollowUps.aggregate<Share>([
    { $match: department ? { department } : {} }, { $unwind: '$calls' }, { $match: { 'calls.at': during(period) } },
    { $group: { _id: null, part: { $sum: { $cond: ['$calls.reached', 1, 0] } }, of: { $sum: 1 } } },
  ])
  return found ?? { part: 0, of: 0 }
}

/** Of the complaints whose first day ended in the period: those that were answered, or whose complainant was contacted, within it. */
async function answeredInADay({ from, to }: Period, _: string | null, ids: string[] | null): Promise<Share> {
  const [found] = await Complaints.aggregate<Share>([
    { $match: { receivedAt: { $gte: new Date(from.getTime() - day), $lt: new Date(to.getTime() - day) }, ...(ids && { _id: { $in: ids } }) } },
    { $lookup: {
      from: 'case_events', localField: '_id', foreignField: 'complaintId', as: 'answers', let: { until: { $add: ['$receivedAt', day] } },
      pipeline: [
        { $match: { $or: [{ kind: { $in: ['answer.published', 'case.closed'] } }, { 'kind': 'deadline.met', 'data.stage': 'contact' }], $expr: { $lte: ['$at', '$$until'] } } }, { $limit: 1 },
      ],
    } },
    { $group: { _id: null, part: { $sum: { $size: '$answers' } }, of: { $sum: 1 } } },
  ])
  return found ?? { part: 0, of: 0 }
}

/** Of the improvements whose effect was judged: those that helped and are in the register of corrections. */
async function improved(period: Period, _: string | null, ids: string[] | null): Promise<Share> {
  const of = { processId: 'improvement', ...(ids && { complaintId: { $in: ids } }) }
  const [helped, judged] = await Promise.all([
    Elements.countDocuments({ ...of, elementId: 'improved', enteredAt: during(period) }),
    Elements.countDocuments({ ...of, elementId: 'check-effect', state: 'completed', leftAt: during(period) }),
  ])
  return { part: Math.min(helped, judged), of: judged }
}

/** The complaints of twelve months as per cent more or less than those of the twelve before; of the whole hospital, since departments come and go. */
async function changeInAYear({ to, zone }: Period, department: string | null): Promise<Share> {
  if (department) return { part: 0, of: 0 }
  const years = [0, 1, 2].map((back) => DateTime.fromJSDate(to, { zone }).minus({ years: back }).toJSDate())
  const [now, before] = await Promise.all([0, 1].map((i) => Complaints.countDocuments({ receivedAt: { $gte: years[i + 1]!, $lt: years[i]! } })))
  return { part: (now ?? 0) - (before ?? 0), of: before ?? 0 }
}

/** Of the judgements about handling, by telephone or in the portal: the satisfied ones. */
async function satisfaction(period: Period, _: string | null, ids: string[] | null): Promise<Share> {
  const of = ids && { complaintId: { $in: ids } }
  const [satisfied, not] = await Promise.all([
    CaseEvents.countDocuments({ 'kind': 'case.closed', 'at': during(period), 'data.outcome': 'satisfied', ...of } as object),
    Elements.countDocuments({ elementId: 'not-satisfied', type: 'BOUNDARY_EVENT', enteredAt: during(period), ...of }),
  ])
  return { part: satisfied, of: satisfied + not }
}
