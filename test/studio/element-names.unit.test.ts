import { expect, test } from 'vitest'
import { elementNames, withElementNames } from '../../engine/studio/check/name-elements.ts'
import { warning } from '../../engine/zeebe/deploy/finding.ts'

const diagram = `<?xml version="1.0"?><bpmn:definitions xmlns:bpmn="x"><bpmn:process id="p" name="Care">
  <bpmn:userTask id="call" name="Call &quot;back&quot; &amp; note > 1"><bpmn:extensionElements><zeebe:properties><zeebe:property name="icon" value="phone" /><zeebe:property name="name.zh" value="回电" /></zeebe:properties></bpmn:extensionElements></bpmn:userTask>
  <bpmn:exclusiveGateway id="which" /><bpmn:endEvent name='Done' id='done' /><bpmn:task id="ask" name="The patient's wish" /><bpmn:task id="tell" name="The patient&#39;s&#10;wish &#x2260; ours" />
</bpmn:process></bpmn:definitions>`

test('elements are called by their names in both languages, whatever stands in them; those without a name are not', () => {
  expect(Object.fromEntries(elementNames(diagram))).toEqual({ p: { en: 'Care', zh: 'Care' }, call: { en: 'Call "back" & note > 1', zh: '回电' }, done: { en: 'Done', zh: 'Done' }, ask: { en: 'The patient\'s wish', zh: 'The patient\'s wish' }, tell: { en: 'The patient\'s wish ≠ ours', zh: 'The patient\'s wish ≠ ours' } })
})

test('a finding says the name of the element that it is about, and nothing where there is none', () => {
  const about = (elementId: string | null, file = 'care.bpmn') => ({ file, ...warning(elementId, 'rule', 'x') })
  const named = withElementNames([about('call'), about('which'), about(null), about('call', 'care.dmn')], [{ name: 'care.bpmn', content: diagram }])
  expect(named.map(({ element }) => element?.zh)).toEqual(['回电', undefined, undefined, undefined])
})

test('a text that is no diagram takes no time', () => {
  expect(elementNames(`<a${' a="'.repeat(50_000)}`).size).toBe(0)
  expect(elementNames('<'.repeat(100_000)).size).toBe(0)
})
