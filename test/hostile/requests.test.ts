/** What a request may not do: name operators, set what is not its own, come from another site, show internals. */
import { request } from 'node:http'
import { mongo as driver } from 'mongoose'
import { beforeAll, describe, expect, inject, it } from 'vitest'
import { Client } from '../kit/client.ts'
import { hospital, registered, type Hospital } from '../kit/hospital.ts'

interface Problem {
  type: string
  status: number
  errors?: { path: string, message: string }[]
}

const complaint = { channel: 'web', subject: 'A subject', narrative: 'A narrative.' }

describe('a request', () => {
  let place: Hospital
  beforeAll(async () => { place = await hospital() })

  const count = async () => (await place.admin.get<{ items: unknown[] }>('/api/complaints?limit=200&q=A%20subject')).items.length

  it.each([
    ['an operator for a string', { subject: { $ne: null } }],
    ['an array for a string', { subject: ['a'] }],
    ['$where', { $where: 'sleep(1000)' }],
    ['a number for a string', { narrative: 7 }],
    ['the receipt', { receipt: '2026-000001' }],
    ['the tier', { tier: 'general' }],
    ['the state', { progress: { state: 'closed' } }],
    ['the owner', { openedBy: 'administrator' }],
    ['a role', { role: 'administrator' }],
    ['a channel of the staff', { channel: 'phone' }],
    ['an unknown nature', { nature: 'other' }],
    ['a date that is none', { occurredAt: '2026-02-30T25:00:00Z' }],
    ['an operator inside', { complainant: { name: { $gt: '' } } }],
    ['nothing but blanks', { narrative: '   ' }],
  ])('that sends %s is refused with 400, and nothing is kept', async (_what, wrong) => {
    const before = await count()
    const answer = await place.anyone.call<Problem>('POST', '/api/public/complaints', { ...complaint, ...wrong })
    expect([answer.status, answer.body.type]).toEqual([400, '/problems/request.invalid'])
    expect(answer.body.errors!.length).toBeGreaterThan(0)
    expect(answer.headers.get('content-type')).toContain('application/problem+json')
    expect(await count()).toBe(before)
  })

  it.each(['{"__proto__":{"administrator":true}}', '{"a":', '', '[]', '"text"', 'null'])('whose body is %j is refused', async (body) => {
    const answer = await place.anyone.call<Problem>('POST', '/api/public/complaints', body)
    expect(answer.status).toBe(400)
    expect(({} as { administrator?: boolean }).administrator).toBeUndefined()
  })

  it.each(['/api/complaints?state[$ne]=closed', '/api/complaints?q[$regex]=.*', '/api/complaints?tier=general&tier=dispute', '/api/complaints?$where=1', '/api/tasks?limit=100000', '/api/tasks?assignee=a%00b', '/api/complaints?cursor=nonsense', '/api/notifications?to[$gt]=', '/api/public/complaints/2026-000001?code[$ne]=x', '/api/incidents?state=all'])(
    'for %s is refused with 400', async (path) => {
      expect((await place.admin.call('GET', path)).status).toBe(400)
    })

  it('that searches for a pattern finds those characters, not the pattern', async () => {
    expect((await place.admin.get<{ items: unknown[] }>(`/api/complaints?q=${encodeURIComponent('.*')}`)).items).toEqual([])
    expect((await place.admin.call('GET', `/api/complaints?q=${encodeURIComponent('(a+)+$')}`)).status).toBe(200)
  })

  it('without JSON is told so, and a huge one is refused', async () => {
    expect((await place.anyone.call('POST', '/api/public/complaints', 'subject=a', { 'content-type': 'text/plain' })).status).toBe(415)
    expect((await place.anyone.call<Problem>('POST', '/api/public/complaints', { ...complaint, narrative: 'x'.repeat(2_000_000) })).body.type).toBe('/problems/request.too-large')
    expect((await place.anyone.call('POST', '/api/public/complaints', { ...complaint, narrative: 'x'.repeat(20_001) })).status).toBe(400)
  })

  it('for an address that does not exist gets the same kind of problem', async () => {
    expect((await place.anyone.call<Problem>('GET', '/api/nothing')).body).toMatchObject({ type: '/problems/route.unknown', status: 404 })
    expect((await place.anyone.call<Problem>('GET', '/nothing')).status).toBe(404)
    expect((await place.anyone.call<Problem>('GET', '/api/complaints/%E0%A4%A')).status).toBe(400)
  })

  it('from another site does not act with the session of a visitor', async () => {
    const { admin } = inject('recourse')
    const signedIn = await place.anyone.call('POST', '/api/sign-in', { email: admin.email, password: admin.password })
    const cookie = signedIn.headers.getSetCookie().map((one) => one.split(';')[0]).join('; ')
    expect(signedIn.headers.getSetCookie().join()).toMatch(/HttpOnly/i)
    expect(signedIn.headers.getSetCookie().join()).toMatch(/SameSite=Lax/i)

    const from = (headers: Record<string, string>) => place.anyone.call<Problem>('POST', '/api/tokens', { name: 'x' }, { cookie, ...headers })
    expect((await from({ origin: 'https://evil.example' })).body.type).toBe('/problems/request.foreign-origin')
    expect((await from({ 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    expect((await from({ origin: inject('recourse').baseUrl, 'sec-fetch-site': 'same-origin' })).status).toBe(201)
    const answer = await place.anyone.call('GET', '/api/me', undefined, { origin: 'https://evil.example' })
    expect(answer.headers.get('access-control-allow-origin')).toBeNull()
  })

  it('with a forged Host header gets no address made of it', async () => {
    const { port } = new URL(inject('recourse').baseUrl)
    const body = await new Promise<string>((resolve, reject) => {
      request({ port, path: '/api/openapi.json', headers: { host: 'evil.example' } }, (res) => {
        let text = ''
        res.on('data', (chunk) => { text += String(chunk) }).on('end', () => resolve(text))
      }).on('error', reject).end()
    })
    expect(body).not.toContain('evil.example')
  })

  it('that completes a task may only send what its form asks for, and a refused one changes nothing', async () => {
    const { id } = await place.report()
    const task = await place.task(id, 'register-complaint')
    const send = (variables: unknown) => place.admin.call<Problem>('POST', `/api/tasks/${task.key}/complete`, { variables })
    const refused: [variables: unknown, status: number][] = [
      [{}, 422], [registered({ severity: '0', tier: 'highest' }), 422], [registered({ severity: '0', complaintId: 'other' }), 422],
      [registered({ severity: '0', department: 'nowhere' }), 422], [{ ...registered(), $set: {} }, 400], ['text', 400], [[], 400],
    ]
    for (const [variables, status] of refused) {
      const answer = await send(variables)
      expect({ variables, status: answer.status }).toEqual({ variables, status })
    }
    expect((await send(registered({ severity: '0', tier: 'highest' }))).body.errors).toContainEqual(expect.objectContaining({ path: '/tier' }))
    expect(await place.task(id, 'register-complaint')).toMatchObject({ key: task.key })
    expect((await place.caseFile(id)).entries).toEqual([])

    const ends = await Promise.all([1, 2, 3].map(() => send(registered({ kind: 'suggestion', tier: 'general', severity: '0' }))))
    expect(ends.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409, 409])
    await place.done(id, 'tell-accepted', { contact: 'message' })
    await place.done(id, 'improvement-direction', { answer: 'x', adopted: 'no' })
    await place.state(id, 'closed')
  })

  it('is answered with strict headers', async () => {
    const { headers } = await place.anyone.call('GET', '/')
    expect(headers.get('content-security-policy')).toContain("default-src 'self'")
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('x-powered-by')).toBeNull()
  })

  it('of somebody whose role was revoked is refused from then on', async () => {
    const { mongoUrl } = inject('recourse')
    const mongo = await driver.MongoClient.connect(mongoUrl)
    const people = mongo.db().collection<{ _id: string }>('people')
    try {
      const { baseUrl, admin } = inject('recourse')
      const operator = await people.findOne({ roles: 'operator' }) as unknown as { _id: string, email: string }
      const client = await Client.signedIn(baseUrl, operator.email, admin.password)
      expect((await client.call('GET', '/api/me')).status).toBe(200)
      await people.updateOne({ _id: operator._id }, { $set: { active: false } })
      expect((await client.call('GET', '/api/me')).status).toBe(401)
      await people.updateOne({ _id: operator._id }, { $set: { active: true } })
    } finally {
      await mongo.close()
    }
  })
})
