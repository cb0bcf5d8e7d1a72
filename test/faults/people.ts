/** People who do not give up: complainants who send again what was not accepted, and a desk that works on whatever is open. */
import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client, type Answer } from '../kit/client.ts'
import { registered, type Opened, type ShownTask } from '../kit/hospital.ts'

/** How long somebody goes on trying, in milliseconds. */
const patience = 300_000

/** Calls again while nobody answers or the answer is to come back later. Every answer but the last is kept in `turnedAway`. */
async function insist<T>(call: () => Promise<Answer<T>>, turnedAway: Answer[]): Promise<Answer<T>> {
  for (const end = Date.now() + patience; Date.now() < end; await sleep(300)) {
    const answer = await call().catch((error: unknown) => {
      if (error instanceof TypeError) return null // the connection was refused or broke off
      throw error
    })
    if (answer && answer.status < 500) return answer
    if (answer) turnedAway.push(answer)
  }
  throw new Error(`nobody could help within ${patience} ms, last answered: ${JSON.stringify(turnedAway.at(-1))}`)
}

export interface Complainants {
  /** Reports once and does not rest until it is accepted. */
  report(): Promise<Opened>
  reportAll(count: number): Promise<Opened[]>
  /** Everything that was ever accepted. */
  accepted: Opened[]
  turnedAway: Answer[]
}

/** @param address of the server at that moment: it may have another one after a restart */
export function complainants(address: () => string): Complainants {
  const accepted: Opened[] = []
  const turnedAway: Answer[] = []
  const report = async (): Promise<Opened> => {
    const key = randomUUID()
    const complaint = {
      channel: 'web', subject: 'Waited four hours', narrative: 'I waited four hours in the outpatient hall and nobody told me why.',
      department: 'outpatient', complainant: { name: 'Li Na', email: `${key}@example.org` },
    }
    const answer = await insist(async () => await new Client(address()).call<Opened>('POST', '/api/public/complaints', complaint, { 'idempotency-key': key }), turnedAway)
    if (answer.status !== 201) throw new Error(`not accepted: ${answer.status} ${JSON.stringify(answer.body)}`)
    accepted.push(answer.body)
    return answer.body
  }
  return { report, accepted, turnedAway, reportAll: async (count) => await Promise.all(Array.from({ length: count }, report)) }
}

/** What the office and the department write at each step of a complaint that satisfies in the end. */
export const steps: Record<string, Record<string, unknown>> = {
  'register-complaint': registered({ severity: '0' }),
  'contact-complainant': { contact: 'reached', wish: 'An apology' },
  'handling-plan': { plan: 'Two more counters open at eight.' },
  'confirm-result': { result: 'Opened.', answer: 'Two more counters are open now.', founded: 'yes' },
  'call-complainant': { reached: 'yes', satisfied: 'yes', score: '5' },
}

export interface Desk {
  /** Works on these cases, all at a time, until they are closed; what follows from them afterwards is left alone. A mail whose fate is unknown is looked at and left as it is. */
  untilClosed(cases: readonly Opened[]): Promise<void>
  /** Tasks completed so far. */
  completed(): number
  turnedAway: Answer[]
}

export function openDesk(admin: Client): Desk {
  const turnedAway: Answer[] = []
  let completed = 0
  const get = async <T>(path: string): Promise<T[]> => {
    const { status, body } = await insist(async () => await admin.call<{ items: T[] }>('GET', path), turnedAway)
    if (status !== 200) throw new Error(`${path} answered ${status} ${JSON.stringify(body)}`)
    return body.items
  }
  const complete = async ({ key, elementId }: ShownTask): Promise<void> => {
    const { status, body } = await insist(async () => await admin.call('POST', `/api/tasks/${key}/complete`, { variables: steps[elementId] }), turnedAway)
    // An answer that got lost may have been a yes: the task is closed when asked again.
    if (status !== 200 && status !== 409) throw new Error(`${elementId} answered ${status} ${JSON.stringify(body)}`)
    completed += 1
  }
  const retry = async ({ key, code, elementId }: { key: string, code: string, elementId: string }): Promise<void> => {
    if (code !== 'effect.unknown') throw new Error(`stuck at ${elementId}: ${code}`)
    await insist(async () => await admin.call('POST', `/api/incidents/${key}/retry`), turnedAway)
  }
  return {
    turnedAway,
    completed: () => completed,
    async untilClosed(cases) {
      const mine = new Set(cases.map(({ id }) => id))
      for (const end = Date.now() + patience; Date.now() < end; await sleep(200)) {
        const open = (await get<ShownTask>('/api/tasks?limit=200')).filter(({ complaintId, elementId }) => complaintId !== undefined && mine.has(complaintId) && elementId in steps)
        await Promise.all(open.map(complete))
        await Promise.all((await get<{ key: string, code: string, elementId: string }>('/api/incidents?state=open')).map(retry))
        const closed = (await get<{ id: string }>('/api/complaints?state=closed&limit=200')).filter(({ id }) => mine.has(id))
        if (closed.length === mine.size) return
      }
      throw new Error(`not all of ${mine.size} cases were closed within ${patience} ms`)
    },
  }
}
