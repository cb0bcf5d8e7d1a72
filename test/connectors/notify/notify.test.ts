import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { Effects } from '../../../connectors/kit/index.ts'
import { notify } from '../../../connectors/notify/notify.ts'
import type { Complaint } from '../../../engine/complaints/complaint.ts'
import { trackingCodes } from '../../../engine/complaints/receipts.ts'
import { Notifications, type Notification } from '../../../engine/notifications/notification.ts'
import { Tasks } from '../../../engine/zeebe/records/shapes.ts'
import { aCase, aJob, diaryOf, monday, openWorkbench, variablesOf, type Workbench } from '../workbench.ts'
import { startMailServer, type MailServer } from './mail-server.ts'

let workbench: Workbench
let mailServer: MailServer
let complaint: Complaint

beforeAll(async () => {
  mailServer = await startMailServer()
  workbench = await openWorkbench({ RECOURSE_SMTP_URL: mailServer.url, RECOURSE_URL: 'https://recourse.example', RECOURSE_MAIL_FROM: 'Office <office@hospital.example>' })
})
afterAll(async () => {
  await workbench.close()
  await mailServer.close()
})
beforeEach(async () => {
  workbench.at(monday)
  complaint = await aCase({ complainant: { name: 'Li Na', email: 'li.na@home.example' }, department: 'cardiology', tier: 'important' })
})
afterEach(() => Object.assign(mailServer, { arrived: [], onRecipient: () => null, onContent: () => null }))

const job = (to: unknown, changes: Record<string, unknown> = {}) => aJob('notify', { complaintId: complaint._id, template: 'progress', to, ...changes })
const tell = async (to: unknown, changes: Record<string, unknown> = {}) => variablesOf(await workbench.run(notify, job(to, changes)))
const sent = async (): Promise<Notification[]> => await Notifications.find({ complaintId: complaint._id }).sort({ _id: 1 }).lean<Notification[]>()
const told = async () => (await sent()).map(({ to, channel, state }) => `${to} ${channel} ${state}`).toSorted()
const task = async (assignee: string | null, candidateGroups: string[] = []) => void await Tasks.create({
  _id: `${complaint._id}-${Math.random()}`, elementId: 'plan', elementInstanceKey: '1', processId: 'p', processVersion: 1, processKey: '1', instanceKey: '1', complaintId: complaint._id,
  state: 'open', createdAt: new Date(monday), assignee, candidateGroups,
})

describe('the complainant', () => {
  it('is told in the portal and by mail', async () => {
    await tell('complainant')

    expect(await told()).toEqual(['complainant email sent', 'complainant portal sent'])
    expect(mailServer.arrived).toMatchObject([{ to: ['li.na@home.example'], mail: { subject: `How far we are with your complaint ${complaint.receipt}`, from: { text: '"Office" <office@hospital.example>' } } }])
    expect(mailServer.arrived[0]?.mail.text).toMatch(/^Dear Li Na,[^]*https:\/\/recourse\.example\/follow/)
    expect((await diaryOf(complaint)).map(({ kind, data }) => [kind, data])).toEqual([
      ['notified', { channel: 'portal', template: 'progress', to: 'complainant', state: 'sent' }], ['notified', { channel: 'email', template: 'progress', to: 'complainant', state: 'sent' }],
    ])
  })

  it('reads the code that opens the case; nobody else does', async () => {
    const code = (await trackingCodes()).of(complaint._id)
    await tell('complainant', { template: 'acknowledge' })

    expect(mailServer.arrived[0]?.mail.text).toContain(code)
    expect(JSON.stringify(await sent())).not.toContain(code)
  })

  it('is spoken to in the language of the complaint', async () => {
    complaint = await aCase({ narrative: '我等了四个小时。', complainant: { name: '李娜', email: 'li.na@home.example' } })
    await tell('complainant', { template: 'acknowledge' })

    expect(mailServer.arrived[0]?.mail.subject).toBe(`您的投诉已受理，受理号 ${complaint.receipt}`)
    expect(await sent()).toMatchObject([{ lang: 'zh' }, { lang: 'zh' }])
  })

  it.each([
    ['who wants to stay unknown', { anonymous: true, complainant: { name: 'Li Na', email: 'li.na@home.example' } }],
    ['who left no address', { complainant: { name: 'Li Na', phone: '13800000000' } }],
    ['of whom nothing is known', {}],
  ])('%s is told in the portal only', async (_, changes) => {
    complaint = await aCase(changes)
    await tell('complainant')

    expect(await told()).toEqual(['complainant portal sent'])
    expect(mailServer.arrived).toEqual([])
  })

  it('with an address that hides another header gets no mail, and the case says so', async () => {
    complaint = await aCase({ complainant: { email: 'li@home.example\r\nBcc: all@home.example' } })
    await tell('complainant')

    expect(await told()).toEqual(['complainant email failed', 'complainant portal sent'])
    expect(mailServer.arrived).toEqual([])
  })

  it('keeps the address to the mail: lists show it masked, the ledger not at all', async () => {
    await tell('complainant')

    expect((await sent()).find(({ channel }) => channel === 'email')?.address).toBe('l•••@home.example')
    expect(JSON.stringify(await Effects.find().lean())).not.toMatch(/home\.example|Li Na/)
    expect(workbench.logged()).not.toMatch(/home\.example|Li Na/)
  })
})

describe('those responsible', () => {
  it('are those who have the open tasks', async () => {
    await task('wang-min')
    await task('li-jianhua', ['department:cardiology'])
    await tell('responsible', { template: 'deadline-reminder', stage: 'plan' })

    expect(await told()).toEqual(['li-jianhua email sent', 'li-jianhua in-app sent', 'wang-min email sent', 'wang-min in-app sent'])
  })

  it('are the group where nobody has taken the task', async () => {
    await task(null, ['department-head:cardiology', 'department-head:pharmacy'])
    await tell('responsible', { template: 'deadline-reminder' })

    expect(new Set((await sent()).map(({ to }) => to))).toEqual(new Set(['chen-guodong', 'cheng-jun']))
  })

  it('are the complaint office where there is nobody else', async () => {
    await tell('responsible', { template: 'deadline-reminder' })

    expect(new Set((await sent()).map(({ to }) => to))).toEqual(new Set(['ding-shuhua', 'wei-chao', 'xue-lin']))
  })

  it('read stage and limit in their language, and the way to the case', async () => {
    complaint = await aCase({ deadlines: [{ stage: 'plan', from: new Date(monday), within: 'P3D', counting: 'around-the-clock', remind: null, at: new Date('2026-03-05T01:00:00Z'), remindAt: new Date(monday), setAt: new Date(monday), round: 1, calendar: 'hospital@1', state: 'open' }] })
    await task('wang-min')
    await tell('responsible', { template: 'deadline-reminder', stage: 'plan' })

    expect(mailServer.arrived[0]?.mail.text).toContain('处理方案')
    expect(mailServer.arrived[0]?.mail.text).toContain('2026年3月5日 09:00')
    expect(mailServer.arrived[0]?.mail.text).toContain(`https://recourse.example/desk/complaints/${complaint._id}`)
  })

  it('never read by mail what somebody wrote', async () => {
    complaint = await aCase({ subject: 'Dr Wang', narrative: 'He shouted at me.' })
    await task('wang-min')
    await tell('responsible', { template: 'deadline-reminder' })

    expect(`${mailServer.arrived[0]?.mail.subject} ${mailServer.arrived[0]?.mail.text}`).not.toMatch(/Dr Wang|shouted/)
  })
})

describe('a target', () => {
  it.each([
    ['group:department-head:cardiology', ['chen-guodong']],
    ['person:wang-min', ['wang-min']],
    [['person:wang-min', null, 'group:department:cardiology'], ['chen-guodong', 'li-jianhua', 'wang-min', 'zhao-lihua']],
    ['group:nobody-here', ['ding-shuhua', 'wei-chao', 'xue-lin']],
    ['person:nobody-here', ['ding-shuhua', 'wei-chao', 'xue-lin']],
    [[], []],
  ])('%j means these people, each once', async (to, people) => {
    await tell(to, { template: 'case-assigned' })

    expect([...new Set((await sent()).map((row) => row.to))].toSorted()).toEqual(people)
    expect(mailServer.arrived).toHaveLength(people.length)
  })

  it.each(['li.na@home.example', 'person:li.na@home.example', 'complainant\r\nBcc: x', 'group:', 'everybody', '', { $ne: null }])('that is an address or nonsense is refused, and nothing is sent: %j', async (to) => {
    expect(await workbench.run(notify, job(to))).toMatchObject({ kind: 'incident', code: expect.stringMatching(/^input\.invalid:\/to/) as string })
    expect(await sent()).toEqual([])
    expect(mailServer.arrived).toEqual([])
  })

  it('of a case needs a case; of a group it does not', async () => {
    expect(await workbench.run(notify, aJob('notify', { template: 'promise-broken', to: 'responsible' }))).toMatchObject({ kind: 'incident', code: 'case.missing' })
    variablesOf(await workbench.run(notify, aJob('notify', { template: 'promise-broken', to: 'group:department-head:cardiology' })))

    expect(mailServer.arrived).toHaveLength(1)
  })
})

describe('a mail', () => {
  it('goes out once for a job that is handed out twice, under an id made of its effect', async () => {
    const one = job('complainant')
    variablesOf(await workbench.run(notify, one))
    variablesOf(await workbench.run(notify, one, 'second'))

    expect(mailServer.arrived).toHaveLength(1)
    expect(mailServer.arrived[0]?.mail.messageId).toMatch(/^<[0-9a-f]{32}@hospital\.example>$/)
    expect(await diaryOf(complaint)).toHaveLength(2)
  })

  it('goes out once when the process dies after it went out, and a person decides', async () => {
    mailServer.onContent = () => 'silence'
    const one = job('complainant')
    void workbench.run(notify, one, 'dead process')
    await expect.poll(() => mailServer.arrived.length).toBe(1)
    mailServer.onContent = () => null
    workbench.later(60_000)

    expect(await workbench.run(notify, one, 'second')).toMatchObject({ kind: 'incident', code: 'effect.unknown' })
    expect(await told()).toEqual(['complainant email unknown', 'complainant portal sent'])

    variablesOf(await workbench.run(notify, one, 'second'))
    expect(mailServer.arrived).toHaveLength(1)
    expect(await told()).toEqual(['complainant email unknown', 'complainant portal sent'])
  })

  it('is of unknown fate when the server hangs up on its last word', async () => {
    mailServer.onContent = () => 'hang-up'
    const one = job('complainant')

    expect(await workbench.run(notify, one)).toMatchObject({ kind: 'incident', code: 'effect.unknown' })
    expect(mailServer.arrived).toHaveLength(1)
    expect((await diaryOf(complaint)).map(({ data }) => data)).toContainEqual({ channel: 'email', template: 'progress', to: 'complainant', state: 'unknown' })
  })

  it('to a dead address fails alone: the others get theirs, the job goes on', async () => {
    mailServer.onRecipient = (address) => (address.startsWith('wang.min') ? 550 : null)
    await tell(['person:wang-min', 'person:li-jianhua', 'complainant'])

    expect(await told()).toEqual([
      'complainant email sent', 'complainant portal sent', 'li-jianhua email sent', 'li-jianhua in-app sent', 'wang-min email failed', 'wang-min in-app sent',
    ])
    expect((await diaryOf(complaint)).map(({ data }) => data)).toContainEqual({ channel: 'email', template: 'progress', to: 'wang-min', state: 'failed', because: 'smtp:550' })
  })

  it('whose content is refused for good fails', async () => {
    mailServer.onContent = () => 554
    await tell('complainant')

    expect(await told()).toEqual(['complainant email failed', 'complainant portal sent'])
  })

  it('that is put off waits, is tried again and goes out once', async () => {
    mailServer.onRecipient = () => 451
    const one = job('complainant')

    expect(await workbench.run(notify, one)).toMatchObject({ kind: 'retry', code: 'mail.deferred', backoffMs: 60_000 })
    expect(await told()).toEqual(['complainant email queued', 'complainant portal sent'])
    mailServer.onRecipient = () => null
    variablesOf(await workbench.run(notify, one))

    expect(await told()).toEqual(['complainant email sent', 'complainant portal sent'])
    expect(mailServer.arrived).toHaveLength(1)
  })

  it('waits while the server is away; what needs no mail is told at once', async () => {
    workbench.start('elsewhere', { RECOURSE_SMTP_URL: 'smtp://127.0.0.1:1' })
    const one = job(['person:wang-min', 'complainant'])

    expect(await workbench.run(notify, one, 'elsewhere')).toMatchObject({ kind: 'retry', code: 'mail.away' })
    expect(await told()).toEqual(['complainant email queued', 'complainant portal sent', 'wang-min email queued', 'wang-min in-app sent'])
    variablesOf(await workbench.run(notify, one, 'later'))

    expect(await told()).toEqual(['complainant email sent', 'complainant portal sent', 'wang-min email sent', 'wang-min in-app sent'])
    expect(mailServer.arrived).toHaveLength(2)
  })

  it('is not even tried where mail is not set up', async () => {
    workbench.start('without mail', {})
    variablesOf(await workbench.run(notify, job(['person:wang-min', 'complainant']), 'without mail'))

    expect(await told()).toEqual(['complainant portal sent', 'wang-min in-app sent'])
  })

  it('that nobody wrote a template for is an incident, and nothing is sent', async () => {
    expect(await workbench.run(notify, job('complainant', { template: 'no-such-message' }))).toMatchObject({ kind: 'incident', code: 'template.unknown' })
    expect(await sent()).toEqual([])
  })
})
