/** A telephone system tells of a missed call, and an operator calls back: through the doors of the running server. */
import mongoose from 'mongoose'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { eventually } from '../kit/client.ts'
import { hospital, type Hospital, type ShownTask } from '../kit/hospital.ts'
import { staffWith, type Staff } from '../kit/staff.ts'

const secret = 'a-secret-of-the-telephone-system'
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

const aCall = (changes: Record<string, unknown> = {}) => {
  count += 1
  return { call: `${run}-${count}`, at: new Date().toISOString(), number: `137${String(Date.now()).slice(-5)}${String(count).padStart(3, '0')}`, because: 'busy', ...changes }
}
const ring = async (call: object, authorization?: string): Promise<{ status: number, body: { callback: string | null, joined: boolean, type?: string } }> => {
  const response = await fetch(`${inject('recourse').baseUrl}/api/hooks/calls`, {
    method: 'POST', headers: { 'content-type': 'application/json', ...(authorization && { authorization }) }, body: JSON.stringify(call),
  })
  return { status: response.status, body: await response.json() as never }
}
const kept = (number: string): Promise<number> => database.collection('entries').countDocuments({ 'words.callerPhone': number })

describe('the telephone system', () => {
  it('is heard with the secret of the settings only, and not at all before there is one', async () => {
    const call = aCall()
    const answers = [await ring(call), await ring(call, `Bearer ${secret}`), await ring(call, 'Bearer ')]
    await settings().updateOne({ _id: 'schedule-callback' }, { $set: { values: { telephoneSecret: secret }, changedAt: new Date(), changedBy: null } }, { upsert: true })
    answers.push(await ring(call), await ring(call, `Bearer ${secret.slice(1)}`), await ring(call, `Bearer x${secret.slice(1)}`))

    expect(answers.map(({ status, body }) => [status, body.type])).toEqual(Array(6).fill([401, '/problems/hook.refused']))
    expect(await kept(call.number)).toBe(0)
  })

  it('brings a caller into the operators\' queue, who is then called back', async () => {
    const call = aCall({ language: 'en' })
    const { status, body } = await ring(call, `Bearer ${secret}`)
    expect([status, body.joined]).toEqual([202, false])
    expect((await ring(call, `Bearer ${secret}`)).body).toEqual(body)
    expect((await ring({ ...call, number: '13800009999' }, `Bearer ${secret}`)).status).toBe(422)

    const owed = await eventually('the call is in the queue', async () => {
      const { items } = await operator.client.get<{ items: (ShownTask & { callback: { purpose: string, language: string | null } })[] }>('/api/callbacks')
      for (const task of items) {
        const { data } = await operator.client.get<{ data: Record<string, unknown> }>(`/api/tasks/${task.key}/form?lang=en`)
        if (data['callerPhone'] === call.number) return task
      }
      return null
    })
    expect(owed.callback).toMatchObject({ purpose: 'missed-call', language: 'en' })
    await operator.client.post(`/api/tasks/${owed.key}/complete`, { variables: { reached: 'yes', solved: 'yes' } })
    await eventually('the call is owed no more', async () => !(await operator.client.get<{ items: ShownTask[] }>('/api/callbacks')).items.some(({ key }) => key === owed.key))
    expect(await kept(call.number)).toBe(1)
  })

  it('is told what is wrong with a call that makes no sense, and nothing happens', async () => {
    for (const wrong of [{ call: '' }, { at: 'yesterday' }, { number: 'anonymous' }, { because: 'bored' }, { extra: 1 }, { number: { $ne: null } }]) {
      expect([wrong, (await ring(aCall(wrong), `Bearer ${secret}`)).status]).toEqual([wrong, 400])
    }
  })
})
