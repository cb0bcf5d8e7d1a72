/** Who takes a task of somebody who is away. */
import { nextWorkingTime } from '../calendar/index.ts'
import { Complaints, type Complaint } from '../complaints/complaint.ts'
import { emergencyDutyFor } from '../emergencies/team.ts'
import type { DutyAnswer, DutyQuestion, Hospital } from '../people/index.ts'
import { headPost, lookUp, openTasksByPerson } from '../people/look-up.ts'
import { Lookups, type Lookup } from '../people/lookups.ts'
import { calendarOf } from '../people/presence.ts'
import { rootKeyOf } from '../zeebe/records/root-key.ts'
import { Instances, type TaskDoc } from '../zeebe/records/shapes.ts'

type Asked = Pick<DutyQuestion, 'department' | 'post' | 'skills'>

/**
 * The lookup that gave the task to this person, asked again. A task that can wait goes to whoever answers when the post is next at work; one that is due earlier
 * to whoever answers now.
 */
export async function standInFor(task: TaskDoc, person: string, now: Date, hospital: Hospital): Promise<DutyAnswer & { post: string | null }> {
  const asked = await askedFor(task, person, hospital)
  const next = nextAtWork(asked, now, hospital)
  const at = task.dueAt && task.dueAt < next ? now : next
  const question = { ...asked, at, load: await openTasksByPerson() }
  return { ...await emergencyDutyFor(question, hospital, await emergencyOf(task)) ?? lookUp(question, hospital), post: asked.post || null }
}

/** What was asked for in the task's case or process when this person was found; else a post that the person fills. */
async function askedFor({ complaintId, instanceKey }: TaskDoc, person: string, hospital: Hospital): Promise<Asked> {
  const lookups = await Lookups.find(complaintId ? { complaintId } : { instanceKey: { $in: await familyOf(instanceKey) } }).sort({ at: -1 }).lean<Lookup[]>()
  const own = lookups.find((lookup) => lookup.person === person) ?? lookups.find((lookup) => fills(person, lookup, hospital))
  if (own) return own
  const post = hospital.posts.find(({ a, b }) => a === person || b === person)
  if (post) return { department: post.department, post: post.id }
  const headed = hospital.departments.find(({ head }) => head === person)
  if (headed) return { department: headed.id, post: headPost }
  return { department: hospital.people.find(({ id }) => id === person)?.department ?? null, post: '' }
}

/** The declared emergency that the task's case belongs to answers for its own post. */
async function emergencyOf({ complaintId }: TaskDoc): Promise<unknown> {
  return complaintId ? (await Complaints.findById(complaintId, { 'facts.emergency': 1 }).lean<Pick<Complaint, 'facts'>>())?.facts?.['emergency'] : null
}

async function familyOf(instanceKey: string): Promise<string[]> {
  const rootKey = await rootKeyOf(instanceKey)
  const family = await Instances.find({ rootKey }, { _id: 1 }).lean()
  return [rootKey, ...family.map(({ _id }) => _id)]
}

const fills = (person: string, { department, post }: Lookup, { posts }: Hospital): boolean =>
  posts.some((one) => one.department === department && one.id === post && (one.a === person || one.b === person))

function nextAtWork({ department, post }: Asked, now: Date, hospital: Hospital): Date {
  const own = hospital.posts.find((one) => one.department === department && one.id === post)
  try {
    return nextWorkingTime(now, own ? calendarOf(own, hospital) : hospital.calendar)
  } catch {
    // A calendar without working time: whoever answers now.
    return now
  }
}
