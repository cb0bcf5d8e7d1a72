/** The product, asked over its HTTP API alone. */
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from '../kit/client.ts'
import type { Opened, ShownTask } from '../kit/hospital.ts'
import { somebody } from '../kit/somebody.ts'
import { startRecourse } from '../setup/start-recourse.ts'
import { written } from './answers.ts'
import { Seen, type System } from './system.ts'

/** Between two looks at the list, in milliseconds. */
const pause = 10

export async function openRecourse(): Promise<System> {
  const { baseUrl, admin: { email, password }, stop } = await startRecourse({ afresh: true, env: { RECOURSE_CLOCK: 'system', RECOURSE_LOG: 'warn', NODE_ENV: 'production' } })
  const anyone = new Client(baseUrl)
  const admin = await Client.signedIn(baseUrl, email, password)
  const seen = new Seen()
  const told = new Set<string>()
  let stopped = false

  /** One list for everybody who waits, asked again and again while somebody does. */
  const look = async (): Promise<void> => {
    for (; !stopped; await sleep(pause)) {
      if (seen.waiting === 0) continue
      const [tasks, closed] = await Promise.all([
        admin.get<{ items: ShownTask[] }>('/api/tasks?limit=200'), admin.get<{ items: { id: string }[] }>('/api/complaints?state=closed&limit=50'),
      ])
      tellNew(tasks.items.map(({ key, elementId, complaintId = '' }) => ({ id: key, complaint: complaintId, step: { key, elementId } })))
      tellNew(closed.items.map(({ id }) => ({ id, complaint: id, step: null })))
    }
  }
  const tellNew = (found: { id: string, complaint: string, step: { key: string, elementId: string } | null }[]): void => {
    for (const { id, complaint, step } of found) {
      if (!told.has(id)) seen.tell(complaint, step)
      told.add(id)
    }
  }
  const looking = look()

  return {
    open: async () => (await anyone.post<Opened>('/api/public/complaints', {
      channel: 'web', subject: 'Waited four hours', narrative: 'I waited four hours in the outpatient hall and nobody told me why.', department: 'outpatient',
      complainant: somebody(),
    })).id,
    next: async (complaint) => await seen.next(complaint),
    complete: async ({ key, elementId }) => void await admin.post(`/api/tasks/${key}/complete`, { variables: written[elementId] }),
    stop: async () => {
      stopped = true
      await looking
      await stop()
    },
  }
}
