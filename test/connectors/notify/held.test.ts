import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { notify } from '../../../connectors/notify/notify.ts'
import type { Complaint } from '../../../engine/complaints/complaint.ts'
import { inboxOf } from '../../../engine/notifications/inbox.ts'
import { Notifications, type Notification } from '../../../engine/notifications/notification.ts'
import { EngineFault } from '../../../engine/zeebe/client.ts'
import { aCase, aJob, diaryOf, openWorkbench, variablesOf, type Workbench } from '../workbench.ts'
import { startMailServer, type MailServer } from './mail-server.ts'

let workbench: Workbench
let mailServer: MailServer
let complaint: Complaint
let env: Record<string, string>

const [day, night, saturday] = ['2026-03-02T10:00:00+08:00', '2026-03-02T23:00:00+08:00', '2026-03-07T10:00:00+08:00']

beforeAll(async () => {
  mailServer = await startMailServer()
  env = { RECOURSE_SMTP_URL: mailServer.url, RECOURSE_MAIL_FROM: 'Office <office@hospital.example>' }
  workbench = await openWorkbench(env)
})
afterAll(async () => {
  await workbench.close()
  await mailServer.close()
})
beforeEach(async () => {
  complaint = await aCase({ complainant: { name: 'Li Na', email: 'li.na@home.example' }, department: 'cardiology', tier: 'important' })
})
afterEach(() => Object.assign(mailServer, { arrived: [] }))

const job = (template: string, to: unknown, changes: Record<string, unknown> = {}) => aJob('notify', { complaintId: complaint._id, template, to, ...changes })
async function tellAt(instant: string, template: string, to: unknown = 'person:wang-min', changes: Record<string, unknown> = {}): Promise<Notification[]> {
  workbench.at(instant)
  const one = job(template, to, changes)
  variablesOf(await workbench.run(notify, one))
  return await Notifications.find({ jobKey: one.key }).sort({ channel: 1 }).lean<Notification[]>()
}
const heldUntil = (rows: Notification[]): string | undefined => rows.find(({ channel }) => channel === 'email')?.held?.until.toISOString()

describe('a reminder at night', () => {
  it('waits as a mail until seven, and stands in the inbox at once', async () => {
    const rows = await tellAt(night, 'deadline-reminder', 'person:wang-min', { stage: 'plan' })

    expect(rows.map(({ channel, state }) => [channel, state])).toEqual([['email', 'held'], ['in-app', 'sent']])
    expect(heldUntil(rows)).toBe('2026-03-02T23:00:00.000Z')
    expect(mailServer.arrived).toEqual([])
    expect((await inboxOf('wang-min')).items[0]).toMatchObject({ template: 'deadline-reminder', complaintId: complaint._id })
    expect((await diaryOf(complaint)).map(({ data }) => data)).toContainEqual({ channel: 'email', template: 'deadline-reminder', to: 'wang-min', state: 'held' })
  })

  it('is written down once for a job that is handed out twice, also when that is in the morning', async () => {
    workbench.at(night)
    const one = job('deadline-reminder', 'person:wang-min')
    variablesOf(await workbench.run(notify, one))
    workbench.at('2026-03-03T07:00:01+08:00')
    variablesOf(await workbench.run(notify, one, 'second'))

    expect(mailServer.arrived).toEqual([])
    expect(await Notifications.countDocuments({ jobKey: one.key })).toBe(2)
  })

  it.each([
    ['about a dispute', { tier: 'dispute' as const }], ['about a case of an emergency', { facts: { emergency: 'flu' } }], ['about a case that nobody has registered', { tier: null }],
  ])('%s is sent at once', async (_, about) => {
    complaint = await aCase(about)
    const rows = await tellAt(night, 'deadline-reminder')

    expect(rows.map(({ state }) => state)).toEqual(['sent', 'sent'])
    expect(mailServer.arrived).toHaveLength(1)
  })

  it('is sent at once where no hours are quiet', async () => {
    workbench.start('sleepless', { ...env, RECOURSE_QUIET_HOURS: 'none' })
    workbench.at(night)
    variablesOf(await workbench.run(notify, job('deadline-reminder', 'person:wang-min'), 'sleepless'))

    expect(mailServer.arrived).toHaveLength(1)
  })

  it.each<[string, () => Promise<unknown>]>([
    ['cannot be reached', () => Promise.reject(new EngineFault('away', 'no answer'))], ['has no such table', () => Promise.reject(new EngineFault('not-found', 'none'))],
    ['finds no row', () => Promise.resolve(null)], ['gives channels that nobody knows', () => Promise.resolve({ channels: ['pigeon'], quiet: true, digest: true })],
    ['does not answer', () => new Promise(() => {})],
  ])('is sent at once where the broker %s', async (_, decide) => {
    workbench.start('without broker', env, { decide })
    workbench.at(night)
    variablesOf(await workbench.run(notify, job('deadline-reminder', 'person:wang-min'), 'without broker'))

    expect(mailServer.arrived).toHaveLength(1)
  })
})

describe('a message', () => {
  it('by day is sent at once', async () => {
    expect((await tellAt(day, 'deadline-reminder')).map(({ state }) => state)).toEqual(['sent', 'sent'])
  })

  it('about a suggestion on a Saturday waits for Monday; the reminder of its limit does not', async () => {
    complaint = await aCase({ tier: 'general' })
    expect(heldUntil(await tellAt(saturday, 'case-assigned'))).toBe('2026-03-08T23:00:00.000Z')
    expect(heldUntil(await tellAt(saturday, 'deadline-reminder'))).toBeUndefined()
  })

  it('to a complainant at midnight waits; that the complaint has arrived does not', async () => {
    const answer = await tellAt(night, 'answer', 'complainant')
    expect(answer.map(({ channel, state }) => [channel, state])).toEqual([['email', 'held'], ['portal', 'sent']])
    expect(mailServer.arrived).toEqual([])

    await tellAt(night, 'acknowledge', 'complainant')
    expect(mailServer.arrived).toHaveLength(1)
  })
})
