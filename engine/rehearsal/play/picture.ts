/** All that there is to see of a case in a play, at one moment. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Hospital } from '../../people/index.ts'
import { groupsOf } from '../../people/store.ts'
import { isBusy, type StandingInstance } from '../../scenarios/story.ts'
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
  tier: string | null
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

export interface PlayIncident {
  elementId: string
  /** What the step that is stuck is called. */
  name?: string
  nameZh?: string
  instanceKey: string
  code: string
  message: string
}

export interface Picture {
  now: string
  /** Nothing happens any more without somebody; false where the machine was too busy to wait for that. */
  atRest: boolean
  complaint: PlayCase
  tasks: PlayTask[]
  instances: StandingInstance[]
  history: unknown[]
  messages: PlayMessage[]
  decisions: unknown[]
  incidents: PlayIncident[]
  /** What would have been asked of other systems. */
  calls: unknown[]
}

interface Items<T> {
  items: T[]
}

/** When everything that is under way has come to rest. */
export async function pictureOf(world: World, complaintId: string): Promise<Picture> {
  const atRest = await untilAtRest(world, complaintId)
  const { admin, hospital, now } = world
  const items = async <T>(path: string): Promise<T[]> => (await admin.get<Items<T>>(path)).items
  const [complaint, tasks, instances, history, messages, decisions, incidents, calls, at] = await Promise.all([
    admin.get<PlayCase>(`/api/complaints/${complaintId}`),
    items<PlayTask>(`/api/tasks?complaint=${complaintId}&limit=200`),
    items<StandingInstance>(`/api/complaints/${complaintId}/instances`),
    items<unknown>(`/api/complaints/${complaintId}/history`),
    items<PlayMessage>(`/api/notifications?complaint=${complaintId}&limit=200`),
    items<unknown>(`/api/testing/decisions?complaint=${complaintId}`),
    items<PlayIncident & { complaintId?: string }>('/api/incidents?state=open&limit=200'),
    items<unknown>('/api/testing/calls'),
    now(),
  ])
  const takersOf = (task: PlayTask): PlayTask => ({ ...task, takers: takers(task, hospital) })
  const stuck = await Promise.all(incidents.filter((one) => one.complaintId === complaintId).map((one) => withName(one, world)))
  return { now: at.toISOString(), atRest, complaint, tasks: tasks.map(takersOf), instances, history, messages, decisions, incidents: stuck, calls }
}

async function withName({ elementId, instanceKey, code, message }: PlayIncident, { admin }: World): Promise<PlayIncident> {
  const { elements } = await admin.get<{ elements: Pick<PlayIncident, 'elementId' | 'name' | 'nameZh'>[] }>(`/api/watch/cases/${instanceKey}`)
  const { name, nameZh } = elements.find((one) => one.elementId === elementId) ?? {}
  return { elementId, ...(name && { name }), ...(nameZh && { nameZh }), instanceKey, code, message }
}

const mostTakers = 30

function takers({ assignee, candidateGroups }: PlayTask, { people }: Hospital): PlayTask['takers'] {
  const able = people.filter((person) => person.active && (person.id === assignee || groupsOf(person).some((group) => candidateGroups.includes(group))))
  return able.toSorted((a, b) => Number(b.id === assignee) - Number(a.id === assignee)).slice(0, mostTakers).map(({ id, name, nameZh }) => ({ id, name, ...(nameZh && { nameZh }) }))
}

const patience = 60_000
const pause = 250

/** The server waits for what it knows of; what the broker has not told it yet shows as a step that is still at work, or as a task that nobody lists. */
async function untilAtRest({ admin, wait }: World, complaintId: string): Promise<boolean> {
  let before = ''
  for (const end = Date.now() + patience; Date.now() < end; await sleep(pause)) {
    // It waits for a minute itself, and then says what still moves.
    await wait(0).catch(() => undefined)
    const [{ items: instances }, { items: tasks }] = await Promise.all([
      admin.get<Items<StandingInstance>>(`/api/complaints/${complaintId}/instances`), admin.get<Items<PlayTask>>(`/api/tasks?complaint=${complaintId}&limit=200`),
    ])
    const elements = instances.flatMap((instance) => instance.elements)
    const isAtRest = instances.length > 0 && !elements.some(isBusy) && elements.filter(({ type, state }) => type === 'USER_TASK' && state === 'active').length === tasks.length
    const seen = JSON.stringify([instances, tasks.map(({ key }) => key)])
    if (isAtRest && seen === before) return true
    before = seen
  }
  return false
}
