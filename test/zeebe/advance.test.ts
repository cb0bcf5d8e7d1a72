import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { controlledClock } from '../../engine/clock/clock.ts'
import type { Zeebe } from '../../engine/zeebe/client.ts'
import { recallClock } from '../../engine/zeebe/records/advance.ts'
import { Tasks, Timers } from '../../engine/zeebe/records/shapes.ts'
import { Client, eventually } from '../kit/client.ts'
import { definitions } from './deploy/diagrams.ts'
import { connectToBroker, connectToServersDatabase, unique } from './support/broker.ts'

let zeebe: Zeebe
let connection: Awaited<ReturnType<typeof connectToServersDatabase>>
let admin: Client
beforeAll(async () => {
  zeebe = await connectToBroker()
  connection = await connectToServersDatabase()
  const { baseUrl, admin: { email, password } } = inject('recourse')
  admin = await Client.signedIn(baseUrl, email, password)
})
afterAll(async () => {
  await zeebe.close()
  await connection.close()
})

const minute = 60_000

/** A task with an alarm after each duration; each alarm opens a task `noted-<duration>`. */
function withAlarms(id: string, durations: string[]): string {
  const alarm = (duration: string) => `
    <bpmn:boundaryEvent id="alarm-${duration}" attachedToRef="wait" cancelActivity="false"><bpmn:outgoing>to-${duration}</bpmn:outgoing><bpmn:timerEventDefinition><bpmn:timeDuration>${duration}</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:boundaryEvent>
    <bpmn:sequenceFlow id="to-${duration}" sourceRef="alarm-${duration}" targetRef="noted-${duration}" />
    <bpmn:userTask id="noted-${duration}"><bpmn:extensionElements><zeebe:userTask /></bpmn:extensionElements><bpmn:incoming>to-${duration}</bpmn:incoming></bpmn:userTask>`
  return definitions(`<bpmn:process id="${id}" isExecutable="true">
    <bpmn:startEvent id="start"><bpmn:outgoing>to-wait</bpmn:outgoing></bpmn:startEvent><bpmn:sequenceFlow id="to-wait" sourceRef="start" targetRef="wait" />
    <bpmn:userTask id="wait"><bpmn:extensionElements><zeebe:userTask /></bpmn:extensionElements><bpmn:incoming>to-wait</bpmn:incoming></bpmn:userTask>
    ${durations.map(alarm).join('')}</bpmn:process>`)
}

test('every alarm on the way runs at its own time, and the answer comes when they have run', async () => {
  const id = unique('alarms')
  await zeebe.deploy([{ name: `${id}.bpmn`, content: withAlarms(id, ['PT2M', 'PT20M', 'PT50M', 'P9D']) }])
  const { instanceKey } = await zeebe.createInstance(id, {})
  const start = (await eventually('task', async () => await Tasks.findOne({ instanceKey, elementId: 'wait' }).lean())).createdAt
  await eventually('alarms', async () => await Timers.countDocuments({ instanceKey }) === 4)

  await admin.post('/api/testing/clock', { advance: 'PT1H' })

  const noted = await Tasks.find({ instanceKey, elementId: /^noted/ }).sort({ createdAt: 1 }).lean()
  expect(noted.map(({ elementId, createdAt }) => [elementId, Math.round((createdAt.getTime() - start.getTime()) / minute)])).toEqual([['noted-PT2M', 2], ['noted-PT20M', 20], ['noted-PT50M', 50]])
  expect(await Timers.countDocuments({ instanceKey })).toBe(1)

  await zeebe.cancelInstance(instanceKey)
})

test('the broker follows the server\'s clock', async () => {
  const { now } = await admin.post<{ now: string }>('/api/testing/clock', { advance: 'PT20M' })
  const { epochMilli } = await (await fetch(`${inject('recourse').zeebe.managementUrl}/actuator/clock`)).json() as { epochMilli: number }
  expect(Math.abs(epochMilli - Date.parse(now))).toBeLessThan(5_000)
})

test('a server that starts again takes up the time it had, and gives it to its broker', async () => {
  const { managementUrl } = inject('recourse').zeebe
  const { now } = await admin.post<{ now: string }>('/api/testing/clock', { advance: 'PT10M' })
  const clock = controlledClock()

  await recallClock(clock, managementUrl)

  expect(Math.abs(clock.now().getTime() - Date.parse(now))).toBeLessThan(5_000)
  const { epochMilli } = await (await fetch(`${managementUrl}/actuator/clock`)).json() as { epochMilli: number }
  expect(Math.abs(epochMilli - Date.parse(now))).toBeLessThan(5_000)
})
