import { definitions } from '../zeebe/deploy/diagrams.ts'

const task = (id: string, flows: string) => `<bpmn:userTask id="${id}" name="${id}"><bpmn:extensionElements><zeebe:userTask /></bpmn:extensionElements>${flows}</bpmn:userTask>`
/** call (an alarm runs on it) → write; the second version writes in another step. */
export const diagram = (id: string, last: string) => definitions(`<bpmn:process id="${id}" isExecutable="true">
  <bpmn:startEvent id="start"><bpmn:outgoing>f1</bpmn:outgoing></bpmn:startEvent>
  <bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="call" /><bpmn:sequenceFlow id="f2" sourceRef="call" targetRef="${last}" /><bpmn:sequenceFlow id="f3" sourceRef="${last}" targetRef="end" />
  ${task('call', '<bpmn:incoming>f1</bpmn:incoming><bpmn:outgoing>f2</bpmn:outgoing>')}
  <bpmn:boundaryEvent id="alarm" cancelActivity="false" attachedToRef="call"><bpmn:outgoing>f4</bpmn:outgoing><bpmn:timerEventDefinition><bpmn:timeDuration>P900D</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:boundaryEvent>
  <bpmn:sequenceFlow id="f4" sourceRef="alarm" targetRef="rung" /><bpmn:endEvent id="rung"><bpmn:incoming>f4</bpmn:incoming></bpmn:endEvent>
  ${task(last, '<bpmn:incoming>f2</bpmn:incoming><bpmn:outgoing>f3</bpmn:outgoing>')}
  <bpmn:endEvent id="end"><bpmn:incoming>f3</bpmn:incoming></bpmn:endEvent>
</bpmn:process>`).replaceAll('<bpmn:timeDuration>', '<bpmn:timeDuration xsi:type="bpmn:tFormalExpression">')
