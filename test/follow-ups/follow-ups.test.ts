import { beforeAll, describe, expect, inject, it } from 'vitest'
import mongoose from 'mongoose'
import { eventually, type Client } from '../kit/client.ts'
import { hospital, type Hospital, type ShownTask } from '../kit/hospital.ts'
import { staffWith, type Staff } from '../kit/staff.ts'

interface Refused {
  type: string
  errors: { path: string, message: string }[]
}

const run = `${process.pid}${Date.now() % 100_000}`
let count = 0
/** A patient whom nobody else has called. */
const patient = (changes: Record<string, string> = {}): Record<string, string> => {
  count += 1
  return { kind: 'discharge', name: `Patient ${run}-${count}`, phone: `139${run.slice(-5)}${String(count).padStart(3, '0')}`, language: 'en', department: 'cardiology', from: '2026-03-02', ...changes }
}

let place: Hospital
let operator: Staff
let database: mongoose.Connection

beforeAll(async () => {
  place = await hospital()
  operator = await staffWith(place.admin, ({ roles }) => roles.includes('operator'))
  database = await mongoose.createConnection(inject('recourse').mongoUrl).asPromise()
  return async () => await database.close()
})

const add = (list: unknown, as: Client = operator.client) => as.call<{ added: number, known: number } & Refused>('POST', '/api/follow-ups', list)
const fileOf = async (name: string) => await database.collection<{ _id: string, name: string, calls: { reached: boolean, complaintId: string | null, scores: unknown }[] }>('follow_ups').findOne({ name })
const filesOf = async (names: string[]): Promise<number> => await database.collection('follow_ups').countDocuments({ name: { $in: names } })
const callOf = async (name: string): Promise<ShownTask> => {
  const id = (await fileOf(name))!._id
  return await eventually(`the call of ${name}`, async () => {
    const { items } = await place.admin.get<{ items: ShownTask[] }>('/api/tasks?process=follow-up-campaign&limit=200')
    for (const task of items) if ((await formOf(task)).data['followUpId'] === id) return task
    return null
  })
}
const formOf = ({ key }: ShownTask, as: Client = place.admin) => as.get<{ data: Record<string, unknown> }>(`/api/tasks/${key}/form?lang=en`)

describe('a list of patients to call', () => {
  it('is taken whole: each patient once, also one who is handed in again', async () => {
    const [one, other] = [patient(), patient()]
    expect((await add({ items: [one, other, one] })).body).toEqual({ added: 2, known: 1 })
    expect((await add({ items: [{ ...one, phone: `${one['phone']!.slice(0, 3)} ${one['phone']!.slice(3)}` }] })).body).toEqual({ added: 0, known: 1 })
    expect((await add({ items: [{ ...one, from: '2026-03-03' }, { ...one, kind: 'checkup' }] })).body).toEqual({ added: 2, known: 0 })
    expect(await filesOf([one['name']!, other['name']!])).toBe(4)
  })

  it('may come as a spreadsheet, with its columns in any order and Chinese in its cells', async () => {
    const [one, other] = [patient({ name: `王"小"明 ${run}` }), patient({ kind: 'chronic', every: 'P1M', department: '心内科' })]
    const row = ({ kind, name, phone, department, from, every = '' }: Record<string, string>) => `${from},"${name!.replaceAll('"', '""')}",${phone},${kind},${department},${every}\r\n`
    const { status, body } = await add({ csv: `\uFEFFfrom,name,phone,kind,department,every\r\n${row(one)}\r\n${row(other)}` })

    expect([status, body]).toEqual([201, { added: 2, known: 0 }])
    expect(await fileOf(one['name']!)).toMatchObject({ language: 'zh', department: 'cardiology' })
    expect(await fileOf(other['name']!)).toMatchObject({ department: 'cardiology', every: 'P1M' })
  })

  it('with faults is refused as a whole, and says where each of them is', async () => {
    const good = patient()
    const items = [good, patient({ kind: 'birthday' }), patient({ phone: 'call me' }), patient({ from: 'yesterday' }), patient({ department: 'nowhere' }), patient({ kind: 'chronic' }), patient({ every: 'P1M' }), patient({ kind: 'chronic', every: 'PT1M' }), patient({ name: ' ' }), patient({ kind: 'chronic', every: 'P1M', until: '2026-01-01' })]
    const { status, body } = await add({ items })

    expect([status, body.type]).toEqual([422, '/problems/follow-ups.refused'])
    expect(body.errors.map(({ path }) => path)).toEqual(['/1/kind', '/2/phone', '/3/from', '/4/department', '/5/every', '/6/every', '/7/every', '/8/name', '/9/until'])
    expect(await filesOf(items.map(({ name }) => name!))).toBe(0)
  })

  it.each([
    ['name the line of a spreadsheet', `kind,name,phone,department,from\ndischarge,A,13800000000,cardiology,2026-03-02\ndischarge,B,no,cardiology,2026-03-02`, '/3/phone'],
    ['say that its first row names no column', `Name;Telephone\nA;1`, '/1'],
    ['say that a quote is not closed', `kind,name\n"discharge,A`, '/2'],
  ])('has faults that %s', async (_, csv, path) => {
    const { status, body } = await add({ csv })
    expect([status, body.errors[0]?.path]).toEqual([422, path])
  })

  it('of other departments is not taken from the head of one, and nothing is added', async () => {
    const head = await staffWith(place.admin, ({ roles, department }) => roles.includes('department-head') && department === 'cardiology' && !roles.includes('complaint-office'))
    const [own, foreign] = [patient(), patient({ department: 'pharmacy' })]

    expect((await add({ items: [own, foreign] }, head.client)).status).toBe(403)
    expect(await filesOf([own['name']!, foreign['name']!])).toBe(0)
    expect((await add({ items: [own] }, head.client)).body).toEqual({ added: 1, known: 0 })
  })
})

describe('a call', () => {
  it('shows whom to call to the one who has the task, and writes down that they read it; the process knows neither name nor number', async () => {
    const one = patient()
    await add({ items: [one] })
    const task = await callOf(one['name']!)

    expect((await formOf(task, operator.client)).data).toMatchObject({ calleeName: one['name'], calleePhone: one['phone'], calleeLanguage: 'English' })
    const { _id: id } = (await fileOf(one['name']!))!
    expect(await database.collection('audit').countDocuments({ action: 'follow-up.read', subject: id, actor: operator.id, outcome: 'allowed' })).toBe(1)
    const [tasks, variables, records] = await Promise.all(['tasks', 'variables', 'records'].map(async (name) => JSON.stringify(await database.collection(name).find().toArray())))
    for (const told of [tasks, variables, records]) expect(told).not.toContain(one['phone'])

    const stranger = await staffWith(place.admin, ({ roles, department }) => roles.length === 1 && roles[0] === 'staff' && department === 'radiology')
    expect((await stranger.client.call('GET', `/api/tasks/${task.key}/form`)).status).toBe(404)
    await place.complete(task, { reached: 'yes', visit: '5', information: '4', aftercare: '3', trouble: 'no' }, operator.client)
    await eventually('it is written down', async () => (await fileOf(one['name']!))?.calls.length)
    expect((await fileOf(one['name']!))?.calls).toMatchObject([{ reached: true, complaintId: null, scores: { visit: 5, information: 4, aftercare: 3 } }])
  })

  it('that finds a problem opens one complaint, with the words and the person, for its department', async () => {
    const one = patient({ department: 'orthopaedics' })
    await add({ items: [one] })
    await place.complete(await callOf(one['name']!), { reached: 'yes', visit: '2', information: '1', aftercare: '1', trouble: 'yes', problem: `Nobody told me when to come back (${run}).`, nature: 'service' }, operator.client)
    const opened = await eventually('a complaint', async () => (await fileOf(one['name']!))?.calls[0]?.complaintId)

    expect(await place.caseFile(opened)).toMatchObject({ channel: 'follow-up', department: 'orthopaedics', narrative: `Nobody told me when to come back (${run}).`, complainant: { name: one['name'], phone: one['phone'] } })
    expect(await database.collection('complaints').countDocuments({ narrative: { $regex: run } })).toBe(1)
    expect(JSON.stringify(await database.collection('variables').find().toArray())).not.toContain(`Nobody told me when to come back (${run})`)
    expect(await database.collection('audit').countDocuments({ action: 'complaint.open', subject: opened, actor: operator.id })).toBe(1)
  })
})
