/** Satisfaction in its three dimensions (`domain.md` [4]): what complainants answered in the questionnaire, and patients in follow-up calls. */
import { CaseEvents } from '../complaints/events.ts'
import { FollowUps } from '../follow-ups/follow-up.ts'
import { dimensions } from '../surveys/ways.ts'
import type { Counted } from './gather.ts'
import { during } from './known-cases.ts'
import type { Period } from './periods.ts'

export interface Satisfaction {
  source: 'survey' | 'follow-up'
  dimension: (typeof dimensions)[number]
  answers: number
  /** 1 to 5. */
  mean: number
}

/** Rows `{department, value: dimension, more: source}` with the number of grades and their sum. */
export async function gatherGrades(period: Period, departmentOf: ReadonlyMap<string, string>): Promise<Counted[]> {
  const [answered, called] = await Promise.all([
    CaseEvents.find({ kind: 'survey.answered', at: during(period) }, { complaintId: 1, data: 1 }).lean<{ complaintId: string, data: { grades: Grades } }[]>(),
    FollowUps.aggregate<{ department: string, scores: Grades }>([
      { $match: { 'calls.at': during(period) } }, { $unwind: '$calls' }, { $match: { 'calls.at': during(period), 'calls.scores': { $ne: null } } }, { $project: { department: 1, scores: '$calls.scores' } },
    ]),
  ])
  return [
    ...answered.flatMap(({ complaintId, data: { grades } }) => counted(departmentOf.get(complaintId) ?? 'unknown', 'survey', grades)),
    ...called.flatMap(({ department, scores }) => counted(department, 'follow-up', scores)),
  ]
}

type Grades = Partial<Record<(typeof dimensions)[number], number | null>>

const counted = (department: string, source: Satisfaction['source'], grades: Grades): Counted[] =>
  dimensions.flatMap((value) => (typeof grades[value] === 'number' ? { _id: { department, value, more: source }, total: 1, sum: grades[value] } : []))

/** Sources and dimensions in their own order; what nobody graded is left out. */
export function satisfactionFrom(rows: Counted[]): Satisfaction[] {
  return (['survey', 'follow-up'] as const).flatMap((source) => dimensions.flatMap((dimension) => {
    const some = rows.filter(({ _id }) => _id.more === source && _id.value === dimension)
    const answers = some.reduce((all, { total }) => all + total, 0)
    return answers === 0 ? [] : { source, dimension, answers, mean: some.reduce((all, { sum }) => all + Number(sum), 0) / answers }
  }))
}
