/** Small diagrams for deployments: one process with whatever stands between start and end. */
const namespaces = [
  'xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"', 'xmlns:zeebe="http://camunda.org/schema/zeebe/1.0"', 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"',
].join(' ')

export const definitions = (content: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<bpmn:definitions ${namespaces} id="definitions" targetNamespace="https://recourse.example/test">${content}</bpmn:definitions>`

/** start → element → end; the element gets its sequence flows. */
export function process(id: string, element: string, beside = ''): string {
  const connected = element.replace(/(<\/bpmn:extensionElements>|^(?!.*<bpmn:extensionElements>)<bpmn:\w+[^>]*>)/s, '$1<bpmn:incoming>to-step</bpmn:incoming><bpmn:outgoing>to-end</bpmn:outgoing>')
  return definitions(`${beside}<bpmn:process id="${id}" isExecutable="true">
    <bpmn:startEvent id="start"><bpmn:outgoing>to-step</bpmn:outgoing></bpmn:startEvent>
    <bpmn:sequenceFlow id="to-step" sourceRef="start" targetRef="step" />
    ${connected}
    <bpmn:sequenceFlow id="to-end" sourceRef="step" targetRef="end" />
    <bpmn:endEvent id="end"><bpmn:incoming>to-end</bpmn:incoming></bpmn:endEvent>
  </bpmn:process>`)
}

const extensions = (content: string): string => `<bpmn:extensionElements>${content}</bpmn:extensionElements>`

export const userTask = (more = ''): string => `<bpmn:userTask id="step" name="Step">${extensions(`<zeebe:userTask />${more}`)}</bpmn:userTask>`
export const serviceTask = (type: string): string => `<bpmn:serviceTask id="step" name="Step">${extensions(`<zeebe:taskDefinition type="${type}" />`)}</bpmn:serviceTask>`
export const callActivity = (processId: string): string => `<bpmn:callActivity id="step">${extensions(`<zeebe:calledElement processId="${processId}" />`)}</bpmn:callActivity>`
export const ruleTask = (decisionId: string): string => `<bpmn:businessRuleTask id="step">${extensions(`<zeebe:calledDecision decisionId="${decisionId}" resultVariable="x" />`)}</bpmn:businessRuleTask>`

export const timerEvent = (kind: 'timeCycle' | 'timeDuration', value: string): string =>
  `<bpmn:userTask id="step">${extensions('<zeebe:userTask />')}</bpmn:userTask>
   <bpmn:boundaryEvent id="timer" attachedToRef="step" cancelActivity="false"><bpmn:outgoing>to-noted</bpmn:outgoing><bpmn:timerEventDefinition id="definition"><bpmn:${kind} xsi:type="bpmn:tFormalExpression">${value}</bpmn:${kind}></bpmn:timerEventDefinition></bpmn:boundaryEvent>
   <bpmn:sequenceFlow id="to-noted" sourceRef="timer" targetRef="noted" /><bpmn:endEvent id="noted"><bpmn:incoming>to-noted</bpmn:incoming></bpmn:endEvent>`

export const table = (decisionId: string): string => `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="${decisionId}-tables" name="Tables" namespace="https://recourse.example/test">
  <decision id="${decisionId}" name="Decision"><literalExpression id="expression"><text>1</text></literalExpression></decision>
</definitions>`

export const form = (id: string): string => JSON.stringify({ type: 'default', id, schemaVersion: 16, components: [{ type: 'textfield', key: 'said', label: 'Said', id: 'said' }] })
