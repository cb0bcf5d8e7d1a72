import { beforeAll, describe, expect, it } from 'vitest'
import { hospital, type Hospital } from '../kit/hospital.ts'
import { staffWith, type Staff } from '../kit/staff.ts'

interface Plan { changes: { change: string }[], faults: { path: string }[] }
interface Table { items: { id: string, cells: Record<string, string> }[] }

describe('people data over the interface', () => {
  let place: Hospital
  let head: Staff
  let nurse: Staff
  let cells: (table: string) => Promise<Table['items']>
  beforeAll(async () => {
    place = await hospital()
    cells = async (table) => (await place.admin.get<Table>(`/api/hospital/${table}`)).items
    head = await staffWith(place.admin, ({ roles, department }) => roles.includes('department-head') && department === 'records')
    nurse = await staffWith(place.admin, ({ roles, department }) => roles.join() === 'staff' && department === 'records')
  })
  const absence = (person: string, day: string) => ({ items: [{ person, from: `2037-03-${day} 08:00`, to: `2037-03-${day} 12:00`, reason: 'sick' }] })
  const period = 'from=2037-03-01T00:00:00Z&to=2037-04-01T00:00:00Z'
  const away = async (who: Staff) => (await who.client.get<{ items: { person: string, reason: string }[] }>(`/api/absences?${period}`)).items

  it('lets everybody enter their own absence, a head that of the department, and shows the reason to them alone', async () => {
    expect((await nurse.client.call('POST', '/api/hospital/absences/changes', absence(nurse.id, '02'))).body).toEqual({ new: 1, changed: 0, removed: 0 })
    expect((await head.client.call('POST', '/api/hospital/absences/changes', absence(nurse.id, '03'))).status).toBe(200)
    const stranger = await staffWith(place.admin, ({ roles, department }) => roles.join() === 'staff' && department === 'radiology')
    expect((await away(nurse)).map(({ reason }) => reason)).toEqual(['sick', 'sick'])
    expect((await away(head)).filter(({ person }) => person === nurse.id)).toHaveLength(2)
    expect(await away(stranger)).toEqual([])
    const told = await stranger.client.get<unknown>(`/api/staff/coverage?department=records&${period}`)
    expect(JSON.stringify(told)).toContain('.away')
    expect(JSON.stringify(told)).not.toMatch(/sick|is ill/)
  })

  it('refuses what is another\'s business, and nothing happens', async () => {
    const before = await Promise.all(['absences', 'roster', 'posts', 'people'].map(cells))
    const other = await staffWith(place.admin, ({ department, roles }) => department === 'radiology' && roles.join() === 'staff')
    const shift = { items: [{ department: 'radiology', person: other.id, from: '2037-03-02 17:30', to: '2037-03-03 08:00', kind: 'night' }] }
    const tries: [Staff, string, unknown][] = [
      [nurse, 'absences', absence(other.id, '02')], [head, 'absences', absence(other.id, '02')], [nurse, 'roster', shift], [head, 'roster', shift],
      [head, 'posts', { items: [{ department: 'records', post: 'liaison', a: head.id }] }], [nurse, 'people', { items: [{ id: nurse.id, roles: 'administrator' }] }],
      [head, 'absences', { remove: before[0]!.filter((row) => row.cells['person'] !== nurse.id).map(({ id }) => id) }],
    ]
    for (const [who, table, body] of tries) for (const act of ['preview', 'changes']) expect([table, act, (await who.client.call('POST', `/api/hospital/${table}/${act}`, body)).status]).toEqual([table, act, 403])
    const others = before[0]!.find((row) => row.cells['person'] !== nurse.id)!
    expect((await nurse.client.call('DELETE', `/api/people/${others.cells['person']}/absences/${others.id}`)).status).toBe(404)
    expect(await Promise.all(['absences', 'roster', 'posts', 'people'].map(cells))).toEqual(before)
  })

  it('previews a file, imports it whole, and refuses one with faults whole', async () => {
    const lines = ['department,person,from,to,kind', `records,${nurse.id},2037-03-05 17:30,2037-03-06 08:00,night`, `records,${head.id},2037-03-06 17:30,2037-03-07 08:00,night`]
    const csv = lines.join('\n')
    const roster = async () => (await head.client.get<{ items: { person: string, away: boolean }[] }>(`/api/roster?department=records&${period}`)).items
    const plan = await head.client.post<Plan>('/api/hospital/roster/preview', { csv })
    expect(plan).toMatchObject({ changes: [{ change: 'new' }, { change: 'new' }], faults: [] })
    expect(await roster()).toEqual([])
    const refused = await head.client.call<{ type: string, errors: { path: string }[] }>('POST', '/api/hospital/roster/changes', { csv: `${csv}\nrecords,nobody,2037-03-08,2037-03-09,night` })
    expect([refused.status, refused.body.type, refused.body.errors.map(({ path }) => path)]).toEqual([422, '/problems/hospital.refused', ['/4/person']])
    expect(await roster()).toEqual([])
    expect(await head.client.post('/api/hospital/roster/changes', { csv })).toEqual({ new: 2, changed: 0, removed: 0 })
    expect(await head.client.post('/api/hospital/roster/changes', { csv })).toEqual({ new: 0, changed: 0, removed: 0 })
    expect((await roster()).map(({ person, away: absent }) => [person, absent])).toEqual([[nurse.id, false], [head.id, false]])
    const file = await fetch(`${head.client.baseUrl}/api/hospital/roster/file?format=csv`, { headers: { authorization: `Bearer ${head.client.token}` } })
    const text = await file.text()
    expect(text).toContain(`records,${nurse.id},2037-03-05 17:30,2037-03-06 08:00,night`)
    expect(text).not.toContain('cardiology')
    await place.admin.post('/api/hospital/roster/changes', { remove: (await cells('roster')).filter((row) => row.cells['from']!.startsWith('2037')).map(({ id }) => id) })
    await place.admin.post('/api/hospital/absences/changes', { remove: (await cells('absences')).filter((row) => row.cells['from']!.startsWith('2037')).map(({ id }) => id) })
    expect(await roster()).toEqual([])
  })

  it('shows who cannot sign in yet, gives each a password of their own, and lets them change it', async () => {
    const id = `starter-${Date.now()}`
    const email = `${id}@hospital.example`
    const strangers = async () => (await place.admin.get<{ items: { id: string }[] }>('/api/people/without-account')).items.map((one) => one.id)
    await place.admin.post('/api/hospital/people/changes', { items: [{ id, name: 'Late Starter', email, roles: 'staff', department: 'records' }] })
    expect(await strangers()).toContain(id)
    expect((await head.client.call('POST', `/api/people/${id}/password`)).status).toBe(403)
    const { password } = await place.admin.post<{ password: string }>(`/api/people/${id}/password`)
    expect(await strangers()).not.toContain(id)
    const signIn = (by: string) => place.anyone.call('POST', '/api/sign-in', { email, password: by })
    const session = ({ headers }: { headers: Headers }) => ({ cookie: headers.getSetCookie().map((one) => one.split(';')[0]).join('; ') })
    const first = session(await signIn(password))
    expect((await place.anyone.call<{ type: string }>('POST', '/api/me/password', { present: 'not-this-one', next: 'chosen-by-myself' }, first)).body.type).toBe('/problems/password.wrong')
    const changed = await place.anyone.call('POST', '/api/me/password', { present: password, next: 'chosen-by-myself' }, first)
    expect([changed.status, (await signIn(password)).status]).toEqual([204, 401])
    const going = session(changed)
    expect((await place.anyone.call('GET', '/api/me', undefined, going)).status).toBe(200)
    const forgotten = await place.admin.post<{ password: string }>(`/api/people/${id}/password`)
    expect((await place.anyone.call('GET', '/api/me', undefined, going)).status).toBe(401)
    expect((await signIn(forgotten.password)).status).toBe(200)
  })

  it('lets somebody new sign in with the first password, and shows an administrator the gaps to come', async () => {
    const email = `new.${Date.now()}@hospital.example`
    await place.admin.post('/api/hospital/people/changes', { items: [{ id: `new-${Date.now()}`, name: 'New One', email, roles: 'staff', department: 'records', skills: 'english' }], password: 'a-first-password' })
    expect((await place.anyone.call('POST', '/api/sign-in', { email, password: 'a-first-password' })).status).toBe(200)
    const row = (await cells('people')).find((one) => one.cells['email'] === email)!
    expect(row.cells).toMatchObject({ skills: 'english', language: 'zh', active: 'yes' })
    await place.admin.post('/api/hospital/people/changes', { items: [{ id: row.id, active: 'no' }] })
    expect((await place.anyone.call('POST', '/api/sign-in', { email, password: 'a-first-password' })).status).not.toBe(500)
    const { items } = await place.admin.get<{ items: { because: unknown[] }[] }>('/api/staff/gaps?weeks=1')
    expect(items.every(({ because }) => because.length > 0)).toBe(true)
  })
})
