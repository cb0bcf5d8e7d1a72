import { mongo as driver } from 'mongoose'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { hospital, type Hospital } from '../kit/hospital.ts'
import { staffWith, type Staff } from '../kit/staff.ts'

interface Row {
  actor: string | null
  action: string
  subject: string[]
  outcome: string
  because?: string
}

describe('the audit', () => {
  let place: Hospital
  let mongo: driver.MongoClient
  let audit: driver.Collection<Row>
  let stranger: Staff
  beforeAll(async () => {
    place = await hospital()
    mongo = await driver.MongoClient.connect(inject('recourse').mongoUrl)
    audit = mongo.db().collection<Row>('audit')
    stranger = await staffWith(place.admin, ({ roles, department }) => roles.includes('staff') && department === 'radiology')
  })
  afterAll(() => mongo.close())

  const rows = (subject: string) => audit.find({ subject }, { projection: { _id: 0, at: 0 } }).sort({ at: 1 }).toArray()

  it('has a row for each look at a case and each change of it, allowed or refused', async () => {
    const { id, receipt, trackingCode } = await place.report({ department: 'cardiology' })
    const task = await place.task(id, 'register-complaint')
    await place.caseFile(id)
    await place.history(id)
    await place.admin.post(`/api/tasks/${task.key}/claim`)
    await place.admin.post(`/api/tasks/${task.key}/release`)
    await stranger.client.call('GET', `/api/complaints/${id}`)
    await stranger.client.call('POST', `/api/tasks/${task.key}/complete`, { variables: {} })
    await place.anyone.get(`/api/public/complaints/${receipt}?code=${trackingCode}`)
    await place.anyone.call('GET', `/api/public/complaints/${receipt}?code=WRONG`)

    const ofCase = await rows(id)
    expect(ofCase).toContainEqual({ actor: null, action: 'complaint.open', subject: [id], outcome: 'allowed' })
    expect(ofCase).toContainEqual({ actor: 'administrator', action: 'complaint.read', subject: [id], outcome: 'allowed' })
    expect(ofCase).toContainEqual({ actor: 'administrator', action: 'complaint.history', subject: [id], outcome: 'allowed' })
    expect(ofCase).toContainEqual({ actor: stranger.id, action: 'complaint.read', subject: [id], outcome: 'refused', because: 'complaint.unknown' })
    const ofTask = await rows(task.key)
    expect(ofTask.filter(({ action }) => action === 'task.claim' || action === 'task.release').map(({ actor, outcome }) => [actor, outcome])).toEqual([['administrator', 'allowed'], ['administrator', 'allowed']])
    expect(ofTask).toContainEqual({ actor: stranger.id, action: 'task.complete', subject: [task.key], outcome: 'refused', because: 'task.unknown' })
    expect((await rows(receipt)).map(({ actor, outcome }) => [actor, outcome])).toEqual([[null, 'allowed'], [null, 'refused']])
  })

  it('holds no word of a complaint', async () => {
    const { id } = await place.report({ subject: 'Words that stay where they are', narrative: 'Nobody may find this in the audit.' })
    await place.caseFile(id)
    expect(JSON.stringify(await rows(id))).not.toMatch(/Words that stay|Nobody may find/)
  })

  it('that cannot be written lets nothing be seen', async () => {
    const { id } = await place.report()
    await mongo.db().command({ collMod: 'audit', validator: { action: { $ne: 'complaint.read' } } })
    try {
      const answer = await place.admin.call<{ type: string, narrative?: string }>('GET', `/api/complaints/${id}`)
      expect([answer.status, answer.body.type, answer.body.narrative]).toEqual([503, '/problems/audit.away', undefined])
    } finally {
      await mongo.db().command({ collMod: 'audit', validator: {} })
    }
    expect((await place.caseFile(id)).id).toBe(id)
  })
})
