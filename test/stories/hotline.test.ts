import { beforeAll, describe, expect, it } from 'vitest'
import { eventually } from '../kit/client.ts'
import { hospital, type Hospital, type ShownTask } from '../kit/hospital.ts'

describe('a call that the operator cannot answer', () => {
  let place: Hospital
  beforeAll(async () => { place = await hospital() })

  const call = async (): Promise<string> =>
    (await place.admin.post<{ instanceKey: string }>('/api/processes/hotline-request/instances', { variables: { department: 'paediatrics' } })).instanceKey
  const promise = (instance: string): Promise<ShownTask> =>
    eventually('the liaison has a task', async () => (await place.admin.get<{ items: ShownTask[] }>(`/api/tasks?instance=${instance}`)).items[0])
  const state = async (instance: string) => (await place.admin.get<{ state: string, elements: { elementId: string }[] }>(`/api/instances/${instance}`))

  it('is promised a callback within 28 minutes, and the promise is kept', async () => {
    const instance = await call()
    const task = await promise(instance)
    const minutes = (new Date(task.dueAt!).getTime() - (await place.now()).getTime()) / 60_000
    expect(minutes).toBeGreaterThan(26)
    expect(minutes).toBeLessThanOrEqual(28)

    await place.wait('PT20M')
    await place.complete(task, { reached: 'yes', solved: 'yes' })
    const ended = await eventually('the call is done', async () => {
      const now = await state(instance)
      return now.state === 'completed' && now
    })
    expect(ended.elements.map(({ elementId }) => elementId)).not.toContain('promise-broken')
  })

  it('and a promise that is not kept climbs to the head and the operators', async () => {
    const instance = await call()
    const task = await promise(instance)
    await place.wait('PT30M')

    await eventually('the head is told', async () => (await state(instance)).elements.some(({ elementId }) => elementId === 'tell-breach'))
    expect((await place.admin.get<{ items: ShownTask[] }>(`/api/tasks?instance=${instance}`)).items.map(({ key }) => key)).toEqual([task.key])
    await place.complete(task, { reached: 'yes', solved: 'yes' })
    await eventually('the call is done', async () => (await state(instance)).state === 'completed')
  })
})
