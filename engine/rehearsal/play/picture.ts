/** All that there is to see of a case in a play, at one moment. */
import type { Hospital } from '../../people/index.ts'
import { groupsOf } from '../../people/store.ts'
import type { World } from '../../scenarios/world.ts'

export interface PlayTask {
  key: string
  elementId: string
  name: string
  nameZh?: string
  instanceKey: string
  assignee?: string
  candidateGroups: string[]
  dueAt?: string
  /** Who could do it, the assignee first. */
  takers: { id: string, name: string, nameZh?: string }[]
}

export interface PlayClock {
  stage: string
  at: string
  round: number
  state: string
}

export interface PlayCase {
  id: string
  receipt: string
  subject: string
  state: string
  facts: Record<string, unknown>
  deadlines: PlayClock[]
  [name: string]: unknown
}

export interface PlayMessage {
  id: string
  to: string
  template: string
  channel: string
  title: string
  text: string
  state: string
  at: string
}

export interface Picture {
  now: string
  complaint: PlayCase
  tasks: PlayTask[]
  instances: unknown[]
  history: unknown[]
  messages: PlayMessage[]
  decisions: unknown[]
  incidents: { elementId: string, code: string, message: string }[]
  /** What would have been asked of other systems. */
  calls: unknown[]
}

interface Items<T> {
  items: T[]
}

/** When everything that is under way has come to rest. */
export async function pictureOf({ admin, hospital, now, wait }: World, complaintId: string): Promise<Picture> {
  await wait(0)
  const items = async <T>(path: string): Promise<T[]> => (await admin.get<Items<T>>(path)).items
  const [complaint, tasks, instances, history, messages, decisions, incidents, calls, at] = await Promise.all([
    admin.get<PlayCase>(`/api/complaints/${complaintId}`),
    items<PlayTask>(`/api/tasks?complaint=${complaintId}&limit=200`),
    items<unknown>(`/api/complaints/${complaintId}/instances`),
    items<unknown>(`/api/complaints/${complaintId}/history`),
    items<PlayMessage>(`/api/notifications?complaint=${complaintId}&limit=200`),
    items<unknown>(`/api/testing/decisions?complaint=${complaintId}`),
    items<Picture['incidents'][number] & { complaintId?: string }>('/api/incidents?state=open&limit=200'),
    items<unknown>('/api/testing/calls'),
    now(),
  ])
  const takersOf = (task: PlayTask): PlayTask => ({ ...task, takers: takers(task, hospital) })
  return { now: at.toISOString(), complaint, tasks: tasks.map(takersOf), instances, history, messages, decisions, incidents: incidents.filter((one) => one.complaintId === complaintId), calls }
}

const mostTakers = 30

function takers({ assignee, candidateGroups }: PlayTask, { people }: Hospital): PlayTask['takers'] {
  const able = people.filter((person) => person.active && (person.id === assignee || groupsOf(person).some((group) => candidateGroups.includes(group))))
  return able.toSorted((a, b) => Number(b.id === assignee) - Number(a.id === assignee)).slice(0, mostTakers).map(({ id, name, nameZh }) => ({ id, name, ...(nameZh && { nameZh }) }))
}
