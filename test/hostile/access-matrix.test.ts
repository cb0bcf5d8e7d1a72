/** Every role at every route. A route that is missing here fails the build. */
import { beforeAll, describe, expect, inject, it } from 'vitest'
import { Client, eventually } from '../kit/client.ts'
import { hospital, registered, type Hospital } from '../kit/hospital.ts'
import { staffWith, type Staff } from '../kit/staff.ts'

const everybody = ['administrator', 'complaint-office', 'department-head', 'staff', 'operator', 'supervision', 'leadership', 'quality-team'] as const
const administrators = ['administrator'] as const
const reportReaders = ['administrator', 'complaint-office', 'leadership', 'supervision', 'quality-team', 'department-head'] as const

const cityWorkers = ['administrator', 'complaint-office', 'operator'] as const
const cityStaff = [...cityWorkers, 'leadership'] as const

/** Who gets past the door. What they then find is another question. */
const matrix: Record<string, 'public' | 'local' | readonly string[]> = {
  'post /api/public/complaints': 'public',
  'post /api/public/uploads': 'public',
  'get /api/public/complaints/{receipt}': 'public',
  'post /api/public/complaints/{receipt}/rating': 'public',
  'post /api/public/complaints/{receipt}/facts': 'public',
  'post /api/public/complaints/{receipt}/withdrawal': 'public',
  'post /api/public/complaints/{receipt}/questions/{question}/answer': 'public',
  'get /api/public/results': 'public',
  'post /api/hooks/city/orders': 'public',
  'post /api/hooks/city/orders/{number}/events': 'public',
  'get /api/city/orders': cityStaff,
  'post /api/city/orders/preview': cityWorkers,
  'post /api/city/orders': cityWorkers,
  'post /api/city/orders/{number}/extension': cityWorkers,
  'post /api/city/messages/{id}/retry': cityWorkers,
  'delete /api/results/{id}': ['administrator', 'complaint-office'],
  'get /api/public/complaints/{receipt}/letters/{no}': 'public',
  'get /api/public/departments': 'public',
  'get /api/public/surveys/{token}': 'public',
  'post /api/public/surveys/{token}': 'public',
  'get /api/feeds/callbacks/{token}': 'public',
  'post /api/hooks/calls': 'public',
  'post /api/hooks/receipts/aliyun-sms': 'public',
  'post /api/hooks/receipts/tencent-sms': 'public',
  'get /api/hooks/receipts/wechat': 'public',
  'post /api/hooks/receipts/wechat': 'public',
  'post /api/hooks/receipts/webhook': 'public',
  'post /api/sign-in': 'public',
  'get /api/health': 'public',
  'get /api/ready': 'public',
  'get /metrics': 'local',
  'post /api/sign-out': everybody,
  'get /api/me': everybody,
  'post /api/tokens': everybody,
  'post /api/complaints': everybody,
  'get /api/complaints': everybody,
  'get /api/complaints/{id}': everybody,
  'get /api/complaints/{id}/history': everybody,
  'post /api/complaints/{id}/facts': everybody,
  'post /api/complaints/{id}/withdrawal': everybody,
  'get /api/complaints/{id}/instances': everybody,
  'get /api/complaints/{id}/instances/{key}/xml': everybody,
  'get /api/complaints/{id}/attachments/{attachment}': everybody,
  'get /api/complaints/{id}/survey': everybody,
  'get /api/complaints/{id}/letters': everybody,
  'get /api/complaints/{id}/letters/{letter}': everybody,
  'get /api/complaints/{id}/actions': everybody,
  'get /api/complaints/{id}/actions/{processId}/form': everybody,
  'post /api/complaints/{id}/actions/{processId}': everybody,
  'get /api/actions': everybody,
  'get /api/actions/{processId}/form': everybody,
  'post /api/actions/{processId}': everybody,
  'get /api/tasks': everybody,
  'get /api/tasks/{key}': everybody,
  'get /api/tasks/{key}/form': everybody,
  'post /api/tasks/{key}/claim': everybody,
  'post /api/tasks/{key}/release': everybody,
  'post /api/tasks/{key}/complete': everybody,
  'get /api/departments': everybody,
  'get /api/people': everybody,
  'get /api/staff/on-duty': everybody,
  'get /api/hospital/{table}': ['administrator', 'complaint-office', 'department-head'],
  'get /api/hospital/{table}/file': ['administrator', 'complaint-office', 'department-head'],
  'post /api/hospital/{table}/preview': everybody,
  'post /api/hospital/{table}/changes': everybody,
  'get /api/absences': everybody,
  'delete /api/people/{id}/absences/{absence}': everybody,
  'get /api/roster': everybody,
  'get /api/staff/coverage': everybody,
  'get /api/staff/gaps': ['administrator', 'complaint-office', 'department-head'],
  'get /api/emergencies': everybody,
  'post /api/people/{id}/absences': everybody,
  'get /api/notifications/mine': everybody,
  'post /api/notifications/{id}/read': everybody,
  'get /api/reports': reportReaders,
  'get /api/reports/{id}': reportReaders,
  'post /api/follow-ups': ['administrator', 'complaint-office', 'operator', 'department-head'],
  'get /api/callbacks': everybody,
  'get /api/callbacks/room': everybody,
  'get /api/callbacks/feed': everybody,
  'post /api/callbacks/feed': everybody,
  'delete /api/callbacks/feed': everybody,
  'get /api/events': everybody,
  'get /api/reconciliation': ['administrator', 'complaint-office', 'supervision'],
  'get /api/incoming-mails': ['administrator', 'complaint-office'],
  'get /api/mailbox': ['administrator', 'complaint-office'],
  'get /api/incoming-mails/{id}': ['administrator', 'complaint-office'],
  'post /api/incoming-mails/{id}/decision': ['administrator', 'complaint-office'],
  'get /api/calendar': administrators,
  'post /api/calendar/preview': administrators,
  'put /api/calendar': administrators,
  'post /api/deployments': administrators,
  'get /api/processes': administrators,
  'get /api/processes/{id}/versions/{version}/xml': administrators,
  'post /api/processes/{id}/instances': administrators,
  'get /api/instances': administrators,
  'get /api/instances/{key}': administrators,
  'post /api/instances/{key}/cancel': administrators,
  'post /api/instances/{key}/migrate': administrators,
  'post /api/decisions/{id}/evaluate': administrators,
  'get /api/templates': administrators,
  'get /api/templates/{area}/{name}/{lang}': administrators,
  'put /api/templates/{area}/{name}/{lang}': administrators,
  'post /api/templates/{area}/{name}/{lang}/preview': administrators,
  'get /api/packs': administrators,
  'get /api/packs/{id}': administrators,
  'get /api/element-templates': administrators,
  'get /api/connectors': administrators,
  'get /api/connectors/{type}': administrators,
  'put /api/connectors/{type}/settings': administrators,
  'get /api/secrets': administrators,
  'put /api/secrets/{name}': administrators,
  'delete /api/secrets/{name}': administrators,
  'get /api/effects': administrators,
  'post /api/effects/decisions': administrators,
  'get /api/incidents': administrators,
  'post /api/incidents/{key}/retry': administrators,
  'get /api/notifications': administrators,
  'get /api/testing/clock': administrators,
  'post /api/testing/clock': administrators,
  'post /api/testing/messages': administrators,
  'get /api/testing/taken': administrators,
}

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
      for (const path of [`/api/complaints/${id}`, `/api/complaints/${id}/history`, `/api/complaints/${id}/instances`, `/api/complaints/${id}/attachments/${attachment}`, `/api/tasks/${task.key}`, `/api/tasks/${task.key}/form`]) {
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
      for (const path of [`/api/complaints/${id}`, `/api/complaints/${id}/history`, `/api/complaints/${id}/instances`, `/api/complaints/${id}/attachments/${attachment}`, ...tasks.flatMap((key) => [`/api/tasks/${key}`, `/api/tasks/${key}/form`])]) {
        expect([who.id, path, (await look(path)).status]).toEqual([who.id, path, 404])
      }
      for (const [path, body] of [['facts', { text: 'x' }], ['withdrawal', { reason: 'x' }]] as const) expect([who.id, path, (await look(`/api/complaints/${id}/${path}`, 'POST', body)).status]).toEqual([who.id, path, 404])
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
