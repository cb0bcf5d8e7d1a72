/** The lookup as diagrams ask for it: posts, the head of a department like a post, and how busy everybody is. */
import { Tasks } from '../zeebe/records/shapes.ts'
import type { Hospital } from './hospital.ts'
import { onDuty, type DutyAnswer, type DutyQuestion } from './on-duty.ts'

/** The post that every department with a head has. */
export const headPost = 'department-head'

/** The head of a department is no post that A and B share, but is asked for like one. */
export function lookUp(question: DutyQuestion, hospital: Hospital): DutyAnswer {
  const { department, post } = question
  const head = hospital.departments.find(({ id }) => id === department)?.head
  if (post !== headPost || !department || !head) return onDuty(question, hospital)
  const asPost = { id: post, department, name: post, nameZh: post, a: head, b: null }
  const answer = onDuty(question, { ...hospital, posts: [...hospital.posts, asPost] })
  return { ...answer, group: answer.person === head ? `${headPost}:${department}` : answer.group }
}

/** Open tasks by person. */
export async function openTasksByPerson(): Promise<Map<string, number>> {
  const counts = await Tasks.aggregate<{ _id: string, count: number }>([{ $match: { state: 'open', assignee: { $nin: [null, ''] } } }, { $group: { _id: '$assignee', count: { $sum: 1 } } }])
  return new Map(counts.map(({ _id, count }) => [_id, count]))
}
