import { readFile } from 'node:fs/promises'
import { expect, inject, test } from 'vitest'
import { demoHospital } from '../../engine/people/index.ts'
import { walk, type Walker } from '../../engine/scenarios/random-walk.ts'
import { isBusy, startedSince, type StandingInstance } from '../../engine/scenarios/story.ts'
import { peopleMeant } from '../../engine/scenarios/who.ts'
import { openWorld, type World } from '../../engine/scenarios/world.ts'
import { seeded } from '../calendar/seeded.ts'

/** Always the same walks, unless another seed is asked for: what they find has to be found again. */
const seed = Number(process.env['RECOURSE_SEED'] ?? 979_781)
const cases = 4
const rounds = 18

interface Waiting {
  elementId: string
  complaintId?: string
  assignee?: string
  candidateGroups: string[]
  createdAt: string
  dueAt?: string
}

test(`wherever ${cases} cases go, each waits for somebody or has ended (RECOURSE_SEED=${seed})`, async () => {
  const { baseUrl, admin, logFile } = inject('recourse')
  const world = await openWorld({ baseUrl, admin, hospital: demoHospital(new Date()), password: admin.password })
  const lexicon = JSON.parse(await readFile(new URL('../../processes/lexicon.json', import.meta.url), 'utf8')) as Record<'en' | 'zh', string[]>[]
  const sayings = ['Nobody told me anything.', '医生态度不好。', ...lexicon.flatMap(({ en, zh }) => [...en.slice(0, 2), ...zh.slice(0, 1)])]
  const since = await world.now()
  let walkers: Walker[] = []
  try {
    walkers = await walk({ cases, rounds, seeded: (walker) => seeded(seed * 100 + walker), sayings }, world, async (all) => {
      walkers = all
      expect(await troubles(world, all, since)).toEqual([])
    })
  } catch (error) {
    const log = (await readFile(logFile, 'utf8')).split('\n').filter((line) => /"level":[4-6]0/.test(line)).slice(-20)
    throw new Error([`RECOURSE_SEED=${seed}`, ...walkers.map(({ receipt, steps }) => `${receipt}: ${steps.join(' → ')}`), ...log].join('\n'), { cause: error })
  } finally {
    for (const { key, parentKey } of await startedSince(world.admin, since, '?state=active')) if (!parentKey) await world.admin.call('POST', `/api/instances/${key}/cancel`)
  }
}, 600_000)

/** Sentences about whatever is stuck, waits for nobody, or waits without a limit. */
async function troubles(world: World, walkers: Walker[], since: Date): Promise<string[]> {
  const { admin } = world
  const incidents = await admin.all<{ elementId: string, code: string, message: string, at: string }>('/api/incidents?state=open')
  const tasks = (await admin.all<Waiting>('/api/tasks')).filter(({ createdAt }) => new Date(createdAt) >= since)
  const found = incidents.filter(({ at }) => new Date(at) >= since).map(({ elementId, code, message }) => `${elementId} is stuck: ${code} ${message}`)
  for (const { elementId, assignee, candidateGroups, dueAt } of tasks) {
    const takers = [assignee, ...candidateGroups].filter((who) => who !== undefined).flatMap((who) => peopleMeant(who, world.hospital))
    if (takers.length === 0) found.push(`${elementId} waits for nobody: ${String(assignee)} ${candidateGroups.join()}`)
    if (dueAt === undefined) found.push(`${elementId} has no limit`)
  }
  for (const { id, receipt } of walkers) {
    const { state } = await admin.get<{ state: string }>(`/api/complaints/${id}`)
    if (state !== 'closed' && !tasks.some(({ complaintId }) => complaintId === id)) found.push(`${receipt} is ${state} and nobody's task`)
  }
  const standing = await standingInstances(world, walkers, since)
  for (const { processId, elements } of standing.filter((instance) => instance.state === 'active')) {
    const active = elements.filter(({ state }) => state === 'active')
    if (active.length === 0) found.push(`${processId} is nowhere`)
    found.push(...active.filter(isBusy).map(({ elementId }) => `${processId} is still at ${elementId}`))
  }
  return found
}

async function standingInstances({ admin }: World, walkers: Walker[], since: Date): Promise<StandingInstance[]> {
  const ofCases = await Promise.all(walkers.map(async ({ id }) => (await admin.get<{ items: StandingInstance[] }>(`/api/complaints/${id}/instances`)).items))
  const others = (await startedSince(admin, since, '?state=active')).filter(({ complaintId }) => complaintId === undefined)
  return [...ofCases.flat(), ...await Promise.all(others.map(({ key }) => admin.get<StandingInstance>(`/api/instances/${key}`)))]
}
