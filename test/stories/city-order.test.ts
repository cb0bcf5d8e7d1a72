import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cityToken, startCity, type City } from '../kit/city.ts'
import { eventually } from '../kit/client.ts'
import { hospital, type Hospital } from '../kit/hospital.ts'

const hookToken = 'what-the-city-sends-to-us'

describe('the system of the city', () => {
  let place: Hospital
  let city: City
  const number = `S-${Date.now()}`
  const order = { number, kind: 'utilities', subject: 'A street lamp', content: 'The lamp before the gate is out.', caller: 'Zhao' }
  const transfer = async (about: object = order, token = hookToken) => await place.anyone.call<{ receipt: string }>('POST', '/api/hooks/city/orders', about, { authorization: `Bearer ${token}` })
  const says = async (event: object) => await place.anyone.call('POST', `/api/hooks/city/orders/${number}/events`, event, { authorization: `Bearer ${hookToken}` })

  beforeAll(async () => {
    [place, city] = await Promise.all([hospital(), startCity()])
    for (const [name, value] of [['CITY_OUT', cityToken], ['CITY_IN', hookToken]]) await place.admin.call('PUT', `/api/secrets/${name}`, { value, hosts: ['127.0.0.1'] })
    await place.admin.call('PUT', '/api/connectors/city-hotline/settings', { values: { address: city.address, token: '{{secrets.CITY_OUT}}', hookToken: '{{secrets.CITY_IN}}' } })
  })
  afterAll(async () => {
    await place.admin.call('PUT', '/api/connectors/city-hotline/settings', { values: {} })
    await city.close()
  })

  it('is not believed without its token, and opens nothing then', async () => {
    const before = await place.admin.get<{ items: unknown[] }>('/api/city/orders?over=true')
    expect((await transfer(order, 'somebody-elses-token-1')).status).toBe(401)
    expect((await place.admin.get<{ items: unknown[] }>('/api/city/orders?over=true')).items).toHaveLength(before.items.length)
  })

  it('transfers an order, hears that it is not ours, takes it back, and the process goes on by itself', async () => {
    const [first, again] = await Promise.all([transfer(), transfer()])
    expect([first.status, again.status, again.body.receipt]).toEqual([200, 200, first.body.receipt])
    expect((await transfer({ ...order, content: 'Another lamp.' })).status).toBe(422)
    const row = async () => (await place.admin.get<{ items: { number: string, complaint: { id: string }, told: { state: string }[] }[] }>('/api/city/orders?over=true')).items.find((one) => one.number === number)
    const { complaint: { id } } = (await row())!

    await place.done(id, 'sign-city-order', { orderNumber: number, orderKind: 'utilities', sign: 'bounce', bounceReason: 'The lamp is the street\'s.' })
    await eventually('the city hears it', async () => city.heard.find((one) => one.number === number))
    expect(city.heard).toEqual([expect.objectContaining({ number, action: 'bounce', body: expect.objectContaining({ reason: 'The lamp is the street\'s.' }) as object })])

    await place.task(id, 'bounced-city-order')
    const event = { id: 'said-1', what: 'taken-back' }
    expect([(await says(event)).status, (await says(event)).status, (await says({ ...event, what: 'sent-again' })).status]).toEqual([204, 204, 422])
    await eventually('the task is done by the city\'s word', async () => !(await place.openTasks(id)).some(({ elementId }) => elementId === 'bounced-city-order'))
    const history = await place.history(id)
    expect(history.filter(({ kind }) => kind === 'city.told' || kind === 'city.said').map(({ kind, data }) => [kind, data['what']])).toEqual([['city.told', 'bounce'], ['city.said', 'taken-back']])
  })
})
