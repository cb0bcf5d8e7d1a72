import { expect, test } from 'vitest'
import { findingsIn } from '../../../engine/zeebe/deploy/broker-findings.ts'

const intro = 'Command \'CREATE\' rejected with code \'INVALID_ARGUMENT\': Expected to deploy new resources, but encountered the following errors:\n'

test('what the broker says about elements becomes one finding each', () => {
  const text = `${intro}'a.bpmn': - Element: late\n    - ERROR: Must have at least one outgoing sequence flow or association\n    - ERROR: Another\n- Element: step > extensionElements > formDefinition\n    - ERROR: Third\n'b.bpmn': - Element: end\n    - ERROR: Fourth\n`
  const finding = (file: string, elementId: string, message: string) => ({ file, elementId, rule: 'broker', message, severity: 'error' })
  expect(findingsIn(text, ['a.bpmn', 'b.bpmn'])).toEqual([
    finding('a.bpmn', 'late', 'Must have at least one outgoing sequence flow or association'), finding('a.bpmn', 'late', 'Another'), finding('a.bpmn', 'step', 'Third'), finding('b.bpmn', 'end', 'Fourth'),
  ])
})

test('what it says about a file, or about all of them, stays as it is', () => {
  expect(findingsIn(`${intro}'x.bpmn': Error: URI=null Line=1: cvc-elt.1.a: Cannot find the declaration of element 'a'.`, ['x.bpmn'])).toEqual([
    { file: 'x.bpmn', elementId: null, rule: 'broker', message: 'Error: URI=null Line=1: cvc-elt.1.a: Cannot find the declaration of element \'a\'.', severity: 'error' },
  ])
  expect(findingsIn('Something else', ['x.bpmn'])).toEqual([{ file: 'x.bpmn', elementId: null, rule: 'broker', message: 'Something else', severity: 'error' }])
})
