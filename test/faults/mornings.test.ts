/** The rhythm of a hospital on a whole server with a real mail server: what waits at night comes in the morning, once; reports are there whatever the clock did. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DateTime } from 'luxon'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Client, eventually } from '../kit/client.ts'
import { hospital, registered, type Hospital, type Opened, type ShownTask } from '../kit/hospital.ts'
import { startRecourse, type RunningRecourse } from '../setup/start-recourse.ts'
import { withDatabase } from './database.ts'
import { openPostOffice, type PostOffice } from './post-office.ts'

const zone = 'Asia/Shanghai'

interface Listed {
  id: string
  kind: string
  from: string
  to: string
  releasedAt: string | null
}

describe('a hospital', { timeout: 600_000 }, () => {
  let dataDir: string
  let post: PostOffice
  let recourse: RunningRecourse
  let place: Hospital

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'recourse-mornings-'))
    post = await openPostOffice()
    await start()
  })
  afterAll(async () => {
    await recourse.stop()
    await post.close()
    await rm(dataDir, { recursive: true, force: true, maxRetries: 5 })
  })

  async function start(): Promise<void> {
    recourse = await startRecourse({ dataDir, env: { RECOURSE_SMTP_URL: post.url } })
    place = await hospital(recourse)
  }

  const local = async (): Promise<DateTime> => DateTime.fromJSDate(await place.now(), { zone })
  /** The next moment with this time of day, and on the first of a month where that is asked for. */
  async function until(time: string, { first = false }: { first?: boolean } = {}): Promise<void> {
    const [hour = 0, minute = 0, second = 0] = time.split(':').map(Number)
    const now = await local()
    let then = now.set({ hour, minute, second, millisecond: 0 })
    if (then <= now) then = then.plus({ days: 1 })
    if (first && then.day !== 1) then = then.plus({ months: 1 }).set({ day: 1 })
    await place.wait(`PT${Math.ceil(then.diff(now).as('seconds'))}S`)
  }
  const suggestion = async (): Promise<Opened> => {
    const opened = await place.report({ subject: 'More chairs', narrative: 'I suggest more chairs.' })
    await place.done(opened.id, 'register-complaint', registered({ kind: 'suggestion', tier: 'general', severity: '0' }))
    await place.task(opened.id, 'tell-accepted')
    return opened
  }
  const mailsOf = async ({ id }: Opened) => (await place.notifications(id)).filter(({ channel }) => channel === 'email')
  const heldFor = async (opened: Opened) => (await mailsOf(opened)).filter(({ template }) => template === 'deadline-reminder')
  const digests = () => post.arrived.filter(({ subject }) => subject.includes('夜间消息汇总') || subject.includes('waited for the morning'))
  const reports = async (as: Client = place.admin) => (await as.get<{ items: Listed[] }>('/api/reports?limit=200')).items

  it('is left in peace at night: reminders are one mail a person at seven, without those of what is done', async () => {
    await until('07:30')
    const [done, open] = [await suggestion(), await suggestion()]
    await until('03:31')
    expect((await heldFor(done)).map(({ state }) => state)).toContain('held')
    expect((await heldFor(open)).map(({ state }) => state)).toContain('held')
    expect(digests()).toEqual([])
    const [person] = (await heldFor(open)).map(({ to }) => to)
    expect((await place.notifications(open.id)).filter(({ to, channel, template }) => to === person && channel === 'in-app' && template === 'deadline-reminder')).toHaveLength(1)

    await place.done(done.id, 'tell-accepted', { contact: 'message' })
    await until('07:00:05')
    const responsible = new Set((await heldFor(open)).map(({ to }) => to))
    await eventually('the mails of the morning', async () => digests().length >= responsible.size)
    expect(digests()).toHaveLength(responsible.size)
    expect((await heldFor(open)).map(({ state }) => state)).toEqual([...responsible].map(() => 'sent'))
    expect((await heldFor(done)).every(({ state }) => state === 'dropped')).toBe(true)
  })

  it('hears of a dispute at any hour', async () => {
    await until('02:00')
    const opened = await place.report({ subject: 'Wrong report', narrative: 'The wrong report led to an operation. I will sue.' })
    await place.done(opened.id, 'register-complaint', registered({ kind: 'complaint', tier: 'dispute', severity: '2' }))
    await place.task(opened.id, 'emergency-contact')
    await place.wait('PT50M')

    const reminders = await heldFor(opened)
    expect(reminders.length).toBeGreaterThan(0)
    expect(new Set(reminders.map(({ state }) => state))).toEqual(new Set(['sent']))
    expect(post.arrived.some(({ subject }) => subject.includes(opened.receipt))).toBe(true)
  })

  it('gets the mail of the morning once when the server is killed before it heard that it went out', async () => {
    await until('07:30')
    const open = await suggestion()
    await until('03:31')
    const before = digests().length
    expect((await heldFor(open)).map(({ state }) => state)).toContain('held')
    post.hesitate('@hospital.example')
    const morning = until('07:00:05').catch(() => undefined)
    await eventually('the mail has arrived', async () => digests().length > before, 60_000)
    await recourse.kill()
    await morning
    post.confirm()
    await withDatabase(recourse, async (database) => void await database.collection<{ _id: string }>('clock_state').updateOne({ _id: 'offset' }, { $inc: { offset: 300_000 } }, { upsert: true }))
    await start()

    const incident = await eventually('an incident', async () => (await place.admin.get<{ items: { key: string, code: string, elementId: string }[] }>('/api/incidents?state=open')).items.find(({ elementId }) => elementId === 'send-what-waited'), 90_000)
    expect(incident.code).toBe('effect.unknown')
    await place.admin.post(`/api/incidents/${incident.key}/retry`)
    await place.wait('PT1M')
    const ids = digests().slice(before).map(({ messageId }) => messageId)
    expect(new Set(ids).size).toBe(ids.length)
    expect((await heldFor(open)).map(({ state }) => state).every((state) => state === 'sent' || state === 'unknown')).toBe(true)
  })

  it('has a report of every day, also of those over which the clock jumped', async () => {
    await until('07:05:05')
    await place.wait('P3DT2H')
    await until('07:05:05')
    const daily = await eventually('all of them', async () => {
      const found = (await reports()).filter(({ kind }) => kind === 'daily').toReversed()
      return DateTime.fromISO(found.at(-1)?.to ?? '2000-01-01').toMillis() === (await local()).startOf('day').toMillis() && found
    })
    expect(daily.length).toBeGreaterThan(5)
    expect(daily.slice(1).map(({ from }) => from)).toEqual(daily.slice(0, -1).map(({ to }) => to))
    expect(daily.every(({ releasedAt }) => releasedAt !== null)).toBe(true)
  })

  it('comments the month before leadership reads it', async () => {
    await place.report()
    await until('07:05:05', { first: true })
    const task = await commentTask()
    const [month] = (await reports()).filter(({ kind }) => kind === 'monthly')
    const leader = await clientOf('leadership')
    expect((await leader.call('GET', `/api/reports/${month!.id}`)).status).toBe(404)
    await place.complete(task, { comment: 'Chairs are missing in the hall.' })
    await eventually('it is released', async () => (await leader.call('GET', `/api/reports/${month!.id}`)).status === 200)

    const report = await leader.get<{ comment: { text: string }, figures: { counts: { received: number } } }>(`/api/reports/${month!.id}`)
    expect(report.comment.text).toBe('Chairs are missing in the hall.')
    expect(report.figures.counts.received).toBeGreaterThan(0)
    const told = await withDatabase(recourse, async (database) => await database.collection('notifications').distinct('to', { template: 'report-monthly' }))
    expect(told).toContain('dai-mingyuan')
    expect(JSON.stringify(await withDatabase(recourse, async (database) => await database.collection('variables').find().toArray()))).not.toContain('Chairs are missing')
  })

  it('sends a month that nobody commented on all the same, after the limit, and its head reads the own part only', async () => {
    await until('07:05:05', { first: true })
    await commentTask()
    const [month] = (await reports()).filter(({ kind }) => kind === 'monthly')
    await place.wait('P5D')
    const leader = await clientOf('leadership')
    const report = await eventually('it is released', async () => (await leader.call<{ comment?: unknown }>('GET', `/api/reports/${month!.id}`)).body)
    expect(report.comment).toBeUndefined()

    const head = await clientOf('department-head', 'outpatient')
    const parts = await Promise.all((await reports(head)).map(async ({ id }) => await head.get<{ department: string | null }>(`/api/reports/${id}`)))
    expect(new Set(parts.map(({ department }) => department))).toEqual(new Set(['outpatient']))
    expect((await reports(await clientOf('department-head', 'laboratory')))).toEqual([])
  })

  const commentTask = async (): Promise<ShownTask> => await eventually('the report waits for its comment', async () =>
    (await place.admin.get<{ items: ShownTask[] }>('/api/tasks?process=reporting-rhythm')).items[0], 60_000)

  async function clientOf(role: string, department?: string): Promise<Client> {
    const { items } = await place.admin.get<{ items: { email: string, roles: string[], department: string | null }[] }>('/api/people')
    const person = items.find(({ roles, department: own }) => roles.includes(role) && (!department || own === department) && !roles.includes('administrator'))!
    return await Client.signedIn(recourse.baseUrl, person.email, recourse.admin.password)
  }
})
