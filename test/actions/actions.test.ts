import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { Audit } from '../../engine/access/audit.ts'
import { Entries } from '../../engine/complaints/entry.ts'
import { Outbox } from '../../engine/complaints/outbox.ts'
import { connectStore } from '../../engine/store/store.ts'
import { Instances } from '../../engine/zeebe/records/shapes.ts'
import { eventually, type Client } from '../kit/client.ts'
import { hospital, registered, type Hospital } from '../kit/hospital.ts'
import { staffWith, type Staff } from '../kit/staff.ts'
import { silent } from '../zeebe/support/database.ts'
import { deployStartable } from './fixtures.ts'

interface Listed { items: { processId: string, name: string, nameZh?: string, about?: string }[] }
interface Filled { data: Record<string, unknown>, schema: { components: { key: string, label: string }[] } }

const asked = { question: 'Was the dose right?', urgency: 'today', department: 'pharmacy' }
const drill = { where: 'Building 3, second floor', alarm: 'no' }

describe('a process that people start', () => {
  let place: Hospital
  let connection: Awaited<ReturnType<typeof connectStore>>
  let office: Staff
  let leader: Staff
  let nurse: Staff
  let inspector: Staff

  beforeAll(async () => {
    place = await hospital()
    connection = await connectStore(inject('recourse').mongoUrl, silent)
    await deployStartable(place.admin)
    const only = (role: string, department?: string) => staffWith(place.admin, (one) => one.roles.join() === role && (department === undefined || one.department === department))
    ;[office, leader, nurse, inspector] = await Promise.all([only('complaint-office'), only('leadership'), only('staff', 'cardiology'), only('supervision')])
  })
  afterAll(() => connection.close())

  const actionsOf = async (client: Client, path: string): Promise<string[]> => (await client.get<Listed>(path)).items.map(({ processId }) => processId)
  const start = (client: Client, path: string, variables: unknown, headers: Record<string, string> = {}) => client.call<{ id: string, type?: string, errors?: { path: string }[] }>('POST', path, { variables }, headers)
  const traces = async () => ({ entries: await Entries.countDocuments({ elementId: 'wanted' }), messages: await Outbox.countDocuments({ name: { $in: ['second-opinion-wanted', 'fire-drill-wanted'] } }) })

  describe('from a case', () => {
    it('is offered to those whom it names, with its name in both languages, and to nobody else', async () => {
      const { id } = await place.report({ department: 'cardiology' })
      const { items } = await office.client.get<Listed>(`/api/complaints/${id}/actions`)
      expect(items).toContainEqual({ processId: 'second-opinion', name: 'Ask for a second opinion', nameZh: '征求第二意见', about: 'Another department reads the case and says what it thinks.', aboutZh: '请另一科室阅读案件并提出意见。' })
      expect(items.map(({ processId }) => processId)).not.toContain('fire-drill')
      expect(await actionsOf(inspector.client, `/api/complaints/${id}/actions`)).not.toContain('second-opinion')
      expect(await actionsOf(place.admin, `/api/complaints/${id}/actions`)).toContain('second-opinion')
    })

    it('asks in the reader\'s language and is prefilled with what the case knows', async () => {
      const { id } = await place.report({ department: 'cardiology' })
      const form = await office.client.get<Filled>(`/api/complaints/${id}/actions/second-opinion/form?lang=zh`)
      expect(form.schema.components[0]?.label).toBe('想了解什么？')
      expect(form.data).toMatchObject({ complaintId: id, department: 'cardiology', channel: 'web', round: 1, tier: null, emergency: null })
      expect(form.data['departments']).toContainEqual({ value: 'cardiology', label: expect.stringMatching(/\p{Script=Han}/u) as string })
    })

    it('keeps its words in the case file and gives the process its choices, the case and who started it', async () => {
      const { id } = await place.report({ department: 'cardiology' })
      const { status, body } = await start(office.client, `/api/complaints/${id}/actions/second-opinion`, { ...asked, department: 'radiology' })
      expect(status).toBe(202)

      const task = await place.task(id, 'give-opinion')
      const instance = await place.admin.get<{ variables: Record<string, unknown> }>(`/api/instances/${(task as { instanceKey?: string }).instanceKey}`)
      expect(instance.variables).toEqual({ complaintId: id, urgency: 'today', department: 'radiology', tier: null, nature: null, channel: 'web', round: 1, emergency: null, startedBy: office.id, startId: body.id })
      const { entries } = await place.caseFile(id)
      expect(entries).toContainEqual(expect.objectContaining({
        stepName: { en: 'Ask for a second opinion', zh: '征求第二意见' }, words: { question: asked.question }, labels: expect.objectContaining({ question: { en: 'What do you want to know?', zh: '想了解什么？' } }) as object, actor: expect.objectContaining({ id: office.id }) as object,
      }))
      expect((await place.admin.get<Filled>(`/api/tasks/${task.key}/form`)).data).toMatchObject({ question: asked.question })
      expect(await place.history(id)).toContainEqual(expect.objectContaining({ kind: 'action.started', actor: expect.objectContaining({ id: office.id }) as object, text: { en: 'Started: Ask for a second opinion.', zh: '已发起：征求第二意见。' } }))
      expect(await Audit.findOne({ action: 'action.start', subject: id }).lean()).toMatchObject({ actor: office.id, outcome: 'allowed' })
    })

    it('runs once for one key, however often it is sent, and refuses the key for something else', async () => {
      const { id } = await place.report()
      const key = { 'idempotency-key': randomUUID() }
      const path = `/api/complaints/${id}/actions/second-opinion`
      const answers = await Promise.all([1, 2, 3].map(() => start(office.client, path, { ...asked, department: 'radiology' }, key)))
      expect(new Set(answers.map(({ status, body }) => `${status} ${body.id}`)).size).toBe(1)
      expect(await start(office.client, path, { ...asked, department: 'cardiology' }, key)).toMatchObject({ status: 422, body: { type: '/problems/key.reused' } })

      await place.task(id, 'give-opinion')
      expect(await Instances.countDocuments({ complaintId: id, processId: 'second-opinion' })).toBe(1)
      expect(await Entries.countDocuments({ complaintId: id, elementId: 'wanted' })).toBe(1)
    })

    it('is refused with the faults of its form, and nothing happens', async () => {
      const { id } = await place.report()
      const before = await traces()
      const { status, body } = await start(office.client, `/api/complaints/${id}/actions/second-opinion`, { urgency: 'never', department: 'radiology' })
      expect([status, body.type, body.errors?.map(({ path }) => path).toSorted()]).toEqual([422, '/problems/form.invalid', ['/question', '/urgency']])
      expect(await traces()).toEqual(before)
    })

    it('is refused to other roles, to those who may not see the case, and from the wrong place; nothing happens', async () => {
      const { id } = await place.report({ department: 'cardiology' })
      const foreign = await staffWith(place.admin, ({ roles, department }) => roles.join() === 'staff' && department === 'radiology')
      const before = await traces()
      const path = `/api/complaints/${id}/actions/second-opinion`
      expect(await start(inspector.client, path, asked)).toMatchObject({ status: 403, body: { type: '/problems/access.refused' } })
      expect((await inspector.client.call('GET', `${path}/form`)).status).toBe(403)
      expect(await start(foreign.client, path, asked)).toMatchObject({ status: 404, body: { type: '/problems/complaint.unknown' } })
      expect((await foreign.client.call('GET', `/api/complaints/${id}/actions`)).status).toBe(404)
      expect(await start(office.client, '/api/actions/second-opinion', asked)).toMatchObject({ status: 404, body: { type: '/problems/action.unknown' } })
      expect(await start(office.client, `/api/complaints/${id}/actions/fire-drill`, drill)).toMatchObject({ status: 404 })
      // A process that nobody may start by hand is not there at all.
      expect(await start(place.admin, `/api/complaints/${id}/actions/complaint-handling`, {})).toMatchObject({ status: 404 })
      expect(await traces()).toEqual(before)
      expect(await Audit.exists({ action: 'action.read', actor: inspector.id, subject: id, outcome: 'refused' })).not.toBeNull()
    })

    it('can be started by whoever is responsible for the case', async () => {
      // Where others report as well, several at once raise the tier.
      const { id } = await place.report({ department: 'laboratory' })
      await place.done(id, 'register-complaint', registered({ tier: 'important', severity: '0' }))
      const { people } = await eventually('somebody on the case', async () => {
        const file = await place.caseFile(id)
        return file.people.length > 0 && file
      })
      const on = await staffWith(place.admin, (one) => one.id === people[0]?.id)
      expect(on.roles).not.toContain('complaint-office')
      expect(await actionsOf(on.client, `/api/complaints/${id}/actions`)).toContain('second-opinion')
    })

    it('is not offered once the case is closed, and refused', async () => {
      const { id } = await place.report()
      await place.done(id, 'register-complaint', registered({ kind: 'suggestion', tier: 'general', severity: '0' }))
      await place.done(id, 'tell-accepted', { contact: 'message' })
      await place.done(id, 'improvement-direction', { answer: 'More chairs.', adopted: 'yes' })
      await place.state(id, 'closed')
      expect(await actionsOf(office.client, `/api/complaints/${id}/actions`)).not.toContain('second-opinion')
      expect(await start(office.client, `/api/complaints/${id}/actions/second-opinion`, asked)).toMatchObject({ status: 409, body: { type: '/problems/complaint.closed' } })
      expect(await Entries.countDocuments({ complaintId: id, elementId: 'wanted' })).toBe(0)
    })
  })

  describe('from anywhere', () => {
    it('belongs to no case: its words stay with the start, and its tasks show them', async () => {
      expect(await actionsOf(leader.client, '/api/actions')).toContain('fire-drill')
      const { status, body } = await start(leader.client, '/api/actions/fire-drill', drill)
      expect(status).toBe(202)

      const task = await eventually('task', async () => {
        const { items } = await leader.client.get<{ items: { key: string, instanceKey: string, complaintId?: string }[] }>('/api/tasks?process=fire-drill')
        for (const one of items) if ((await place.admin.get<{ variables: Record<string, unknown> }>(`/api/instances/${one.instanceKey}`)).variables['startId'] === body.id) return one
        return null
      })
      expect(task.complaintId).toBeUndefined()
      expect((await place.admin.get<{ variables: object }>(`/api/instances/${task.instanceKey}`)).variables).toEqual({ alarm: 'no', startedBy: leader.id, startId: body.id })
      expect((await leader.client.get<Filled>(`/api/tasks/${task.key}/form`)).data).toMatchObject({ where: drill.where, alarm: 'no' })
      expect(await Entries.findById(body.id).lean()).toMatchObject({ complaintId: null, words: { where: drill.where }, actor: leader.id })
    })

    it('is not offered to other roles and refused to them; nothing happens', async () => {
      const before = await traces()
      expect(await actionsOf(nurse.client, '/api/actions')).not.toContain('fire-drill')
      expect(await start(nurse.client, '/api/actions/fire-drill', drill)).toMatchObject({ status: 403 })
      expect(await traces()).toEqual(before)
    })
  })
})
