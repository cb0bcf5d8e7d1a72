/** The targets of `domain.md`, "Targets to show on the dashboard" [2]: what was reached in a period, beside the goal that the table `report-targets` sets. */
import { DateTime } from 'luxon'
import { Complaints } from '../complaints/complaint.ts'
import { CaseEvents } from '../complaints/events.ts'
import { FollowUps } from '../follow-ups/follow-up.ts'
import { Elements } from '../zeebe/records/shapes.ts'
import type { Counted } from './gather.ts'
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

/** A share of one department, as counts; `department` null: only known of the whole hospital. */
export interface DepartmentShare {
  department: string | null
  part: number
  of: number
}

const day = 24 * 3600_000

/** @param department null: of all */
export function targetsOf(goals: readonly Goal[], shares: Record<string, DepartmentShare[]>, department: string | null): Target[] {
  return goals.map((goal) => {
    const mine = (shares[goal.target] ?? []).filter((share) => department === null || share.department === department)
    const [part, of] = [mine.reduce((sum, share) => sum + share.part, 0), mine.reduce((sum, share) => sum + share.of, 0)]
    return { ...goal, value: of === 0 ? null : 100 * part / of, of }
  })
}

/**
 * @param departmentOf of each case that was known at the end of the period
 * @param registered the complaints received and registered, with those among them that repeat
 */
export async function sharesOf(period: Period, departmentOf: ReadonlyMap<string, string>, registered: readonly Counted[]): Promise<Record<string, DepartmentShare[]>> {
  const [reached, answered, improvement, change, judged] = await Promise.all([collection(period), answeredInADay(period), improved(period), changeInAYear(period), satisfaction(period)])
  const byDepartment = (shares: CaseShare[]): DepartmentShare[] => shares.map(({ complaintId, part, of }) => ({ department: (complaintId && departmentOf.get(complaintId)) ?? null, part, of }))
  return {
    'collection': reached,
    'answered-in-a-day': byDepartment(answered),
    'improved': byDepartment(improvement),
    'change-in-a-year': [change],
    'satisfaction': byDepartment(judged),
    'recurrence': registered.map(({ _id, total, repeats }) => ({ department: _id.department, part: Number(repeats), of: total })),
  }
}

interface CaseShare {
  complaintId: string | null
  part: number
  of: number
}

/** Of the patients who were to be called: those who were reached. */
const collection = (period: Period): Promise<DepartmentShare[]> =>
  FollowUps.aggregate<DepartmentShare>([
    { $match: { 'calls.at': during(period) } }, { $unwind: '$calls' }, { $match: { 'calls.at': during(period) } },
    { $group: { _id: '$department', part: { $sum: { $cond: ['$calls.reached', 1, 0] } }, of: { $sum: 1 } } }, { $project: { _id: 0, department: '$_id', part: 1, of: 1 } },
  ])

/** Of the complaints whose first day ended in the period: those that were answered, or whose complainant was contacted, within it. */
const answeredInADay = ({ from, to }: Period): Promise<CaseShare[]> =>
  Complaints.aggregate<CaseShare>([
    { $match: { receivedAt: { $gte: new Date(from.getTime() - day), $lt: new Date(to.getTime() - day) } } },
    { $lookup: {
      from: 'case_events', localField: '_id', foreignField: 'complaintId', as: 'answers', let: { until: { $add: ['$receivedAt', day] } },
      pipeline: [
        { $match: { $or: [{ kind: { $in: ['answer.published', 'case.closed'] } }, { 'kind': 'deadline.met', 'data.stage': 'contact' }], $expr: { $lte: ['$at', '$$until'] } } }, { $limit: 1 },
      ],
    } },
    { $project: { _id: 0, complaintId: '$_id', part: { $size: '$answers' }, of: { $literal: 1 } } },
  ])

/** Of the improvements whose effect was judged: those that helped and are in the register of corrections. */
async function improved(period: Period): Promise<CaseShare[]> {
  const [helped, judged] = await Promise.all([
    Elements.find({ processId: 'improvement', elementId: 'improved', enteredAt: during(period) }, { complaintId: 1 }).lean(),
    Elements.find({ processId: 'improvement', elementId: 'check-effect', state: 'completed', leftAt: during(period) }, { complaintId: 1 }).lean(),
  ])
  return [...helped.map(({ complaintId }) => ({ complaintId, part: 1, of: 0 })), ...judged.map(({ complaintId }) => ({ complaintId, part: 0, of: 1 }))]
}

/** The complaints of twelve months as per cent more or less than those of the twelve before; of the whole hospital, since departments come and go. */
async function changeInAYear({ to, zone }: Period): Promise<DepartmentShare> {
  const years = [0, 1, 2].map((back) => DateTime.fromJSDate(to, { zone }).minus({ years: back }).toJSDate())
  const [now = 0, before = 0] = await Promise.all([0, 1].map((i) => Complaints.countDocuments({ receivedAt: { $gte: years[i + 1]!, $lt: years[i]! } })))
  return { department: null, part: now - before, of: before }
}

/** Of the judgements about handling, by telephone or in the portal: the satisfied ones. */
async function satisfaction(period: Period): Promise<CaseShare[]> {
  const [satisfied, not] = await Promise.all([
    CaseEvents.find({ 'kind': 'case.closed', 'at': during(period), 'data.outcome': 'satisfied' } as object, { complaintId: 1 }).lean(),
    Elements.find({ elementId: 'not-satisfied', type: 'BOUNDARY_EVENT', enteredAt: during(period) }, { complaintId: 1 }).lean(),
  ])
  return [...satisfied.map(({ complaintId }) => ({ complaintId, part: 1, of: 1 })), ...not.map(({ complaintId }) => ({ complaintId, part: 0, of: 1 }))]
}
