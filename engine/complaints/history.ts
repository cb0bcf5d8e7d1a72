/** Everything that happened to a case, oldest first, in plain words. Put together from the case's diary and the engine's records. */
import type { Hospital } from '../people/hospital.ts'
import { Elements, Tasks, type TaskDoc } from '../zeebe/records/shapes.ts'
import type { Complaint } from './complaint.ts'
import { Entries } from './entry.ts'
import { CaseEvents } from './events.ts'
import { eventText } from './history-texts.ts'
import { named } from './show.ts'

export interface Happening {
  at: Date
  kind: string
  actor: { id: string, name: string } | null
  text: { en: string, zh: string }
  data: Record<string, unknown>
}

export async function historyOf({ _id: complaintId, progress }: Complaint, hospital: Hospital): Promise<Happening[]> {
  const [events, tasks, entries, climbs] = await Promise.all([
    CaseEvents.find({ complaintId }).lean(),
    Tasks.find({ complaintId }).lean(),
    Entries.find({ complaintId, state: 'kept' }).lean(),
    Elements.find({ complaintId, type: 'BOUNDARY_EVENT', elementId: /limit-missed/ }, { elementId: 1, enteredAt: 1 }).lean(),
  ])
  const actorOf = new Map(entries.map(({ taskKey, actor }) => [taskKey, actor]))
  const who = (id: string | null | undefined) => (id ? named(id, hospital) : null)
  const happenings: Happening[] = [
    ...events.map(({ at, kind, actor, data }) => ({ at, kind, actor: who(actor), text: eventText(kind, data as never, hospital), data: data as Record<string, unknown> })),
    ...tasks.flatMap((task) => taskHappenings(task, who(actorOf.get(task._id)))),
    ...climbs.map(({ enteredAt, elementId }) => ({ at: enteredAt, kind: 'case.escalated', actor: null, text: { en: 'A limit was missed: the case climbs.', zh: '时限已过：案件升级。' }, data: { elementId } })),
  ]
  if (progress?.endedAt) {
    happenings.push({ at: progress.endedAt, kind: 'process.ended', actor: null, text: { en: 'The process has ended.', zh: '流程结束。' }, data: { state: progress.state } })
  }
  return happenings.sort((a, b) => a.at.getTime() - b.at.getTime())
}

function taskHappenings(task: TaskDoc, by: { id: string, name: string } | null): Happening[] {
  const { _id: taskKey, elementId, name, nameZh, createdAt, endedAt, state } = task
  const zh = nameZh ?? name
  const data = { taskKey, elementId }
  const created: Happening = { at: createdAt, kind: 'task.created', actor: null, text: { en: `Task: ${name}`, zh: `任务：${zh}` }, data }
  if (!endedAt || state === 'open') return [created]
  return [created, state === 'completed'
    ? { at: endedAt, kind: 'task.completed', actor: by, text: { en: `Done: ${name}`, zh: `完成：${zh}` }, data }
    : { at: endedAt, kind: 'task.canceled', actor: null, text: { en: `No longer needed: ${name}`, zh: `不再需要：${zh}` }, data }]
}
