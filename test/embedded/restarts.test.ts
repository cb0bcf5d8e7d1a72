import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import mongoose from 'mongoose'
import pino from 'pino'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { startEmbedded, type Embedded, type PartStatus } from '../../engine/embedded/index.ts'
import { connectZeebe, type Zeebe } from '../../engine/zeebe/client.ts'
import { options } from './options.ts'
import { acceptingSink, until } from './support.ts'

const PROCESS = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="test">
  <bpmn:process id="remembered" isExecutable="true"><bpmn:startEvent id="start" /></bpmn:process>
</bpmn:definitions>`

describe('a part that is killed', () => {
  let dataDir: string
  let embedded: Embedded
  let sink: Awaited<ReturnType<typeof acceptingSink>>
  const offsets: string[] = []

  beforeAll(async () => {
    sink = await acceptingSink()
    dataDir = await mkdtemp(join(tmpdir(), 'recourse-embedded-'))
    embedded = await startEmbedded(options(dataDir, { zeebe: true, mongo: true, controlledClock: true, sink, onZeebeReady: async ({ managementUrl }) => {
      const answer = await fetch(`${managementUrl}/actuator/clock/add`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"offsetMilli":86400000}' })
      offsets.push(((await answer.json()) as { instant: string }).instant)
    } }))
  })
  afterAll(async () => {
    await embedded.stop()
    sink.close()
    await rm(dataDir, { recursive: true })
  })

  test('the broker comes back on its port, knows its processes, and has its clock set again', async () => {
    const zeebe = await connect(embedded)
    await zeebe.deploy([{ name: 'remembered.bpmn', content: PROCESS }])

    await killed('zeebe')

    expect((await zeebe.createInstance('remembered', {})).instanceKey).toMatch(/^\d+$/)
    expect(offsets).toHaveLength(2)
    for (const instant of offsets) expect(Date.parse(instant) - Date.now()).toBeGreaterThan(86_000_000)
  })

  test('the database comes back on its port with every acknowledged write', async () => {
    const client = await mongoose.mongo.MongoClient.connect(embedded.mongoUrl!)
    onTestFinished(() => client.close())
    const kept = client.db().collection<{ _id: string }>('kept')
    await kept.insertOne({ _id: 'before' }, { writeConcern: { w: 'majority', journal: true } })

    await killed('mongo')

    expect(await kept.find().toArray()).toEqual([{ _id: 'before' }])
  })

  test('a second start on the same data directory is refused and told who holds it', async () => {
    const before = embedded.status()

    await expect(startEmbedded(options(dataDir, { mongo: true }))).rejects.toMatchObject({ name: 'SetupProblem', message: expect.stringContaining(`in use by process ${process.pid}`) })

    expect(embedded.status()).toEqual(before)
  })

  async function killed(part: PartStatus['name']): Promise<void> {
    const status = (): PartStatus => embedded.status().find(({ name }) => name === part)!
    const { pid, restarts } = status()
    process.kill(pid!, 'SIGKILL')
    await until(() => status().restarts === restarts + 1 && status().state === 'up')
    expect(status()).toMatchObject({ lastExit: 'SIGKILL' })
    expect(status().pid).not.toBe(pid)
  }
})

async function connect(embedded: Embedded): Promise<Zeebe> {
  const zeebe = await connectZeebe({ ...embedded.zeebe!, log: pino({ level: 'silent' }) })
  onTestFinished(() => zeebe.close())
  return zeebe
}
