/** Fault 16: the records sink is away, refuses, and comes back; the broker is killed meanwhile and sends again what it had sent. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import mongoose from 'mongoose'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startEmbedded, type Embedded } from '../../engine/embedded/index.ts'
import { connectStore, prepareCollections } from '../../engine/store/store.ts'
import { connectZeebe, type Zeebe } from '../../engine/zeebe/client.ts'
import { startProjection, type Projection } from '../../engine/zeebe/records/projection.ts'
import { rebuild } from '../../engine/zeebe/records/rebuild.ts'
import { DeadLetters, Instances, Jobs, Records, Tasks } from '../../engine/zeebe/records/shapes.ts'
import { startSink, type Sink } from '../../engine/zeebe/records/sink.ts'
import { options } from '../embedded/options.ts'
import { eventually } from '../kit/client.ts'
import { freePort } from '../setup/start-recourse.ts'
import { process as diagram, userTask } from '../zeebe/deploy/diagrams.ts'
import { everything } from '../zeebe/support/recording.ts'

const log = pino({ level: 'silent' })
const credentials = { user: 'exporter', password: 'test-password-0' }
let folder: string
let embedded: Embedded
let zeebe: Zeebe
let projection: Projection
let port: number
let sink: Sink
let refusing = false

const openSink = async () => await startSink({ host: '127.0.0.1', port, ...credentials, log, append: async (records) => {
  if (refusing) throw new Error('not now')
  await projection.append(records)
} })

beforeAll(async () => {
  port = await freePort()
  folder = await mkdtemp(join(tmpdir(), 'recourse-records-'))
  embedded = await startEmbedded(options(folder, { zeebe: true, mongo: true, sink: { url: `http://127.0.0.1:${port}`, ...credentials } }))
  await connectStore(embedded.mongoUrl ?? '', log)
  await prepareCollections()
  projection = await startProjection({ log, recordsDays: 0 })
  sink = await openSink()
  zeebe = await connectZeebe({ grpcAddress: embedded.zeebe?.grpcAddress ?? '', restAddress: embedded.zeebe?.restAddress ?? '', log })
  await zeebe.deploy([{ name: 'p.bpmn', content: diagram('waits', userTask()) }])
})
afterAll(async () => {
  await zeebe.close()
  await sink.close()
  await projection.close()
  await mongoose.disconnect()
  await embedded.stop()
  await rm(folder, { recursive: true, force: true })
})

const start = async (count: number): Promise<string[]> =>
  await Promise.all(Array.from({ length: count }, async () => (await zeebe.createInstance('waits', {})).instanceKey))

it('after the sink was away and refused, and the broker was killed, the projection is exact', async () => {
  const started = await start(5)
  await eventually('tasks', async () => await Tasks.countDocuments({ state: 'open' }) === 5)

  await sink.close()
  started.push(...await start(5))
  await sleep(2_000)
  expect(await Tasks.countDocuments()).toBe(5)

  refusing = true
  sink = await openSink()
  started.push(...await start(5))
  await sleep(2_000)
  expect(await Tasks.countDocuments()).toBe(5)

  refusing = false
  await eventually('tasks', async () => await Tasks.countDocuments({ state: 'open' }) === 15, 60_000)

  const pid = embedded.status().find(({ name }) => name === 'zeebe')?.pid
  if (pid) process.kill(pid, 'SIGKILL')
  await eventually('broker is back', async () => await zeebe.ready(), 120_000)
  started.push(...await start(5))
  await eventually('tasks', async () => await Tasks.countDocuments({ state: 'open' }) === 20, 60_000)

  expect((await Instances.find().lean()).map(({ _id }) => _id).toSorted()).toEqual(started.toSorted())
  expect((await Tasks.distinct('instanceKey')).toSorted()).toEqual(started.toSorted())
  expect(await DeadLetters.countDocuments()).toBe(0)
  const positions = (await Records.find({}, { _id: 1 }).sort({ _id: 1 }).lean()).map(({ _id }) => _id.n)
  expect(new Set(positions).size).toBe(positions.length)

  const kept = await everything()
  await projection.close()
  await rebuild(log)
  expect(await everything()).toEqual(kept)
  expect(await Jobs.countDocuments()).toBe(0)
  projection = await startProjection({ log, recordsDays: 0 })
})
