import { execFile } from 'node:child_process'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { addWithin } from '../../engine/calendar/index.ts'
import { demoHospital } from '../../engine/people/index.ts'
import { readPack } from '../../engine/packs/pack.ts'
import { eventually } from '../kit/client.ts'
import { hospital, registered, type CaseFile, type Hospital } from '../kit/hospital.ts'
import { freePort, startRecourse } from './start-recourse.ts'

const zone = 'Europe/London'

/** Reports, registers it as important, and waits for its clocks. */
async function important(place: Hospital): Promise<CaseFile> {
  const { id } = await place.report()
  await place.done(id, 'register-complaint', registered({ severity: '0' }))
  return eventually('clocks', async () => {
    const file = await place.caseFile(id)
    return ['contact', 'end', 'statutory'].every((wanted) => file.deadlines.some(({ stage }) => stage === wanted)) && file
  })
}

const limit = ({ deadlines }: CaseFile, stage: string): string | undefined => deadlines.find((one) => one.stage === stage)?.at

test('a server started with a pack gives a case the clocks of that law; with another one, new cases get those and running ones keep theirs', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'recourse-packs-'))
  onTestFinished(() => rm(dataDir, { recursive: true, force: true, maxRetries: 5 }))
  const startedWith = async <T>(pack: string, work: (place: Hospital) => Promise<T>): Promise<T> => {
    const server = await startRecourse({ dataDir, afresh: true, env: { RECOURSE_PACK: pack, RECOURSE_TIME_ZONE: zone } })
    try {
      return await work(await hospital(server))
    } finally {
      await server.stop()
    }
  }
  const running = async (place: Hospital) => (await place.admin.get<{ items: { id: string, active?: { from?: string, files?: string[] } }[] }>('/api/packs')).items.filter(({ active }) => active)

  const first = await startedWith('scotland-2014', async (place) => {
    const { statutory: _, ...hours } = demoHospital(new Date()).calendar
    const calendar = { ...hours, timeZone: zone, holidays: (await readPack('scotland-2014')).calendar!.holidays }
    const file = await important(place)
    const after = (within: string) => addWithin(new Date(file.receivedAt), within, 'working-days', calendar).toISOString()

    expect({ contact: limit(file, 'contact'), end: limit(file, 'end'), statutory: limit(file, 'statutory') }).toEqual({ contact: after('P3D'), end: after('P20D'), statutory: after('P20D') })
    expect(await running(place)).toEqual([expect.objectContaining({ id: 'scotland-2014' })])
    return file
  })

  await startedWith('base', async (place) => {
    expect(await running(place)).toEqual([expect.objectContaining({ id: 'base', active: expect.objectContaining({ from: 'scotland-2014', files: ['tier-policy.dmn'] }) as object })])
    const file = await important(place)
    expect(Date.parse(limit(file, 'contact')!) - Date.parse(file.receivedAt)).toBe(12 * 3600_000)
    const former = await place.caseFile(first.id)
    expect([former.state, limit(former, 'contact'), limit(former, 'statutory')]).toEqual(['handling', limit(first, 'contact'), limit(first, 'statutory')])
  })

  // The rules that ran first are not the latest version any more, so they come again.
  await startedWith('scotland-2014', async (place) => {
    const file = await important(place)
    expect(Date.parse(limit(file, 'statutory')!) - Date.parse(file.receivedAt)).toBeGreaterThan(20 * 24 * 3600_000)
  })
}, 400_000)

test('a pack that does not exist is refused in one line that names the others, and nothing is started', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'recourse-packs-'))
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }))
  const env = { ...process.env, PORT: String(await freePort()), RECOURSE_DATA: dataDir, RECOURSE_PACK: 'atlantis' }
  const { promise, resolve } = Promise.withResolvers<{ code: unknown, stderr: string }>()
  execFile(process.execPath, [fileURLToPath(new URL('../../engine/main.ts', import.meta.url))], { env }, (error, _stdout, stderr) => resolve({ code: error?.code, stderr }))

  const { code, stderr } = await promise
  expect(code).toBe(78)
  expect(stderr.split('\n').filter((line) => line.includes('RECOURSE_PACK'))).toEqual([expect.stringMatching(/must be one of base, .*england-2009.*wales-2014/)])
  expect(await readdir(dataDir)).toEqual([])
})
