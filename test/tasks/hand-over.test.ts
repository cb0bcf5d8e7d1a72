import { beforeAll, describe, expect, it } from 'vitest'
import { eventually } from '../kit/client.ts'
import { hospital, registered, type Hospital } from '../kit/hospital.ts'
import { staffWith, type Staff } from '../kit/staff.ts'

const registration = registered({ severity: '0', tier: 'general', kind: 'suggestion' })

describe('a task', () => {
  let place: Hospital
  let giver: Staff
  let taker: Staff
  let stranger: Staff
  beforeAll(async () => {
    place = await hospital()
    const inOffice = ({ roles }: { roles: string[] }) => roles.join() === 'complaint-office'
    giver = await staffWith(place.admin, inOffice)
    taker = await staffWith(place.admin, (person) => inOffice(person) && person.id !== giver.id)
    stranger = await staffWith(place.admin, ({ roles, department }) => roles.join() === 'staff' && department === 'radiology')
  })

  it('is handed over to a colleague with a word, and both the colleague and the case know', async () => {
    const { id } = await place.report()
    const { key } = await place.task(id, 'register-complaint')
    const { items } = await giver.client.get<{ items: { id: string }[] }>(`/api/tasks/${key}/colleagues`)
    expect(items.map((one) => one.id)).toContain(taker.id)
    await giver.client.post(`/api/tasks/${key}/hand-over`, { to: taker.id, word: 'She asked for you.' })

    expect((await place.task(id, 'register-complaint')).assignee).toBe(taker.id)
    const told = await taker.client.get<{ items: { template: string, taskKey?: string, text: string }[] }>('/api/notifications/mine')
    expect(told.items.find((one) => one.taskKey === key)).toMatchObject({ template: 'task-given', text: expect.stringContaining('She asked for you.') })
    expect(await taker.client.get(`/api/complaints/${id}/notes`)).toMatchObject({ items: [{ text: 'She asked for you.', by: { id: giver.id } }] })
    expect((await place.history(id)).find(({ kind }) => kind === 'task.given')).toMatchObject({ actor: { id: giver.id }, data: { to: taker.id } })
  })

  it('given by the office to somebody whom no diagram names shows them the case as well', async () => {
    const { id } = await place.report({ department: 'outpatient' })
    const { key } = await place.task(id, 'register-complaint')
    expect((await stranger.client.call('GET', `/api/complaints/${id}`)).status).toBe(404)
    await giver.client.post(`/api/tasks/${key}/hand-over`, { to: stranger.id })
    expect(await stranger.client.get(`/api/complaints/${id}`)).toMatchObject({ id, people: [expect.objectContaining({ role: 'stand-in' })] })
    expect((await place.task(id, 'register-complaint')).assignee).toBe(stranger.id)
  })

  it('is handed over by nobody who may not do it, and to nobody who is not known', async () => {
    const { id } = await place.report()
    const { key } = await place.task(id, 'register-complaint')
    expect((await stranger.client.call('POST', `/api/tasks/${key}/hand-over`, { to: taker.id })).status).toBe(404)
    expect((await giver.client.call('POST', `/api/tasks/${key}/hand-over`, { to: 'nobody' })).status).toBe(404)
    expect((await place.task(id, 'register-complaint')).assignee).toBeUndefined()
    expect((await place.history(id)).map(({ kind }) => kind)).not.toContain('task.given')
  })

  it('that was completed is completed again by the same answer of the same person, and counts once', async () => {
    const { id } = await place.report()
    const { key } = await place.task(id, 'register-complaint')
    const send = (who: Staff, changes: Record<string, unknown> = {}) => who.client.call('POST', `/api/tasks/${key}/complete`, { variables: { ...registration, ...changes } })
    expect((await send(giver)).status).toBe(200)
    expect((await send(giver)).status).toBe(200)
    expect((await send(giver, { department: 'cardiology' })).status).toBe(409)
    expect((await send(giver, { remark: 'One thing more.' })).status).toBe(409)
    expect((await send(taker)).status).toBe(409)
    await eventually('the entry is there', async () => (await place.caseFile(id)).entries.some(({ elementId }) => elementId === 'register-complaint'))
    expect((await place.caseFile(id)).entries.filter(({ elementId }) => elementId === 'register-complaint')).toHaveLength(1)
  })
})
