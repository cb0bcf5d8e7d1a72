import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { obstacleOf, obstacleSaid } from '../../engine/migrations/obstacles.ts'
import { proposeMapping } from '../../engine/migrations/propose-mapping.ts'
import { readSteps, type Version } from '../../engine/migrations/steps.ts'
import { definitions } from '../zeebe/deploy/diagrams.ts'

/** `id|name|type` in a row from start to end; `@` after the id: an alarm runs on it. */
async function version(number: number, ...steps: string[]): Promise<Version> {
  const row = steps.map((step) => { const [id = '', name = '', type = 'userTask'] = step.split('|'); return { id: id.replace('@', ''), name, type, alarm: id.includes('@') } })
  const ids = ['start', ...row.map(({ id }) => id), 'end']
  const xml = definitions(`<bpmn:process id="p" isExecutable="true"><bpmn:startEvent id="start" /><bpmn:endEvent id="end" />
    ${row.map(({ id, name, type, alarm }) => `<bpmn:${type} id="${id}" name="${name}" />${alarm ? `<bpmn:boundaryEvent id="${id}-alarm" attachedToRef="${id}"><bpmn:timerEventDefinition /></bpmn:boundaryEvent>` : ''}`).join('')}
    ${ids.slice(1).map((id, i) => `<bpmn:sequenceFlow id="f${i}" sourceRef="${ids[i]}" targetRef="${id}" />`).join('')}
  </bpmn:process>`)
  // The parser links flows by reference; steps name theirs as a modeler writes them.
  const linked = xml.replace(/<bpmn:(userTask|serviceTask|startEvent|endEvent|receiveTask) id="([^"]+)"([^>]*?) \/>/g, (_, type: string, id: string, more: string) => {
    const at = ids.indexOf(id)
    return `<bpmn:${type} id="${id}"${more}>${at > 0 ? `<bpmn:incoming>f${at - 1}</bpmn:incoming>` : ''}${at < ids.length - 1 ? `<bpmn:outgoing>f${at}</bpmn:outgoing>` : ''}</bpmn:${type}>`
  })
  return { processId: 'p', version: number, key: String(number), ...await readSteps(linked, 'p') }
}
const proposed = (ids: string[], one: Version, other: Version) => proposeMapping(ids, one, other).map(({ from, to, because }) => [from, to, because])

describe('a step is proposed to become', () => {
  it('itself where it kept its id and kind', async () => {
    expect(proposed(['a', 'b'], await version(1, 'a|A', 'b|B'), await version(2, 'b|Other name', 'a|A'))).toEqual([['a', 'a', 'same'], ['b', 'b', 'same']])
  })

  it('the one of its name, then the one in its place, then the only one left', async () => {
    expect(proposed(['a'], await version(1, 'a|Call', 'z|Z'), await version(2, 'x|Call', 'y|Write', 'z|Z'))).toEqual([['a', 'x', 'name']])
    expect(proposed(['b'], await version(1, 'a|A', 'b|B', 'c|C'), await version(2, 'a|A', 'new|New', 'c|C', 'late|Late'))).toEqual([['b', 'new', 'place']])
    expect(proposed(['b'], await version(1, 'b|B'), await version(2, 'x|X', 'y|Y|serviceTask'))).toEqual([['b', 'x', 'only']])
  })

  it('nothing where two would do or none is of its kind: somebody has to choose', async () => {
    expect(proposed(['b'], await version(1, 'a|A', 'b|B'), await version(2, 'a|A', 'x|Same|serviceTask'))).toEqual([['b', null, null]])
    expect(proposeMapping(['b'], await version(1, 'b|B'), await version(2, 'x|X', 'y|Y', 'z|Z'))[0]).toMatchObject({ choices: ['x', 'y', 'z'] })
  })
})

describe('a case waits', () => {
  it('while an alarm runs on its step, before and after, on a broker older than 8.6', async () => {
    const [one, other] = [await version(1, 'a@|A', 'b|B'), await version(2, 'a@|A', 'b@|B')]
    const mapping = new Map([['a', 'a'], ['b', 'b']])
    expect(obstacleOf(['a'], mapping, one, other, '8.5.8')).toEqual({ way: 'wait', code: 'timer', elementId: 'a' })
    expect(obstacleOf(['b'], mapping, one, other, '8.5.8')).toEqual({ way: 'wait', code: 'timer', elementId: 'b' })
    expect(obstacleOf(['a'], mapping, one, other, '8.6.0')).toBeNull()
    expect(obstacleOf(['b'], mapping, one, await version(3, 'b|B'), '8.5.8')).toBeNull()
    expect(obstacleOf(['c'], mapping, one, other, '8.6.0')).toEqual({ way: 'choose', code: 'unmapped', elementId: 'c' })
  })

  it('while an escalation is attached to its step; a message may be', async () => {
    const registration: Version = { processId: 'complaint-registration', version: 1, key: '1', ...await readSteps(await readFile(new URL('../../processes/complaint-registration/complaint-registration.bpmn', import.meta.url), 'utf8'), 'complaint-registration') }
    const mapping = new Map([['register-complaint', 'register-complaint'], ['watch-registration', 'watch-registration']])
    expect(obstacleOf([...mapping.keys()], mapping, registration, registration, '8.5.8')).toEqual({ way: 'wait', code: 'event', elementId: 'watch-registration' })
    expect(obstacleOf([...mapping.keys()], mapping, registration, registration, '8.6.0')).toBeNull()

    for (const step of registration.steps.values()) for (const one of step.attached) one.on = 'message'
    expect(obstacleOf([...mapping.keys()], mapping, registration, registration, '8.5.8')).toBeNull()
    expect(obstacleSaid("Expected to migrate process instance '1' but active element with id 'a' has one or more boundary events of types 'ESCALATION'. …")).toEqual({ way: 'wait', code: 'event', elementId: 'a' })
  })

  it('for the step that the broker names, and not at all where the broker never moves it', () => {
    expect(obstacleSaid("Expected to migrate process instance '1' but active element with id 'a' has one or more boundary events of types 'TIMER'. …")).toEqual({ way: 'wait', code: 'timer', elementId: 'a' })
    expect(obstacleSaid("Expected to migrate process instance '1' but active element with id 'a' has an unsupported type. The migration of a RECEIVE_TASK is not supported.")).toEqual({ way: 'wait', code: 'kind', elementId: 'a' })
    expect(obstacleSaid('Expected to migrate process instance but process instance has an event subprocess. …')).toEqual({ way: 'never', code: 'handlers', elementId: null })
    expect(obstacleSaid('something else')).toEqual({ way: 'never', code: 'refused', elementId: null })
  })
})
