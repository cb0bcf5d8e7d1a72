/** Calls at the hotline, through the doors of the running server. */
import mongoose from 'mongoose'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { eventually } from '../kit/client.ts'
import { hospital, type Hospital } from '../kit/hospital.ts'
import { staffWith, type Staff } from '../kit/staff.ts'

const secret = 'a-secret-of-the-exchange'
const run = `${process.pid}-${Date.now()}`
let place: Hospital
let operator: Staff
let database: mongoose.Connection
let count = 0

const settings = () => database.collection<{ _id: string }>('connector-settings')

beforeAll(async () => {
  place = await hospital()
  operator = await staffWith(place.admin, ({ roles }) => roles.includes('operator'))
  database = await mongoose.createConnection(inject('recourse').mongoUrl).asPromise()
})
afterAll(async () => {
  await settings().deleteOne({ _id: 'schedule-callback' })
  await database.close()
})

interface Known {
  names: string[]
  cases: { id: string }[]
  calls: { ending: string, notes: string }[]
  owed: { task: string }[]
}

const aNumber = (): string => `136${String(Date.now()).slice(-5)}${String(count += 1).padStart(3, '0')}`
const aCall = (changes: Record<string, unknown> = {}) => ({
  id: `${run}-${count += 1}`, number: aNumber(), name: '李芳', language: 'zh', beganAt: new Date().toISOString(), notes: 'The lift is broken\nThird time this week', ending: 'answered', ...changes,
})
const known = (number: string): Promise<Known> => operator.client.get<Known>(`/api/callers?number=${number}`)

describe('a call', () => {
  it('that becomes a complaint opens one case with the notes in it, however often it is sent', async () => {
    const call = aCall({ ending: 'complaint' })
    const [first, again] = [await operator.client.post<{ complaint: { id: string, receipt: string } }>('/api/calls', call), await operator.client.post<{ complaint: { id: string } }>('/api/calls', call)]

    expect(again).toEqual(first)
    expect(await place.admin.get(`/api/complaints/${first.complaint.id}`)).toMatchObject({ channel: 'phone', subject: 'The lift is broken', narrative: call.notes, complainant: { name: '李芳', phone: call.number } })
    expect(await known(call.number)).toMatchObject({ names: ['李芳'], cases: [{ id: first.complaint.id }], calls: [{ ending: 'complaint' }] })
    expect(await database.collection<{ _id: string }>('audit').countDocuments({ action: 'caller.read', subject: first.complaint.id })).toBeGreaterThan(0)
  })

  it('that ends with a promise is owed, and shown when the caller rings again', async () => {
    const call = aCall({ ending: 'callback' })
    await operator.client.post('/api/calls', call)
    const { owed } = await eventually('the promise is somebody\'s task', async () => {
      const caller = await known(call.number)
      return caller.owed.length > 0 ? caller : null
    })
    expect(owed).toHaveLength(1)
    expect(await operator.client.get(`/api/tasks/${owed[0]!.task}/form?lang=en`)).toMatchObject({ data: { callerPhone: call.number, matter: call.notes } })
  })

  it('that was answered by an article is kept with it', async () => {
    const { items } = await operator.client.get<{ items: { id: string }[] }>(`/api/knowledge?q=${encodeURIComponent('停车')}`)
    const call = aCall({ notes: '', article: items[0]!.id })
    await operator.client.post('/api/calls', call)

    expect(await database.collection<{ _id: string }>('calls').findOne({ _id: call.id })).toMatchObject({ article: items[0]!.id, ending: 'answered', operator: operator.id, complaintId: null })
  })

  it('without what it needs is refused, and nothing is kept', async () => {
    const refused = [aCall({ ending: 'callback', number: null }), aCall({ ending: 'complaint', notes: ' ' }), aCall({ article: 'no-such-article' }), aCall({ complaintId: 'no-such-case' }), aCall({ operator: 'somebody-else' }), aCall({ number: { $ne: null } })]
    const statuses = await Promise.all(refused.map(async (call) => (await operator.client.call('POST', '/api/calls', call)).status))

    expect(statuses).toEqual([400, 400, 404, 404, 400, 400])
    expect(await database.collection<{ _id: string }>('calls').countDocuments({ _id: { $in: refused.map(({ id }) => id) } })).toBe(0)
  })
})

describe('the telephone system', () => {
  const ring = async (body: object, authorization?: string): Promise<number> => (await fetch(`${inject('recourse').baseUrl}/api/hooks/calls/ringing`, { method: 'POST', headers: { 'content-type': 'application/json', ...(authorization && { authorization }) }, body: JSON.stringify(body) })).status
  const ringing = async (): Promise<{ number: string } | null> => (await operator.client.get<{ call: { number: string } | null }>('/api/calls/ringing')).call

  it('says whose telephone rings, with its secret only', async () => {
    const call = { call: `${run}-ring`, number: aNumber(), operator: operator.email }
    await settings().updateOne({ _id: 'schedule-callback' }, { $set: { values: { telephoneSecret: secret }, changedAt: new Date(), changedBy: null } }, { upsert: true })
    expect([await ring(call), await ring(call, 'Bearer wrong')]).toEqual([401, 401])
    expect((await ringing())?.number).not.toBe(call.number)

    expect([await ring(call, `Bearer ${secret}`), await ring(call, `Bearer ${secret}`), await ring({ ...call, call: `${run}-nobody`, operator: 'nobody@hospital.example' }, `Bearer ${secret}`)]).toEqual([202, 202, 404])
    expect((await ringing())?.number).toBe(call.number)
  })
})

describe('the shift', () => {
  it('leaves its figures, what is owed, and notes that somebody takes over once', async () => {
    const text = `The lift company calls back at nine (${run})`
    await operator.client.post('/api/shift/notes', { text })
    const note = async () => (await operator.client.get<{ calls: Record<string, number>, notes: { id: string, text: string, takenBy: { id: string } | null }[] }>('/api/shift?hours=8')).notes.find((one) => one.text === text)!
    const { id, takenBy } = await note()
    expect(takenBy).toBeNull()

    await operator.client.post(`/api/shift/notes/${id}/taken`)
    await place.admin.post(`/api/shift/notes/${id}/taken`)
    expect((await note()).takenBy?.id).toBe(operator.id)
  })
})
