import { beforeAll, describe, expect, it } from 'vitest'
import { eventually } from '../kit/client.ts'
import { hospital, type Hospital, type ShownTask } from '../kit/hospital.ts'

const diagram = (id: string, mapping: string) => `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="d" targetNamespace="http://recourse.example">
  <bpmn:process id="${id}" isExecutable="true">
    <bpmn:startEvent id="start"><bpmn:outgoing>a</bpmn:outgoing></bpmn:startEvent>
    <bpmn:userTask id="decide" name="Decide">
      <bpmn:extensionElements><zeebe:userTask />${mapping}</bpmn:extensionElements>
      <bpmn:incoming>a</bpmn:incoming><bpmn:outgoing>b</bpmn:outgoing>
    </bpmn:userTask>
    <bpmn:endEvent id="end"><bpmn:incoming>b</bpmn:incoming></bpmn:endEvent>
    <bpmn:sequenceFlow id="a" sourceRef="start" targetRef="decide" /><bpmn:sequenceFlow id="b" sourceRef="decide" targetRef="end" />
  </bpmn:process>
</bpmn:definitions>`

describe('a task without a form', () => {
  let place: Hospital
  beforeAll(async () => { place = await hospital() })

  async function started(id: string, mapping: string, variables: object): Promise<{ task: ShownTask, instance: string }> {
    const files = new FormData()
    files.append('files', new Blob([diagram(id, mapping)]), `${id}.bpmn`)
    await place.admin.post('/api/deployments', files)
    const { instanceKey: instance } = await place.admin.post<{ instanceKey: string }>(`/api/processes/${id}/instances`, { variables })
    const task = await eventually('it is there', async () => (await place.admin.get<{ items: ShownTask[] }>(`/api/tasks?instance=${instance}`)).items[0])
    return { task, instance }
  }
  const formOf = ({ key }: ShownTask) =>
    place.admin.get<{ generated: boolean, data: Record<string, unknown>, schema: { components: { key?: string, readonly?: boolean }[] } }>(`/api/tasks/${key}/form`)

  it('gets one made of what its diagram gives it and reads from it', async () => {
    const mapping = '<zeebe:ioMapping><zeebe:input source="=amount * 2" target="double" /><zeebe:output source="=approved" target="approved" /></zeebe:ioMapping>'
    const { task, instance } = await started('made-form', mapping, { amount: 21 })
    const { generated, data, schema } = await formOf(task)
    expect(generated).toBe(true)
    expect(schema.components.filter(({ key }) => key).map(({ key, readonly }) => [key, readonly ?? false])).toEqual([['double', true], ['approved', false]])
    expect(data).toMatchObject({ double: 42 })

    await place.complete(task, { approved: 'yes' })
    const ended = await eventually('it has ended', async () => {
      const one = await place.admin.get<{ state: string, variables: Record<string, unknown> }>(`/api/instances/${instance}`)
      return one.state === 'completed' && one
    })
    expect(ended.variables).toMatchObject({ amount: 21, approved: 'yes' })
  })

  it('that declares nothing only asks for a confirmation', async () => {
    const { task } = await started('bare-form', '', {})
    const { schema } = await formOf(task)
    expect(schema.components.filter(({ key }) => key)).toEqual([])
    await place.complete(task, {})
    expect((await place.admin.call('POST', `/api/tasks/${task.key}/complete`, { variables: {} })).status).toBe(409)
  })
})
