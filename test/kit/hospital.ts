/** The people of a story: one client for each, and the words that tests use for what they do. */
import { inject } from 'vitest'
import { Client, eventually } from './client.ts'
import { somebody } from './somebody.ts'

export interface ShownTask {
  key: string
  name: string
  elementId: string
  processId: string
  complaintId?: string
  assignee?: string
  candidateGroups: string[]
  dueAt?: string
  canComplete: boolean
}

export interface Deadline {
  stage: string
  at: string
  remindAt: string
  round: number
  state: 'open' | 'met' | 'missed' | 'superseded'
  metAt?: string
  missedAt?: string
}

export interface CaseFile {
  id: string
  receipt: string
  state: string
  tier: string | null
  department: string | null
  departments: string[]
  receivedAt: string
  deadlines: Deadline[]
  people: { role: string, id: string, name: string }[]
  entries: { elementId: string, words: Record<string, string>, actor: { id: string } }[]
  facts: Record<string, unknown>
  tasks: ShownTask[]
  answer?: { text: string }
  complainant?: Record<string, string>
}

export interface Happening {
  at: string
  kind: string
  actor: { id: string } | null
  data: Record<string, unknown>
}

export interface Opened {
  id: string
  receipt: string
  trackingCode: string
}

export interface Hospital {
  admin: Client
  anyone: Client
  report(about?: Record<string, unknown>): Promise<Opened>
  caseFile(id: string): Promise<CaseFile>
  history(id: string): Promise<Happening[]>
  openTasks(complaint: string): Promise<ShownTask[]>
  /** Waits until the step is somebody's task. */
  task(complaint: string, elementId: string): Promise<ShownTask>
  complete(task: ShownTask, values: Record<string, unknown>, as?: Client): Promise<void>
  /** Waits for the step's task and completes it. */
  done(complaint: string, elementId: string, values: Record<string, unknown>): Promise<ShownTask>
  /** Moves broker and server ahead; every alarm that falls due runs at its own time. */
  wait(duration: string): Promise<void>
  now(): Promise<Date>
  state(complaint: string, state: string): Promise<CaseFile>
  notifications(complaint: string): Promise<{ to: string, template: string, channel: string, state: string }[]>
}

const words = {
  channel: 'web',
  subject: 'Waited four hours',
  narrative: 'I waited four hours in the outpatient hall and nobody told me why.',
  department: 'outpatient',
} as const

/** @param at of another server than the run's own */
export async function hospital(at: { baseUrl: string, admin: { email: string, password: string } } = inject('recourse')): Promise<Hospital> {
  const admin = await Client.signedIn(at.baseUrl, at.admin.email, at.admin.password)
  const anyone = new Client(at.baseUrl)
  const openTasks = async (complaint: string) => (await admin.get<{ items: ShownTask[] }>(`/api/tasks?complaint=${complaint}&limit=100`)).items
  const task = (complaint: string, elementId: string) =>
    eventually(`task ${elementId}`, async () => (await openTasks(complaint)).find((one) => one.elementId === elementId))
  const complete = async ({ key }: ShownTask, variables: Record<string, unknown>, as: Client = admin) => {
    await as.post(`/api/tasks/${key}/complete`, { variables })
  }
  const caseFile = (id: string) => admin.get<CaseFile>(`/api/complaints/${id}`)
  return {
    admin,
    anyone,
    openTasks,
    task,
    complete,
    caseFile,
    report: (about = {}) => anyone.post<Opened>('/api/public/complaints', { ...words, complainant: somebody(), ...about }),
    history: async (id) => (await admin.get<{ items: Happening[] }>(`/api/complaints/${id}/history`)).items,
    async done(complaint, elementId, values) {
      const found = await task(complaint, elementId)
      await complete(found, values)
      return found
    },
    async wait(duration) {
      await admin.post('/api/testing/clock', { advance: duration })
    },
    now: async () => new Date((await admin.post<{ now: string }>('/api/testing/clock', { advance: 'PT0S' })).now),
    state: (complaint, state) => eventually(`case is ${state}`, async () => {
      const file = await caseFile(complaint)
      return file.state === state && file
    }),
    notifications: async (complaint) => (await admin.get<{ items: { to: string, template: string, channel: string, state: string }[] }>(`/api/notifications?complaint=${complaint}&limit=200`)).items,
  }
}

/** What the office confirms when it registers a complaint; a test changes what it is about. */
export const registered = (changes: Record<string, unknown> = {}) => ({
  kind: 'dissatisfaction', tier: 'important', department: 'outpatient', nature: 'service', field: 'management', severity: 0, major: false, epidemicRelated: false, ...changes,
})
