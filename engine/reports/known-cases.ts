/**
 * The cases as they were known at an instant: what had been decided, whether they were closed. It is read from the diary of each case, so that a report
 * compiled late, or once more, counts the same.
 */
import type { PipelineStage } from 'mongoose'
import type { Period } from './periods.ts'

/** A case as the pipelines below see it. Decided facts are `unknown` where nobody had said. */
export interface KnownCase {
  _id: string
  receipt: string
  channel: string
  place: string
  receivedAt: Date
  /** Null where it was open. */
  closedAt: Date | null
  outcome: string
  tier: string
  nature: string
  field: string
  tag: string
  severity: string
  occupation: string
  founded: string
  department: string
  departmentKind: string
  epidemic: boolean
  emergency: boolean
  repeat: boolean
  /** What the table `staff-appraisal` said of it. */
  counts: boolean
  repeated: boolean
  award: boolean
}

const fact = (name: string) => ({ $toString: { $ifNull: [`$known.set.${name}`, 'unknown'] } })
const is = (name: string) => ({ $eq: [`$known.set.${name}`, true] })
const given = (name: string) => ({ $ne: [{ $ifNull: [`$known.set.${name}`, null] }, null] })

/**
 * Stages that end with a `KnownCase` for each complaint that was received before the period's end and either not long before, or was not closed before the period.
 * @param since how far back all of them are wanted
 */
export function knownCases({ from, to }: Pick<Period, 'from' | 'to'>, since: Date): PipelineStage[] {
  return [
    { $match: { receivedAt: { $lt: to }, $or: [{ receivedAt: { $gte: since } }, { closedAt: { $exists: false } }, { closedAt: { $gte: from } }] } },
    { $lookup: {
      from: 'case_events', localField: '_id', foreignField: 'complaintId', as: 'known',
      pipeline: [
        { $match: { kind: { $in: ['case.decided', 'case.closed', 'case.reopened'] }, at: { $lt: to } } },
        { $sort: { at: 1, _id: 1 } },
        { $group: {
          _id: null, set: { $mergeObjects: '$data.set' },
          ends: { $push: { $cond: [{ $eq: ['$kind', 'case.decided'] }, '$$REMOVE', { at: { $cond: [{ $eq: ['$kind', 'case.closed'] }, '$at', null] }, outcome: '$data.outcome' }] } },
        } },
      ],
    } },
    { $set: { known: { $first: '$known' } } },
    { $set: { last: { $last: { $ifNull: ['$known.ends', []] } } } },
    { $project: {
      receipt: 1, channel: 1, receivedAt: 1, place: { $ifNull: ['$place', 'unknown'] }, closedAt: { $ifNull: ['$last.at', null] }, outcome: { $ifNull: ['$last.outcome', 'unknown'] },
      tier: fact('tier'), nature: fact('nature'), field: fact('field'), tag: fact('tag'), severity: fact('severity'), occupation: fact('occupation'), founded: fact('founded'), department: fact('department'),
      epidemic: is('epidemicRelated'), emergency: given('emergency'), repeat: given('repeatOf'),
      counts: is('counts'), repeated: is('repeated'), award: is('award'),
    } },
    { $lookup: { from: 'departments', localField: 'department', foreignField: '_id', as: 'home' } },
    { $set: { departmentKind: { $ifNull: [{ $first: '$home.kind' }, 'unknown'] } } },
    { $unset: 'home' },
  ]
}

/** Condition: the instant of a field lies in the period. */
export const during = ({ from, to }: Pick<Period, 'from' | 'to'>) => ({ $gte: from, $lt: to })
