import { setTimeout as sleep } from 'node:timers/promises'
import { Type } from '@sinclair/typebox'
import pino from 'pino'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { connector, JobRefused, startConnectors, type RunningConnectors } from '../../../connectors/kit/index.ts'
import { systemClock } from '../../../engine/clock/clock.ts'
import { readConfig } from '../../../engine/config/read-config.ts'
import { connectZeebe, type Zeebe } from '../../../engine/zeebe/client.ts'
import { Client, eventually } from '../../kit/client.ts'

const log = pino({ level: 'silent' })
const config = readConfig({})
/** Job types of this run alone: the server's own workers know none of them. */
const run = `kit-${process.pid}-${Date.now()}`

interface ShownInstance {
  state: string
  variables: Record<string, unknown>
  incidents: { elementId: string, code: string, message: string }[]
}

let zeebe: Zeebe
let admin: Client
let handled: string[]

const greet = connector({
  type: `${run}-greet`, input: Type.Object({ word: Type.String() }), output: Type.Object({ said: Type.String() }),
  run: async ({ word }, { job }) => {
    handled.push(job.key)
    if (word === 'poison') throw new Error('Zhang San, 13800000000')
    if (word === 'refused') throw new JobRefused('greeting.refused')
    if (word === 'elsewhere') throw new JobRefused('greeting.refused', { bpmnError: 'not-here' })
    if (word === 'silent') return await new Promise<never>(() => {})
    if (word === 'slow') await sleep(1_000)
    return { said: `${word}, seen: ${Object.keys(job.variables).toSorted().join(' ')}` }
  },
})

/** One service task with a way out for the error `not-here`; both ends are reached with all variables kept. */
const diagram = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" targetNamespace="test" id="definitions">
  <process id="${run}" isExecutable="true">
    <startEvent id="start"><outgoing>to-greet</outgoing></startEvent>
    <serviceTask id="greet"><extensionElements><zeebe:taskDefinition type="${run}-greet" retries="2" /></extensionElements><incoming>to-greet</incoming><outgoing>to-end</outgoing></serviceTask>
    <boundaryEvent id="not-here" attachedToRef="greet"><outgoing>to-elsewhere</outgoing><errorEventDefinition errorRef="error-not-here" /></boundaryEvent>
    <endEvent id="greeted"><incoming>to-end</incoming></endEvent>
    <endEvent id="elsewhere"><incoming>to-elsewhere</incoming></endEvent>
    <sequenceFlow id="to-greet" sourceRef="start" targetRef="greet" />
    <sequenceFlow id="to-end" sourceRef="greet" targetRef="greeted" />
    <sequenceFlow id="to-elsewhere" sourceRef="not-here" targetRef="elsewhere" />
  </process>
  <error id="error-not-here" name="not-here" errorCode="not-here" />
</definitions>`

const start = (timeoutMs = 2_000): RunningConnectors => startConnectors(zeebe, [connector({ ...greet, timeoutMs })], { log, clock: systemClock, config })
const begin = async (word: string): Promise<string> => (await zeebe.createInstance(run, { word, complaintId: 'case-1', secret: 'not asked for' })).instanceKey
const instance = async (key: string): Promise<ShownInstance> => await admin.get<ShownInstance>(`/api/instances/${key}`)
const completed = async (key: string) => await eventually(`instance ${key} completed`, async () => {
  const shown = await instance(key)
  return shown.state === 'completed' && shown
})
const incident = async (key: string) => await eventually(`incident of ${key}`, async () => (await instance(key)).incidents[0])

beforeAll(async () => {
  const { baseUrl, admin: { email, password }, zeebe: { grpcAddress, restAddress } } = inject('recourse')
  admin = await Client.signedIn(baseUrl, email, password)
  zeebe = await connectZeebe({ grpcAddress, restAddress, log })
  await zeebe.deploy([{ name: `${run}.bpmn`, content: diagram }])
  handled = []
})
afterAll(async () => await zeebe.close())

describe('running connectors', () => {
  it('complete jobs, and fetch no other variables than they name', async () => {
    const running = start()
    const { variables } = await completed(await begin('hello'))
    await running.close()

    expect(variables['said']).toBe('hello, seen: complaintId word')
    expect(running.stats()[greet.type]).toMatchObject({ running: 0, completed: 1, failed: 0, lastRuns: [{ verdict: 'complete', code: null }] })
  })

  it('try a poison job again and then leave a coded incident, while its neighbours go on', async () => {
    handled = []
    const running = start()
    const [poison, good] = [await begin('poison'), await begin('hello')]
    await completed(good)
    const { code, message } = await incident(poison)
    await running.close()

    expect({ code, message }).toEqual({ code: 'connector.failed', message: 'connector.failed' })
    expect(handled.filter((key, index) => handled.indexOf(key) !== index)).toHaveLength(1)
    expect(running.stats()[greet.type]).toMatchObject({ completed: 1, failed: 2 })
  })

  it('make a refusal an incident at once', async () => {
    handled = []
    const running = start()
    const { code, elementId } = await incident(await begin('refused'))
    await running.close()

    expect({ code, elementId }).toEqual({ code: 'greeting.refused', elementId: 'greet' })
    expect(handled).toHaveLength(1)
  })

  it('hand an error to the diagram', async () => {
    const running = start()
    const { incidents } = await completed(await begin('elsewhere'))
    await running.close()

    expect(incidents).toEqual([])
  })

  it('give up a handler that never answers: an incident, not an endless loop', async () => {
    handled = []
    const running = start(500)
    const { code } = await incident(await begin('silent'))
    await running.close()

    expect(code).toBe('connector.deadline')
    expect(handled).toHaveLength(2)
  })

  it('live on when the job is not theirs any more by the time they answer', async () => {
    handled = []
    const running = start(10_000)
    const cancelled = await begin('slow')
    await eventually('the job is in work', async () => handled.length === 1)
    await zeebe.cancelInstance(cancelled)
    await completed(await begin('hello'))
    await running.close()

    expect(running.stats()[greet.type]).toMatchObject({ running: 0, completed: 2, failed: 0 })
  })

  it('drain: what is in work is finished, nothing new is taken', async () => {
    handled = []
    const running = start(10_000)
    const slow = await begin('slow')
    await eventually('the job is in work', async () => handled.length === 1)
    await running.close()
    const later = await begin('hello')

    await completed(slow)
    expect(running.stats()[greet.type]).toMatchObject({ running: 0, completed: 1 })
    expect((await eventually('the later one is known', async () => await instance(later))).state).toBe('active')
    expect(handled).toHaveLength(1)
    await zeebe.cancelInstance(later)
  })
})
