/** Customers through the doors of the running server. */
import { beforeAll, describe, expect, it } from 'vitest'
import { eventually } from '../kit/client.ts'
import { hospital, type Hospital } from '../kit/hospital.ts'
import { somebody } from '../kit/somebody.ts'
import { staffWith, type Staff } from '../kit/staff.ts'

let place: Hospital
let supervisor: Staff
beforeAll(async () => {
  place = await hospital()
  supervisor = await staffWith(place.admin, ({ roles }) => roles.includes('supervision') && !roles.includes('administrator'))
})

describe('FHIR patients', () => {
  const number = `${process.pid}-${Date.now()}`
  const sent = JSON.stringify({ resourceType: 'Patient', identifier: [{ system: 'urn:his', value: number }], name: [{ text: '李芳' }] })
  const put = async (body: string, type: string, query = '') => {
    const { baseUrl, token } = supervisor.client
    const answer = await fetch(`${baseUrl}/api/customers/fhir${query}`, { method: 'PUT', headers: { 'authorization': `Bearer ${token}`, 'content-type': type }, body })
    return { status: answer.status, body: await answer.json() as Record<string, unknown> }
  }
  const known = async () => (await supervisor.client.get<{ items: object[] }>(`/api/patients?q=${number}`)).items.length

  it('are looked at, then taken in, by what they call themselves; anything else and too much of it is refused', async () => {
    expect([(await put(sent, 'application/json')).status, (await put('', 'application/fhir+json')).status]).toEqual([415, 415])
    expect((await put(`{"x":"${'x'.repeat(9 * 1024 * 1024)}"}`, 'application/fhir+json')).status).toBe(413)
    expect(await put(sent, 'application/fhir+json', '?look=true')).toMatchObject({ status: 200, body: { changes: [{ change: 'new' }] } })
    expect(await known()).toBe(0)
    expect(await put(sent, 'application/fhir+ndjson')).toMatchObject({ status: 200, body: { new: 1, issues: [] } })
    expect(await put(sent, 'application/fhir+json')).toMatchObject({ status: 200, body: { new: 0, same: 1 } })
    expect(await known()).toBe(1)
  })
})

it('whoever complains has a record to which the case leads those who may read it, and nobody else', async () => {
  const { id } = await place.report({ complainant: somebody() })
  const operator = await staffWith(place.admin, ({ roles }) => roles.join() === 'operator')
  await supervisor.client.get('/api/customers')
  const { customer } = await eventually('the case knows whose it is', async () => {
    const shown = await supervisor.client.get<{ customer?: string }>(`/api/complaints/${id}`)
    return shown.customer === undefined ? null : shown
  })
  expect(await supervisor.client.get(`/api/customers/${customer}`)).toMatchObject({ cases: [{ id, standing: 'first' }] })
  expect(await operator.client.get(`/api/complaints/${id}`)).not.toHaveProperty('customer')
  expect((await operator.client.call('GET', `/api/customers/${customer}`)).status).toBe(403)
})
