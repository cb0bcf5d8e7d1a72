/** The people of a declared emergency: a group of its own, and a post with an A and a B person, while it lasts. */
import { onDuty, type DutyAnswer, type DutyQuestion, type Hospital, type Post } from '../people/index.ts'
import { emergenciesIn } from './belonging.ts'
import type { Emergency } from './emergency.ts'

/** Everybody with a part in any declared emergency. */
export const teamGroup = 'emergency-team'

/** Those of one. */
export const groupOf = (emergency: string): string => `emergency:${emergency}`

/** The post that answers for its cases. */
export const handlerPost = 'emergency-handler'

export const membersOfEmergency = ({ coordinator, handler, deputy, team }: Pick<Emergency, 'coordinator' | 'handler' | 'deputy' | 'team'>): string[] =>
  [...new Set([coordinator, handler, deputy, ...team].flatMap((id) => id ?? []))]

/** The groups that a person is in through declared emergencies. */
export async function emergencyGroupsOf(person: string): Promise<string[]> {
  const mine = (await emergenciesIn('declared')).filter((emergency) => membersOfEmergency(emergency).includes(person))
  return mine.length > 0 ? [teamGroup, ...mine.map(({ _id }) => groupOf(_id))] : []
}

/** Person ids; null where the group is none of an emergency. */
export async function emergencyGroupMembers(group: string): Promise<string[] | null> {
  if (group !== teamGroup && !group.startsWith(groupOf(''))) return null
  const declared = await emergenciesIn('declared')
  return [...new Set(declared.filter(({ _id }) => group === teamGroup || group === groupOf(_id)).flatMap(membersOfEmergency))]
}

/**
 * Who answers for a declared emergency at an instant, at any hour: the special person, else whoever stands in, else the coordinating leader, else the
 * complaint office. The lookup of every post, asked about a department that exists while the emergency does.
 */
export function emergencyDuty({ _id, coordinator, handler, deputy }: Pick<Emergency, '_id' | 'coordinator' | 'handler' | 'deputy'>, at: Date, hospital: Hospital): DutyAnswer {
  const post: Post = { id: handlerPost, department: _id, name: 'Emergency handler', nameZh: '应急专人', a: handler, b: deputy, shifts: anyHour }
  const department = { id: _id, name: 'Emergency', nameZh: '应急', kind: 'other' as const, head: coordinator }
  const answer = onDuty({ department: _id, post: handlerPost, at }, { ...hospital, departments: [...hospital.departments, department], posts: [...hospital.posts, post] })
  return { ...answer, group: answer.person === null ? answer.group : groupOf(_id) }
}

const anyHour = Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((day) => [day, [{ from: '00:00', to: '24:00' }]]))

/**
 * The same for a question about any post; null where it is not about a declared emergency.
 * @param ofCase the emergency that the case in question belongs to; one that `department` names comes first
 */
export async function emergencyDutyFor({ department, post, at }: DutyQuestion, hospital: Hospital, ofCase: unknown = null): Promise<DutyAnswer | null> {
  if (post !== handlerPost) return null
  const named = [department, ofCase].filter((id) => typeof id === 'string')
  const declared = (await emergenciesIn('declared')).filter(({ _id }) => named.includes(_id))
  const emergency = declared.find(({ _id }) => _id === department) ?? declared[0]
  return emergency ? emergencyDuty(emergency, at, hospital) : null
}
