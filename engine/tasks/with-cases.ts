/** Tasks as their lists show them: with their cases, and what the complainant wishes. */
import { mayLook } from '../access/abilities.ts'
import type { Actor } from '../access/actor.ts'
import { Complaints, type Complaint } from '../complaints/complaint.ts'
import { Entries, type Entry } from '../complaints/entry.ts'
import { loadHospital } from '../people/store.ts'
import { everybodyAt } from '../presence/presence.ts'
import type { TaskDoc } from '../zeebe/records/shapes.ts'
import { showTask, type ShownTask } from './show-task.ts'

export async function withCases(tasks: readonly TaskDoc[], actor: Actor): Promise<ShownTask[]> {
  const ids = [...new Set(tasks.flatMap(({ complaintId }) => complaintId ?? []))]
  const [cases, wishes, present, hospital] = await Promise.all([Complaints.find({ _id: { $in: ids } }).lean<Complaint[]>(), wishesIn(ids), everybodyAt('task', tasks.map(({ _id }) => _id)), loadHospital()])
  const caseOf = new Map(cases.map((complaint) => [complaint._id, complaint]))
  return tasks.map((task) => {
    const complaint = caseOf.get(task.complaintId ?? '') ?? null
    const here = present.filter(({ name, person }) => name === task._id && person !== actor.id).map(({ person }) => person)
    const wish = complaint && inFewWords(complaint, wishes.get(complaint._id), actor)
    return { ...showTask(task, complaint, actor, hospital), ...(wish && { wish }), ...(here.length > 0 && { here }) }
  })
}

/** What was written down last under `wish`, by case. */
async function wishesIn(complaintIds: string[]): Promise<Map<string, string>> {
  const entries = await Entries.find({ 'complaintId': { $in: complaintIds }, 'state': 'kept', 'words.wish': { $type: 'string' } }, { 'complaintId': 1, 'words.wish': 1 }).sort({ at: 1 }).lean<Pick<Entry, 'complaintId' | 'words'>[]>()
  return new Map(entries.map(({ complaintId, words }) => [complaintId!, words['wish'] as string]))
}

const few = 80

/** As long as nobody has asked, the beginning of what was reported stands for it. */
function inFewWords(complaint: Complaint, wish: string | undefined, actor: Actor): string | null {
  const words = wish !== undefined && mayLook(actor, 'read', complaint) ? wish : mayLook(actor, 'find', complaint) ? complaint.narrative : ''
  const line = words.replaceAll(/\s+/g, ' ').trim()
  return line.length > few ? `${line.slice(0, few).trimEnd()}…` : line || null
}
