import { beforeAll, describe, expect, it } from 'vitest'
import { eventually } from '../kit/client.ts'
import { hospital, registered, type Hospital } from '../kit/hospital.ts'

describe('new facts', () => {
  let place: Hospital
  beforeAll(async () => { place = await hospital() })

  const running = async () => {
    const { id } = await place.report()
    await place.done(id, 'register-complaint', registered({ severity: '0' }))
    await place.task(id, 'contact-complainant')
    return id
  }
  const add = (id: string, text: string) => place.admin.call('POST', `/api/complaints/${id}/facts`, { text })

  it('that are grave raise the tier, in whatever step the case stands', async () => {
    const id = await running()
    expect((await add(id, 'Her lawyer called: they will sue, and the newspaper knows.')).status).toBe(204)
    await place.task(id, 'emergency-contact')
    expect(await eventually('the tier is written', async () => (await place.caseFile(id)).tier === 'dispute')).toBe(true)
    expect((await place.openTasks(id)).map(({ elementId }) => elementId)).not.toContain('contact-complainant')
    expect((await place.caseFile(id)).entries).toContainEqual(expect.objectContaining({ elementId: 'new-facts' }))
    const root = (await place.admin.get<{ items: { key: string, parentKey?: string }[] }>(`/api/complaints/${id}/instances`)).items.find(({ parentKey }) => !parentKey)!
    await place.admin.post(`/api/instances/${root.key}/cancel`)
    await place.state(id, 'canceled')
    expect((await add(id, 'Too late.')).status).toBe(409)
  })

  it('that change nothing are told to those responsible, and the work goes on', async () => {
    const id = await running()
    const [before] = await place.openTasks(id)
    expect((await add(id, 'It was a Tuesday.')).status).toBe(204)
    await eventually('they are told', async () => (await place.notifications(id)).some(({ template }) => template === 'new-facts'))
    expect((await place.openTasks(id)).map(({ key }) => key)).toEqual([before!.key])
    await place.done(id, 'contact-complainant', { contact: 'message' })
    await place.done(id, 'handling-plan', { plan: 'x' })
    await place.done(id, 'confirm-result', { result: 'x', answer: 'y', founded: 'no' })
    await place.done(id, 'call-complainant', { reached: 'yes', satisfied: 'yes', score: '3' })
    await place.state(id, 'closed')
  })
})
