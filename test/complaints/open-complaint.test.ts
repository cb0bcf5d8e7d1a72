import { beforeAll, describe, expect, it } from 'vitest'
import { eventually } from '../kit/client.ts'
import { hospital, type Hospital, type Opened } from '../kit/hospital.ts'

const complaint = { channel: 'web', subject: 'Accepted means kept', narrative: 'A narrative.' }

describe('a complaint that is accepted', () => {
  let place: Hospital
  beforeAll(async () => { place = await hospital() })

  const send = (key: string | null, changes: object = {}) =>
    place.anyone.call<Opened & { type: string }>('POST', '/api/public/complaints', { ...complaint, ...changes }, key ? { 'idempotency-key': key } : {})

  it('gets the next receipt, also when many come at once', async () => {
    const opened = await Promise.all(Array.from({ length: 20 }, () => send(null)))
    expect(opened.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 201))
    const numbers = opened.map(({ body }) => Number(body.receipt.split('-')[1])).toSorted((a, b) => a - b)
    expect(numbers).toEqual(Array.from({ length: 20 }, (_, i) => numbers[0]! + i))
    expect(new Set(opened.map(({ body }) => body.trackingCode)).size).toBe(20)
    for (const { body: { id } } of opened) await place.task(id, 'register-complaint')
    expect((await place.admin.get<{ items: { kind: string }[] }>('/api/reconciliation')).items).toEqual([])
  })

  it('is one complaint for one Idempotency-Key, sent twice or twice at once', async () => {
    const key = `key-${Math.random()}`
    const [one, other] = await Promise.all([send(key), send(key)])
    const again = await send(key)
    expect([one!.status, other!.status, again.status]).toEqual([201, 201, 201])
    expect(other!.body).toEqual(one!.body)
    expect(again.body).toEqual(one!.body)
    const { items } = await eventually('it has one process', async () => {
      const found = await place.admin.get<{ items: { parentKey?: string }[] }>(`/api/complaints/${one!.body.id}/instances`)
      return found.items.length > 0 && found
    })
    expect(items.filter(({ parentKey }) => !parentKey)).toHaveLength(1)
  })

  it('does not answer for other content under the same key', async () => {
    const key = `key-${Math.random()}`
    await send(key)
    const other = await send(key, { narrative: 'Something else.' })
    expect([other.status, other.body.type]).toEqual([422, '/problems/key.reused'])
  })

  it('leaves a trace of who opened it and who looked', async () => {
    const { body: { id } } = await send(null)
    await place.caseFile(id)
    const kinds = (await place.history(id)).map(({ kind }) => kind)
    expect(kinds).toContain('complaint.opened')
  })

  it('is followed with its code alone, and wrong and unknown look the same', async () => {
    const { body: { receipt, trackingCode } } = await send(null)
    const follow = (number: string, code: string) => place.anyone.call('GET', `/api/public/complaints/${number}?code=${code}`)
    expect((await follow(receipt, trackingCode)).status).toBe(200)
    expect((await follow(receipt, trackingCode.toLowerCase().replaceAll('-', ' '))).status).toBe(200)
    const [wrong, unknown] = [await follow(receipt, 'AAAA-AAAA-AAAA'), await follow('2026-999999', 'AAAA-AAAA-AAAA')]
    expect(wrong.status).toBe(404)
    expect(unknown.body).toEqual(wrong.body)
    const seen = JSON.stringify((await follow(receipt, trackingCode)).body)
    for (const internal of ['assignee', 'candidateGroups', 'complaint-office', 'entries', 'deadlines']) expect(seen).not.toContain(internal)
  })

  it('keeps the name of a department that nobody knows, instead of turning the complaint away', async () => {
    const { body: { id } } = await send(null, { department: 'The ward on the third floor' })
    const file = await place.caseFile(id)
    expect(file).toMatchObject({ department: null, facts: { departmentNamed: 'The ward on the third floor' } })
    const { body: { id: named } } = await send(null, { department: '心内科' })
    expect((await place.caseFile(named)).department).toBe('cardiology')
  })
})
