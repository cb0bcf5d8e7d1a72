/**
 * Many cases at once, each going wherever chance leads it: random words, answers and delays. Between the rounds nothing may be stuck, and
 * every case has ended or waits for somebody. What a case does comes from the seed alone, so a seed that failed shows the same again.
 */
import { publicChannels, staffChannels } from '../complaints/complaint.ts'
import type { FormSchema } from '../forms/index.ts'
import { compileForm } from '../forms/index.ts'
import type { Answer, Client } from './client.ts'
import { anyValue, plainest } from './field-values.ts'
import { fillForm } from './fill-form.ts'
import { peopleMeant, whoWouldTake } from './who.ts'
import type { World } from './world.ts'

export interface Walk {
  cases: number
  rounds: number
  /** Numbers from 0 up to 1 of the same seed for each walker. */
  seeded(walker: number): () => number
  /** What complainants say, in pieces. */
  sayings: readonly string[]
}

export interface Walker {
  id: string
  receipt: string
  trackingCode: string
  random: () => number
  /** What it did so far, for whoever looks for the reason. */
  steps: string[]
}

interface Task {
  key: string
  elementId: string
  assignee?: string
  candidateGroups: string[]
}

/** @param between called at first and after every round, when everything has come to rest */
export async function walk({ cases, rounds, seeded, sayings }: Walk, world: World, between: (walkers: Walker[]) => Promise<void>): Promise<Walker[]> {
  const walkers = await Promise.all(Array.from({ length: cases }, (_, i) => begin(world, seeded(i), sayings)))
  const time = seeded(cases)
  await world.wait(0)
  await between(walkers)
  for (let round = 0; round < rounds; round += 1) {
    await Promise.all(walkers.map((walker) => stepOf(walker, world, sayings)))
    // Often nothing but what is under way, sometimes past every limit there is.
    await world.wait(time() < 0.5 ? 0 : Math.floor(time() ** 4 * 8 * 86_400_000))
    await between(walkers)
  }
  return walkers
}

const pick = <T>(random: () => number, from: readonly T[]): T | undefined => from[Math.floor(random() * from.length)]

const say = (random: () => number, sayings: readonly string[]): string =>
  Array.from({ length: 1 + Math.floor(random() * 4) }, () => pick(random, sayings)).join(' ')

async function begin(world: World, random: () => number, sayings: readonly string[]): Promise<Walker> {
  const channel = pick(random, [...publicChannels, ...staffChannels]) ?? 'web'
  const anonymous = random() < 0.2
  const department = random() < 0.6 ? pick(random, world.hospital.departments.filter(({ kind }) => kind !== 'office'))?.id : undefined
  const body = {
    channel, subject: say(random, sayings).slice(0, 200), narrative: say(random, sayings), department, anonymous,
    // A small town: now and then somebody complains again.
    complainant: anonymous || random() < 0.1 ? {} : { name: 'Wang Wei', phone: `1390000${String(Math.floor(random() * 40)).padStart(4, '0')}` },
  }
  const isPublic = publicChannels.some((one) => one === channel)
  const opened = isPublic ? await world.anyone.post<Walker>('/api/public/complaints', body) : await world.admin.post<Walker>('/api/complaints', body)
  return { ...opened, random, steps: [`reported by ${channel}${anonymous ? ', anonymously' : ''}`] }
}

async function stepOf(walker: Walker, world: World, sayings: readonly string[]): Promise<void> {
  const { id, receipt, trackingCode, random } = walker
  const chance = random()
  if (chance < 0.06) return attempt(walker, 'facts', world.anyone.call('POST', `/api/public/complaints/${receipt}/facts`, { code: trackingCode, text: say(random, sayings) }))
  if (chance < 0.1) return attempt(walker, 'rating', world.anyone.call('POST', `/api/public/complaints/${receipt}/rating`, { code: trackingCode, satisfied: random() < 0.5 }))
  if (chance < 0.12) return attempt(walker, 'withdrawal', world.anyone.call('POST', `/api/public/complaints/${receipt}/withdrawal`, { code: trackingCode, reason: say(random, sayings) }))
  if (chance < 0.16) return startSomething(walker, world)
  const items = await world.admin.all<Task>(`/api/tasks?complaint=${id}`)
  const task = pick(random, items.toSorted((a, b) => a.elementId.localeCompare(b.elementId) || a.key.localeCompare(b.key)))
  if (task) await complete(walker, task, world)
}

/** May be refused for what the case is or is not; never for a fault of ours. */
async function attempt({ steps }: Walker, what: string, asked: Promise<Answer>): Promise<void> {
  const { status, body } = await asked
  if (status >= 500 || status === 400 || status === 422) throw new Error(`${what}: ${status} ${JSON.stringify(body)}`)
  steps.push(status < 300 ? what : `${what} refused`)
}

async function complete(walker: Walker, task: Task, world: World): Promise<void> {
  const person = whoWouldTake(world.hospital.people.filter(({ active }) => active), task)
  if (!person) throw new Error(`Nobody could take ${task.elementId}: ${JSON.stringify(task)}`)
  const client = await world.as(person)
  const values = await filledAnyhow(client, `/api/tasks/${task.key}/form?lang=en`, walker, world)
  if (values === 'impossible') throw new Error(`The form of ${task.elementId} takes no answers at all.`)
  if (values) await attempt(walker, `${task.elementId} ${JSON.stringify(values)}`, client.call('POST', `/api/tasks/${task.key}/complete`, { variables: values }))
}

/** Whatever one of those who may can start from the case. */
async function startSomething(walker: Walker, world: World): Promise<void> {
  const [officer] = peopleMeant('complaint-office', world.hospital)
  if (!officer) return
  const client = await world.as(officer)
  // A case may be kept from the office too.
  const { status, body } = await client.call<{ items: { processId: string }[] }>('GET', `/api/complaints/${walker.id}/actions`)
  const action = status === 200 ? pick(walker.random, body.items) : undefined
  if (!action) return
  const path = `/api/complaints/${walker.id}/actions/${action.processId}`
  const values = await filledAnyhow(client, `${path}/form`, walker, world)
  // The case may have nothing to choose from, such as no clock that could be moved.
  if (values !== 'impossible' && values) await attempt(walker, `starts ${action.processId} ${JSON.stringify(values)}`, client.call('POST', path, { variables: values }))
}

const tries = 5

/** Random answers that the form accepts, or the plainest ones; null where the form is gone meanwhile. */
async function filledAnyhow(client: Client, path: string, { random }: Walker, world: World): Promise<Record<string, unknown> | 'impossible' | null> {
  const { status, body: { schema, data } } = await client.call<{ schema: FormSchema, data: Record<string, unknown> }>('GET', path)
  if (status !== 200) return null
  const now = await world.now()
  const { timeZone } = world.hospital.calendar
  const fill = async (choose: Parameters<typeof fillForm>[0]['choose']) => (await fillForm({ schema, data, given: new Map(), read: () => Promise.resolve(null), choose })).values
  for (let attempted = 0; attempted <= tries; attempted += 1) {
    const values = await fill((field) => (attempted < tries ? anyValue(field, random, now, timeZone) : plainest(field, now, timeZone)))
    if (compileForm(schema).validate(values, data).ok) return values
  }
  return 'impossible'
}
