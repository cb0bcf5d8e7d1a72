/** A scenario while it is played: the cases that were reported, and how to look at them from outside. */
import { eventually, type Answer, type Client } from './client.ts'
import type { MomentContext } from './moments.ts'
import type { Scenario } from './read-table.ts'
import { RowFault } from './row-fault.ts'
import type { World } from './world.ts'

export interface Reported {
  id: string
  receipt: string
  trackingCode: string
  receivedAt: Date
  /** Who reported it, as it was sent. */
  complainant: Record<string, string | undefined>
}

export interface Story {
  world: World
  scenario: Scenario
  cases: Reported[]
  /** The case that the step is about. */
  here: Reported | null
  startedAt: Date
  /** When the step was done. */
  doneAt: Date
  /** Looks again at what the step looked at. */
  look: (() => Promise<Answer>) | null
  /** What a table answered. */
  decided: unknown
  /** Who was sent away is back by then. */
  absentUntil: Date | null
}

export interface OpenTask {
  key: string
  elementId: string
  complaintId?: string
  assignee?: string
  candidateGroups: string[]
  createdAt: string
  dueAt?: string
}

export interface Clock {
  stage: string
  at: string
  round: number
  state: string
}

export interface CaseFile {
  state: string
  receivedAt: string
  facts: Record<string, unknown>
  deadlines: Clock[]
  answer?: { text: string }
  [name: string]: unknown
}

export interface StandingInstance {
  key: string
  processId: string
  state: string
  elements: { elementId: string, type: string, state: string }[]
}

/** The broker's clock may be so much behind the server's, in milliseconds. */
const behind = 500

export async function beginStory(scenario: Scenario, world: World): Promise<Story> {
  const now = await world.now()
  return { world, scenario, cases: [], here: null, startedAt: new Date(now.getTime() - behind), doneAt: now, look: null, decided: undefined, absentUntil: null }
}

export const caseFile = ({ world }: Story, { id }: Reported): Promise<CaseFile> => world.admin.get<CaseFile>(`/api/complaints/${id}`)

/** The case that a step needs. @throws RowFault where none was reported yet */
export function theCase({ here }: Story): Reported {
  if (!here) throw new RowFault({ en: 'No complaint was reported yet.', zh: '还没有提交投诉。' })
  return here
}

export function caseNumbered({ cases }: Story, number: number): Reported {
  const found = cases[number - 1]
  if (!found) throw new RowFault({ en: `There is no case ${number} in this scenario yet.`, zh: `此场景中还没有第 ${number} 起案件。` })
  return found
}

/** Open tasks of the case; where the scenario has the server for itself also those without a case that came up since it began. */
export async function openTasks({ world: { admin }, here, scenario, startedAt }: Story): Promise<OpenTask[]> {
  const own = here ? await admin.all<OpenTask>(`/api/tasks?complaint=${here.id}`) : []
  const others = scenario.alone ? (await admin.all<OpenTask>('/api/tasks')).filter((task) => task.complaintId === undefined && new Date(task.createdAt) >= startedAt) : []
  return [...own, ...others]
}

/** The instances of the case; where the scenario has the server for itself also those without a case. */
export async function instances({ world: { admin }, here, scenario, startedAt }: Story): Promise<StandingInstance[]> {
  const own = here ? (await admin.get<{ items: StandingInstance[] }>(`/api/complaints/${here.id}/instances`)).items : []
  if (!scenario.alone) return own
  const others = (await startedSince(admin, startedAt)).filter(({ complaintId }) => complaintId === undefined)
  return [...own, ...await Promise.all(others.map(({ key }) => admin.get<StandingInstance>(`/api/instances/${key}`)))]
}

export interface ListedInstance {
  key: string
  state: string
  complaintId?: string
  parentKey?: string
  startedAt: string
}

export async function startedSince(admin: Client, startedAt: Date, query = ''): Promise<ListedInstance[]> {
  const isOlder = (instance: ListedInstance): boolean => new Date(instance.startedAt) < startedAt
  // The newest come first.
  const items = await admin.all<ListedInstance>(`/api/instances${query}`, { isEnough: isOlder, limit: 40 })
  return items.filter((instance) => !isOlder(instance))
}

/** Waiting is what these do; any other step that is active is still at work. */
const waiting = ['USER_TASK', 'RECEIVE_TASK', 'INTERMEDIATE_CATCH_EVENT', 'EVENT_BASED_GATEWAY', 'CALL_ACTIVITY', 'SUB_PROCESS', 'EVENT_SUB_PROCESS', 'MULTI_INSTANCE_BODY']

/** Whether a step still works on its own. */
export const isBusy = ({ type, state }: { type: string, state: string }): boolean => state === 'active' && !waiting.includes(type)

const calm = 400 // milliseconds in which the exporter would have told of anything new

/** Waits until nothing happens any more without somebody: on the whole server, or beside other scenarios in this one's cases. */
export async function untilCalm(story: Story): Promise<void> {
  const { world, scenario, cases } = story
  if (scenario.alone) return world.wait(0)
  for (const here of cases) {
    let before = ''
    let since = Date.now()
    await eventually('the case comes to rest', async () => {
      const standing = await instances({ ...story, here })
      const picture = JSON.stringify(standing)
      if (picture !== before) since = Date.now()
      before = picture
      return standing.length > 0 && !standing.some(({ elements }) => elements.some(isBusy)) && Date.now() - since >= calm
    }, 60_000)
  }
}

export function momentsOf(story: Story): MomentContext {
  const { world, here } = story
  return {
    now: story.doneAt,
    calendar: world.hospital.calendar,
    deadline: async (stage) => {
      const found = here && newestClock(await caseFile(story, here), stage)
      return found ? new Date(found.at) : null
    },
    due: async (step) => {
      const task = (await openTasks(story)).find(({ elementId }) => elementId === step)
      return task?.dueAt ? new Date(task.dueAt) : null
    },
  }
}

/** The clock of a stage in its newest round. */
export const newestClock = ({ deadlines }: CaseFile, stage: string): Clock | undefined =>
  deadlines.filter((one) => one.stage === stage).toSorted((a, b) => a.round - b.round).at(-1)
