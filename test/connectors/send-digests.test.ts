import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { notify } from '../../connectors/notify/notify.ts'
import { sendDigests } from '../../connectors/send-digests/send-digests.ts'
import { Complaints, type Complaint, type Deadline } from '../../engine/complaints/complaint.ts'
import { trackingCodes } from '../../engine/complaints/receipts.ts'
import { Notifications, type Notification } from '../../engine/notifications/notification.ts'
import { demoHospital } from '../../engine/people/index.ts'
import { saveHospital } from '../../engine/people/store.ts'
import { startMailServer, type MailServer } from './notify/mail-server.ts'
import { aCase, aJob, diaryOf, monday, openWorkbench, variablesOf, type Workbench } from './workbench.ts'

let workbench: Workbench
let mailServer: MailServer

const [night, morning] = ['2026-03-02T23:00:00+08:00', '2026-03-03T07:00:00+08:00']

beforeAll(async () => {
  mailServer = await startMailServer()
  workbench = await openWorkbench({ RECOURSE_SMTP_URL: mailServer.url, RECOURSE_URL: 'https://recourse.example', RECOURSE_MAIL_FROM: 'Office <office@hospital.example>' })
})
afterAll(async () => {
  await workbench.close()
  await mailServer.close()
})
beforeEach(async () => {
  await Notifications.deleteMany({})
  Object.assign(mailServer, { arrived: [], onRecipient: () => null, onContent: () => null })
})

const clockOf = (state: Deadline['state']): Deadline =>
  ({ stage: 'plan', from: new Date(night), within: 'P3D', counting: 'around-the-clock', remind: 'P1D', at: new Date('2026-03-05T01:00:00Z'), remindAt: new Date(night), setAt: new Date(night), round: 1, calendar: 'hospital@1', state })
const important = (changes: Partial<Complaint> = {}) => aCase({ tier: 'important', department: 'cardiology', deadlines: [clockOf('open')], ...changes })

async function atNight(complaint: Complaint, template: string, to: unknown, stage?: string): Promise<void> {
  workbench.at(night)
  variablesOf(await workbench.run(notify, aJob('notify', { complaintId: complaint._id, template, to, ...(stage && { stage }) })))
}
const inTheMorning = async (job = aJob('send-digests'), process?: string) => {
  workbench.at(morning)
  return await workbench.run(sendDigests, job, process)
}
const mails = async (): Promise<string[]> => (await Notifications.find({ channel: 'email' }).sort({ _id: 1 }).lean<Notification[]>()).map(({ to, template, state }) => `${to} ${template} ${state}`).toSorted()

describe('in the morning', () => {
  it('each person gets one mail with everything of the night, in their language', async () => {
    const [one, other] = [await important(), await important()]
    await atNight(one, 'deadline-reminder', ['person:wang-min', 'person:li-jianhua'], 'plan')
    await atNight(other, 'case-raised', 'person:wang-min')
    variablesOf(await inTheMorning())

    expect(mailServer.arrived.map(({ to }) => String(to[0])).toSorted()).toEqual(['li.jianhua@hospital.example', 'wang.min@hospital.example'])
    const text = mailServer.arrived.find(({ to }) => to[0]?.startsWith('wang'))?.mail.text
    expect(text).toContain(one.receipt)
    expect(text).toContain(other.receipt)
    expect(text).toContain('王敏')
    expect(await mails()).toEqual(['li-jianhua deadline-reminder sent', 'wang-min case-raised sent', 'wang-min deadline-reminder sent'])
    expect((await diaryOf(one)).map(({ data }) => data)).toContainEqual({ channel: 'email', template: 'deadline-reminder', to: 'wang-min', state: 'sent' })
  })

  it('a reminder of what is done by now is dropped, and the mail and the case say so', async () => {
    const [done, open] = [await important(), await important()]
    for (const complaint of [done, open]) await atNight(complaint, 'deadline-reminder', 'person:wang-min', 'plan')
    await Complaints.updateOne({ _id: done._id }, { deadlines: [clockOf('met')] })
    variablesOf(await inTheMorning())

    const [listed, below] = (mailServer.arrived[0]?.mail.text ?? '').split('以下提醒')
    expect(listed).toContain(open.receipt)
    expect(listed).not.toContain(done.receipt)
    expect(below).toContain(done.receipt)
    expect((await diaryOf(done)).map(({ data }) => data)).toContainEqual({ channel: 'email', template: 'deadline-reminder', to: 'wang-min', state: 'dropped' })
  })

  it('nobody gets a mail that says only what is done', async () => {
    const done = await important()
    await atNight(done, 'deadline-reminder', 'person:wang-min', 'plan')
    await Complaints.updateOne({ _id: done._id }, { deadlines: [clockOf('missed')] })
    variablesOf(await inTheMorning())

    expect(mailServer.arrived).toEqual([])
    expect(await mails()).toEqual(['wang-min deadline-reminder dropped'])
  })

  it('a complainant gets the letter itself, with the code that nobody else has', async () => {
    const complaint = await important({ complainant: { name: 'Li Na', email: 'li.na@home.example' } })
    await atNight(complaint, 'answer', 'complainant')
    expect(JSON.stringify(await Notifications.find().lean())).not.toContain((await trackingCodes()).of(complaint._id))
    variablesOf(await inTheMorning())

    expect(mailServer.arrived).toMatchObject([{ to: ['li.na@home.example'], mail: { subject: expect.stringContaining(complaint.receipt) as string } }])
    expect(await mails()).toEqual(['complainant answer sent'])
  })

  it('who has left gets nothing, and that is written down', async () => {
    await atNight(await important(), 'deadline-reminder', 'person:wang-min', 'plan')
    const hospital = demoHospital(new Date(monday))
    await saveHospital({ ...hospital, people: hospital.people.map((person) => ({ ...person, active: person.id !== 'wang-min' })) })
    onTestFinished(async () => await saveHospital(hospital))
    variablesOf(await inTheMorning())

    expect(mailServer.arrived).toEqual([])
    expect(await mails()).toEqual(['wang-min deadline-reminder failed'])
  })

  it('what waits longer is left, and the process is told until when', async () => {
    const complaint = await aCase({ tier: 'general' })
    workbench.at('2026-03-06T23:00:00+08:00')
    variablesOf(await workbench.run(notify, aJob('notify', { complaintId: complaint._id, template: 'case-raised', to: 'person:wang-min' })))
    workbench.at('2026-03-08T20:00:00+08:00')

    expect(variablesOf(await workbench.run(sendDigests, aJob('send-digests')))).toEqual({ next: '2026-03-08T23:00:00.000Z' })
    expect(mailServer.arrived).toEqual([])
  })
})

describe('a morning that goes wrong', () => {
  it('sends nothing twice when the process dies after a mail went out, and leaves that one to a person; the others get theirs', async () => {
    const complaint = await important()
    await atNight(complaint, 'deadline-reminder', ['person:wang-min', 'person:li-jianhua'], 'plan')
    mailServer.onContent = () => 'silence'
    const job = aJob('send-digests')
    void inTheMorning(job, 'dead process')
    await expect.poll(() => mailServer.arrived.length).toBe(1)
    mailServer.onContent = () => null
    workbench.at('2026-03-03T07:05:00+08:00')

    expect(await workbench.run(sendDigests, job, 'second')).toMatchObject({ kind: 'incident', code: 'effect.unknown' })
    expect(new Set(mailServer.arrived.map(({ to }) => to[0])).size).toBe(2)
    variablesOf(await workbench.run(sendDigests, job, 'second'))

    expect(mailServer.arrived).toHaveLength(2)
    expect((await mails()).map((one) => one.split(' ').at(-1)!).toSorted()).toEqual(['sent', 'unknown'])
  })

  it('sends the same again, and nothing that came in meanwhile, when it was tried while the mail server was away', async () => {
    const complaint = await important()
    await atNight(complaint, 'deadline-reminder', 'person:wang-min', 'plan')
    workbench.start('elsewhere', { RECOURSE_SMTP_URL: 'smtp://127.0.0.1:1' })
    const job = aJob('send-digests')

    expect(await inTheMorning(job, 'elsewhere')).toMatchObject({ kind: 'retry', code: 'mail.away' })
    expect(await mails()).toEqual(['wang-min deadline-reminder queued'])
    await Notifications.create({ _id: 'later', to: 'wang-min', complaintId: null, channel: 'email', template: 'case-raised', title: 'Later', text: 'Later', lang: 'zh', state: 'held', at: new Date(night), jobKey: '1', held: { until: new Date(morning), digest: true } })
    variablesOf(await inTheMorning(job))

    expect(mailServer.arrived).toHaveLength(1)
    expect(await mails()).toEqual(['wang-min case-raised held', 'wang-min deadline-reminder sent'])
  })

  it('takes nothing away from another job of the same morning', async () => {
    await atNight(await important(), 'deadline-reminder', 'person:wang-min', 'plan')
    await Promise.all([inTheMorning(aJob('send-digests'), 'one'), inTheMorning(aJob('send-digests'), 'other')])

    expect(mailServer.arrived).toHaveLength(1)
  })
})
