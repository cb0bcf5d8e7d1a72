import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { Type } from '@sinclair/typebox'
import mongoose from 'mongoose'
import pino from 'pino'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { connector, Effects, type RunningConnectors } from '../../../connectors/kit/index.ts'
import { startWork } from '../../../connectors/kit/work.ts'
import { systemClock } from '../../../engine/clock/clock.ts'
import { readConfig } from '../../../engine/config/read-config.ts'
import { connectStore } from '../../../engine/store/store.ts'
import { connectZeebe, type Zeebe } from '../../../engine/zeebe/client.ts'
import { Client, eventually } from '../../kit/client.ts'

const { baseUrl, admin: { email, password }, mongoUrl, zeebe: { grpcAddress, restAddress } } = inject('recourse')
const log = pino({ level: 'silent' })
/** A job type of this run alone. */
const type = `kit-${process.pid}-${Date.now()}-post`

interface Shown {
  processes: { _id: string, kind: string, types: string[], alive: boolean }[]
  connectors: { type: string, state: string, completed: number, openIncidents: number }[]
}

let admin: Client
let zeebe: Zeebe
let work: RunningConnectors
let posted: string[]
let broken = false

const post = connector({
  type, input: Type.Object({}), output: Type.Object({ answer: Type.Union([Type.String(), Type.Null()]) }),
  run: async (_, { once: performOnce }) => ({
    answer: await performOnce('post', 'letter 7 to the city', async (key) => {
      posted.push(key)
      if (broken) throw new Error('the connection broke off')
      return 'accepted'
    }),
  }),
})

const diagram = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" targetNamespace="test" id="definitions">
  <process id="${type}" isExecutable="true">
    <startEvent id="start"><outgoing>a</outgoing></startEvent>
    <serviceTask id="post"><extensionElements><zeebe:taskDefinition type="${type}" /></extensionElements><incoming>a</incoming><outgoing>b</outgoing></serviceTask>
    <endEvent id="end"><incoming>b</incoming></endEvent>
    <sequenceFlow id="a" sourceRef="start" targetRef="post" /><sequenceFlow id="b" sourceRef="post" targetRef="end" />
  </process>
</definitions>`

const shown = async (): Promise<Shown> => await admin.get<Shown>('/api/connectors')

/** An instance whose letter broke off in the middle, and the row of the ledger that nobody can resolve but a person. */
async function inDoubt() {
  broken = true
  const { instanceKey } = await zeebe.createInstance(type, {})
  const incident = await eventually('the job waits for a person', async () =>
    (await admin.get<{ incidents: { code: string }[] }>(`/api/instances/${instanceKey}`).catch(() => null))?.incidents[0])
  broken = false
  const { items } = await admin.get<{ items: { _id: string, type: string, instanceKey: string, about: string }[] }>('/api/effects')
  return { instanceKey, incident, effect: items.find((one) => one.instanceKey === instanceKey)! }
}

beforeAll(async () => {
  admin = await Client.signedIn(baseUrl, email, password)
  await connectStore(mongoUrl, log)
  zeebe = await connectZeebe({ grpcAddress, restAddress, log })
  await zeebe.deploy([{ name: `${type}.bpmn`, content: diagram }])
  work = startWork(zeebe, [post], { log, clock: systemClock, config: readConfig({}) }, 'connectors')
})
afterAll(async () => {
  await work.close()
  await zeebe.close()
  await mongoose.connection.close()
})
beforeEach(() => { posted = [] })

describe('an effect of which nobody knows how it ended', () => {
  it('is performed again once a person says that it did not happen, and the case goes on', async () => {
    const { instanceKey, incident, effect } = await inDoubt()
    expect([incident.code, effect.about, posted.length]).toEqual(['effect.unknown', 'letter 7 to the city', 1])

    expect(await admin.post('/api/effects/decisions', { effect: effect._id, happened: false, because: 'Not in their inbox.' })).toMatchObject({ retried: true, resolved: true })
    await eventually('the instance is through', async () => (await admin.get<{ state: string }>(`/api/instances/${instanceKey}`)).state === 'completed')
    expect(posted).toEqual([effect._id, effect._id])
    expect(await Effects.findById(effect._id).lean()).toMatchObject({ state: 'done', result: 'accepted', decisions: [{ happened: false, because: 'Not in their inbox.', by: 'administrator' }] })
  })

  it('is not performed again where a person says that it happened, and nobody decides twice', async () => {
    const { instanceKey, effect } = await inDoubt()

    expect(await admin.post('/api/effects/decisions', { effect: effect._id, happened: true, because: 'They have it.' })).toMatchObject({ retried: true, resolved: true })
    await eventually('the instance is through', async () => (await admin.get<{ state: string }>(`/api/instances/${instanceKey}`)).state === 'completed')
    const { status, body } = await admin.call('POST', '/api/effects/decisions', { effect: effect._id, happened: false, because: 'Perhaps not.' })
    expect([status, body]).toEqual([409, expect.objectContaining({ type: '/problems/ledger.decided' })])
    expect((await admin.call('POST', '/api/effects/decisions', { effect: 'no:such', happened: true, because: 'x' })).status).toBe(404)
    expect(posted).toEqual([effect._id])
  })
})

describe('connectors in processes of their own', () => {
  const start = (...types: string[]) => spawn(process.execPath, ['connectors/main.ts', ...types], {
    env: { PATH: process.env['PATH'], ZEEBE_ADDRESS: grpcAddress, ZEEBE_REST_ADDRESS: restAddress, MONGODB_URL: mongoUrl, RECOURSE_SINK_PORT: '1', RECOURSE_SINK_PASSWORD: 'not-used-by-connectors', RECOURSE_LOG: 'silent' },
    stdio: ['ignore', 'ignore', 'pipe'],
  })

  it('are seen beside the server, and sign off when they stop', async () => {
    const child = start('compute-limits', 'send-message')
    const mine = async () => (await shown()).processes.find(({ kind, types }) => kind === 'connectors' && types.includes('compute-limits'))
    await eventually('the process is seen', async () => (await mine())?.alive, 120_000)
    expect(await mine()).toMatchObject({ types: ['compute-limits', 'send-message'] })
    expect((await shown()).processes.some(({ kind }) => kind === 'server')).toBe(true)

    child.kill('SIGTERM')
    expect((await once(child, 'exit'))[0]).toBe(0)
    expect(await mine()).toBeUndefined()
  })

  it('refuse a job type that is no connector', async () => {
    const child = start('no-such-thing')
    let said = ''
    child.stderr.on('data', (chunk: Buffer) => { said += chunk.toString() })
    expect((await once(child, 'exit'))[0]).toBe(1)
    expect(said).toContain('no-such-thing')
  })
})

describe('what an administrator sets up', () => {
  it('is kept, shown and used; a secret never comes back', async () => {
    const value = 'open-sesame-7'
    expect((await admin.call('PUT', '/api/secrets/KIT_KEY', { value, hosts: ['api.example.org'] })).status).toBe(204)
    expect((await admin.call('PUT', '/api/secrets/kit', { value })).status).toBe(400)
    const listed = await admin.get<{ items: { name: string }[] }>('/api/secrets')
    expect(listed.items).toContainEqual(expect.objectContaining({ name: 'KIT_KEY', hosts: ['api.example.org'], changedBy: 'administrator' }))
    expect(JSON.stringify(listed)).not.toContain(value)

    const before = await admin.get<{ values: unknown }>('/api/connectors/notify')
    expect((await admin.call('PUT', '/api/connectors/notify/settings', { values: { smsKeySecret: value } })).status).toBe(422)
    expect((await admin.get<{ values: unknown }>('/api/connectors/notify')).values).toEqual(before.values)
    expect((await admin.call('PUT', '/api/connectors/notify/settings', { values: { smsKeySecret: '{{secrets.KIT_KEY}}' } })).status).toBe(204)
    expect(await admin.get('/api/connectors/notify')).toMatchObject({ values: { smsKeySecret: '{{secrets.KIT_KEY}}' } })
    expect((await admin.call('DELETE', '/api/secrets/KIT_KEY')).status).toBe(409)

    await admin.call('PUT', '/api/connectors/notify/settings', { values: before.values })
    expect((await admin.call('DELETE', '/api/secrets/KIT_KEY')).status).toBe(204)
    expect((await admin.call('DELETE', '/api/secrets/KIT_KEY')).status).toBe(404)
    expect((await admin.call('GET', '/api/connectors/nobody')).status).toBe(404)
  })
})
