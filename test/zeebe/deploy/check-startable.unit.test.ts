import { expect, test } from 'vitest'
import { checkFile } from '../../../engine/zeebe/deploy/check-file.ts'
import { definitions } from './diagrams.ts'

const sound = { form: 'wish', by: 'complaint-office, responsible', from: 'case' }

/** start → end, where people may use the start as `says` has it. */
function startable(says: Record<string, string>, { message = true, twice = false } = {}): string {
  const start = (id: string): string => `<bpmn:startEvent id="${id}"><bpmn:extensionElements><zeebe:properties>${Object.entries(says).map(([name, value]) => `<zeebe:property name="startable.${name}" value="${value}" />`).join('')}</zeebe:properties></bpmn:extensionElements>
    <bpmn:outgoing>${id}-to-end</bpmn:outgoing>${message ? `<bpmn:messageEventDefinition id="${id}-by" messageRef="${id}-message" />` : ''}</bpmn:startEvent>`
  const ids = twice ? ['wanted', 'again'] : ['wanted']
  return definitions(`<bpmn:process id="p" isExecutable="true">${ids.map(start).join('')}
    ${ids.map((id) => `<bpmn:sequenceFlow id="${id}-to-end" sourceRef="${id}" targetRef="end" />`).join('')}
    <bpmn:endEvent id="end">${ids.map((id) => `<bpmn:incoming>${id}-to-end</bpmn:incoming>`).join('')}</bpmn:endEvent></bpmn:process>
    ${ids.map((id) => `<bpmn:message id="${id}-message" name="${id}" />`).join('')}`)
}

const check = async (xml: string) => {
  const { faults, needs } = await checkFile({ name: 'it.bpmn', content: xml }, { version: '8.5.8', knownJobTypes: null })
  return { rules: faults.map(({ elementId, rule }) => `${elementId} ${rule}`), needs, messages: faults.map(({ message }) => message).join(' ') }
}

test('a start that people may use needs its form', async () => {
  expect(await check(startable(sound))).toMatchObject({ rules: [], needs: [{ kind: 'form', id: 'wish', elementId: 'wanted' }] })
  const { form: _, ...without } = sound
  expect((await check(startable(without))).rules).toEqual(['wanted startable-form'])
})

test('roles that do not exist are named', async () => {
  const { rules, messages } = await check(startable({ ...sound, by: 'complaint-office, the-boss' }))
  expect(rules).toEqual(['wanted startable-by'])
  expect(messages).toContain('the-boss')
  expect((await check(startable({ ...sound, by: '' }))).rules).toEqual(['wanted startable-by'])
})

test('it starts from a case or from anywhere; only a case has somebody responsible', async () => {
  expect((await check(startable({ ...sound, from: 'the-lobby' }))).rules).toEqual(['wanted startable-from'])
  expect((await check(startable({ ...sound, from: 'anywhere', by: 'leadership' }))).rules).toEqual([])
  expect((await check(startable({ ...sound, from: 'anywhere' }))).rules).toEqual(['wanted startable-by'])
})

test('only a message can start it, and in one way only', async () => {
  expect((await check(startable(sound, { message: false }))).rules).toEqual(['wanted startable-event'])
  expect((await check(startable(sound, { twice: true }))).rules).toEqual(['again startable-twice'])
})
