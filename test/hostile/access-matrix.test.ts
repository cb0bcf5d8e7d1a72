/** Every role at every route. A route that is missing here fails the build. */
import { beforeAll, describe, expect, inject, it } from 'vitest'
import { Client, eventually } from '../kit/client.ts'
import { hospital, registered, type Hospital } from '../kit/hospital.ts'
import { staffWith, type Staff } from '../kit/staff.ts'
import { everybody, matrix } from './routes.ts'

interface Operation {
  security?: unknown[]
}

/** A request that passes the door of the route and changes nothing behind it. */
const harmless = (path: string): string => path.replace('{receipt}', '2000-000001').replace('{key}', '1').replace('{version}', '1').replace(/\{\w+\}/g, 'nobody')

/** What a signed-in page is told while it is open. */
async function listen({ client: { baseUrl, token } }: Staff) {
  const stop = new AbortController()
  const { body } = await fetch(`${baseUrl}/api/events`, { headers: { authorization: `Bearer ${token}` }, signal: stop.signal })
  let told = ''
  const reading = (async () => {
    for await (const chunk of body!.pipeThrough(new TextDecoderStream())) told += chunk
  })().catch(() => undefined)
  return {
    all: () => told,
    heard: (what: string) => eventually(`the stream says ${what}`, async () => told.includes(what)),
    close: async () => {
      stop.abort()
      await reading
    },
  }
}

describe('access', () => {
  let place: Hospital
  let routes: [method: string, path: string, Operation][]
  const staff = new Map<string, Staff>()
  beforeAll(async () => {
    place = await hospital()
    const { paths } = await place.anyone.get<{ paths: Record<string, Record<string, Operation>> }>('/api/openapi.json')
    routes = Object.entries(paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, one]) => [method, path, one] as [string, string, Operation]))
    for (const role of everybody.slice(1)) staff.set(role, await staffWith(place.admin, ({ roles }) => roles.includes(role) && !roles.includes('administrator')))
  })

  it('is decided here for every route that exists, and for no other', () => {
    expect(routes.map(([method, path]) => `${method} ${path}`).toSorted()).toEqual(Object.keys(matrix).toSorted())
  })

  it('needs a sign-in everywhere but on the public routes', async () => {
    for (const [method, path] of routes) {
      if (!Array.isArray(matrix[`${method} ${path}`])) continue
      const { status, body } = await place.anyone.call(method.toUpperCase(), harmless(path))
      expect([path, status, body]).toEqual([path, 401, expect.objectContaining({ type: '/problems/sign-in.needed' })])
    }
  })

  it.each(everybody.slice(1))('stops %s at the doors of others and at no other', async (role) => {
    const { client, roles } = staff.get(role)!
    for (const [method, path] of routes) {
      const allowed = matrix[`${method} ${path}`]!
      if (!Array.isArray(allowed) || path === '/api/events' || path === '/api/sign-out') continue
      const { status } = await client.call(method.toUpperCase(), harmless(path))
      const mayPass = allowed.some((one) => roles.includes(one))
      expect([role, method, path, status === 403]).toEqual([role, method, path, !mayPass])
      expect([role, method, path, status]).not.toEqual([role, method, path, 401])
    }
  })

  it('gives no role of another department a look at a case, its history, its attachments or its tasks', async () => {
    const upload = new FormData()
    upload.set('file', new Blob([Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')]), 'a.png')
    const { id: attachment } = await place.anyone.post<{ id: string }>('/api/public/uploads', upload)
    const { id, receipt } = await place.report({ department: 'cardiology', attachments: [attachment] })
    await place.done(id, 'register-complaint', registered({ kind: 'suggestion', tier: 'general', department: 'cardiology', severity: '0' }))
    const task = await place.task(id, 'tell-accepted')

    for (const role of ['staff', 'department-head']) {
      const foreign = await staffWith(place.admin, (person) => person.roles.includes(role) && person.department === 'radiology')
      const look = (path: string, method = 'GET', body?: unknown) => foreign.client.call<{ type: string, items: { id: string }[] }>(method, path, body)
      for (const path of [`/api/complaints/${id}`, ...['history', 'instances', 'notes', 'related', 'limits', `attachments/${attachment}`].map((part) => `/api/complaints/${id}/${part}`), `/api/tasks/${task.key}`, ...['form', 'next', 'draft', 'colleagues'].map((part) => `/api/tasks/${task.key}/${part}`)]) {
        expect([role, path, (await look(path)).status]).toEqual([role, path, 404])
      }
      for (const act of ['claim', 'release', 'complete']) {
        expect((await look(`/api/tasks/${task.key}/${act}`, 'POST', act === 'complete' ? { variables: { contact: 'message' } } : undefined)).status).toBe(404)
      }
      expect((await look(`/api/complaints?q=${receipt}`)).body.items).toEqual([])
      expect((await look(`/api/tasks?complaint=${id}`)).body.items).toEqual([])
    }
    // Nothing happened: the task is as it was.
    expect(await place.task(id, 'tell-accepted')).toMatchObject({ key: task.key })

    const own = await staffWith(place.admin, (person) => person.roles.includes('department-head') && person.department === 'cardiology')
    expect((await own.client.call('GET', `/api/complaints/${id}`)).status).toBe(200)
    await place.complete(task, { contact: 'message' })
    await place.done(id, 'improvement-direction', { answer: 'x', adopted: 'no' })
    await place.state(id, 'closed')
  })

  it('shows a case of discipline to nobody of the department complained of, in no list, search, task, attachment, message or stream', async () => {
    const upload = new FormData()
    upload.set('file', new Blob([Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')]), 'a.png')
    const { id: attachment } = await place.anyone.post<{ id: string }>('/api/public/uploads', upload)
    const { id, receipt } = await place.report({ department: 'cardiology', subject: `Red envelope ${Date.now()}`, attachments: [attachment], complainant: { name: 'Zhang Wei', phone: '13912345678' } })
    const among = async (role: string, department: string) => staffWith(place.admin, (person) => person.roles.includes(role) && person.department === department && !person.roles.includes('administrator'))
    const accused = [await among('staff', 'cardiology'), await among('department-head', 'cardiology')]
    const shut = async (who: Staff, tasks: string[] = []) => {
      const look = (path: string, method = 'GET', body?: unknown) => who.client.call<{ items: { id?: string, complaintId?: string }[] }>(method, path, body)
      for (const path of [`/api/complaints/${id}`, ...['history', 'instances', 'notes', 'related', 'limits', `attachments/${attachment}`].map((part) => `/api/complaints/${id}/${part}`), ...tasks.flatMap((key) => [`/api/tasks/${key}`, `/api/tasks/${key}/form`])]) {
        expect([who.id, path, (await look(path)).status]).toEqual([who.id, path, 404])
      }
      for (const [path, body] of [['facts', { text: 'x' }], ['withdrawal', { reason: 'x' }], ['notes', { text: 'x' }]] as const) expect([who.id, path, (await look(`/api/complaints/${id}/${path}`, 'POST', body)).status]).toEqual([who.id, path, 404])
      for (const query of [`q=${receipt}`, 'q=Zhang+Wei', 'q=13912345678', 'department=cardiology&limit=200', 'limit=200']) {
        expect([who.id, query, (await look(`/api/complaints?${query}`)).body.items.filter((one) => one.id === id)]).toEqual([who.id, query, []])
      }
      for (const state of ['open', 'all']) expect((await look(`/api/tasks?complaint=${id}&state=${state}`)).body.items).toEqual([])
      expect(JSON.stringify((await look('/api/notifications/mine')).body)).not.toContain(receipt)
    }
    // Nor before the office has said what it is.
    const register = await place.task(id, 'register-complaint')
    for (const who of accused) await shut(who, [register.key])

    await place.complete(register, registered({ tier: 'important', department: 'cardiology', severity: '0', discipline: true }))
    const task = await place.task(id, 'secure-evidence')
    const streams = [await listen(accused[1]!), await listen(staff.get('supervision')!)] as const
    expect((await place.admin.call('POST', `/api/complaints/${id}/facts`, { text: 'A witness.' })).status).toBe(204)
    await streams[1].heard(id)
    expect(streams[0].all()).not.toContain(id)
    for (const stream of streams) await stream.close()

    for (const who of [...accused, staff.get('complaint-office')!, staff.get('operator')!, staff.get('quality-team')!]) await shut(who, [task.key])
    const seen = await staff.get('supervision')!.client.call<{ complainant: unknown }>('GET', `/api/complaints/${id}`)
    expect([seen.status, seen.body.complainant]).toEqual([200, expect.objectContaining({ name: 'Zhang Wei' })])
    // Nothing happened: the task is as it was, and nobody but the administrator added anything.
    expect(await place.task(id, 'secure-evidence')).toMatchObject({ key: task.key })
    expect((await place.caseFile(id)).entries.filter(({ elementId }) => elementId === 'new-facts' || elementId === 'withdrawal')).toHaveLength(1)
    const root = (await place.admin.get<{ items: { key: string, parentKey?: string }[] }>(`/api/complaints/${id}/instances`)).items.find(({ parentKey }) => !parentKey)!
    await place.admin.post(`/api/instances/${root.key}/cancel`)
    await place.state(id, 'canceled')
  })

  it('shows a department its case without who complained, and an operator that there is one', async () => {
    const { id } = await place.report({ department: 'radiology', complainant: { name: 'Qian Duo', phone: '13987654321' } })
    await place.done(id, 'register-complaint', registered({ tier: 'important', department: 'radiology', severity: '0' }))
    await place.task(id, 'contact-complainant')
    // Whoever is on duty at this hour works on the case, and so knows who complained.
    const onIt = (await place.caseFile(id)).people.map((one) => one.id)
    const colleague = await staffWith(place.admin, (one) => one.department === 'radiology' && one.roles.length === 1 && one.roles[0] === 'staff' && !onIt.includes(one.id))
    const own = await colleague.client.get<{ sees: unknown, deadlines: unknown[], complainant?: unknown }>(`/api/complaints/${id}`)
    expect([own.sees, own.complainant, own.deadlines.length > 0]).toEqual([{ handling: true, identity: false }, undefined, true])
    for (const query of ['q=Qian+Duo', 'q=13987654321']) expect((await colleague.client.get<{ items: unknown[] }>(`/api/complaints?${query}`)).items).toEqual([])

    const { client } = staff.get('operator')!
    const contact = await client.get<{ sees: unknown, deadlines: unknown[], entries: unknown[], complainant: unknown }>(`/api/complaints/${id}`)
    expect(contact).toMatchObject({ sees: { handling: false, identity: true }, deadlines: [], entries: [], complainant: { name: 'Qian Duo' } })
    expect((await client.call('GET', `/api/complaints/${id}/history`)).status).toBe(404)
    const root = (await place.admin.get<{ items: { key: string, parentKey?: string }[] }>(`/api/complaints/${id}/instances`)).items.find(({ parentKey }) => !parentKey)!
    await place.admin.post(`/api/instances/${root.key}/cancel`)
    await place.state(id, 'canceled')
  })

  it('refuses forged and wrong credentials', async () => {
    const { baseUrl, admin } = inject('recourse')
    const forged = ['rec_AAAA', 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZG1pbmlzdHJhdG9yIn0.', "' or 1=1"]
    for (const token of forged) expect((await new Client(baseUrl, token).call('GET', '/api/me')).status).toBe(401)
    const tries = [{ email: admin.email, password: 'wrong-password' }, { email: 'nobody@example.org', password: admin.password }]
    const [one, other] = await Promise.all(tries.map((body) => place.anyone.call('POST', '/api/sign-in', body)))
    expect(one!.status).toBe(401)
    expect(one!.body).toEqual(other!.body)
    for (const headers of [{ 'x-forwarded-user': 'administrator' }, { cookie: 'recourse.session_token=AAAA.BBBB' }]) {
      expect((await place.anyone.call('GET', '/api/me', undefined, headers as unknown as Record<string, string>)).status).toBe(401)
    }
  })
})
