import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { Effects } from '../../../connectors/kit/index.ts'
import { ConnectorSettings } from '../../../connectors/kit/settings.ts'
import { nextChannel } from '../../../connectors/next-channel/next-channel.ts'
import { notify } from '../../../connectors/notify/notify.ts'
import { sendDigests } from '../../../connectors/send-digests/send-digests.ts'
import type { Complaint } from '../../../engine/complaints/complaint.ts'
import { Outbox } from '../../../engine/complaints/outbox.ts'
import { Notifications, type Notification } from '../../../engine/notifications/notification.ts'
import { messageFailed } from '../../../engine/notifications/receipts.ts'
import { demoHospital } from '../../../engine/people/index.ts'
import { saveHospital } from '../../../engine/people/store.ts'
import { aliyunAccount, startAliyun, type AliyunSms } from '../../kit/providers/aliyun-server.ts'
import type { ProviderServer } from '../../kit/providers/provider-server.ts'
import { startWe, weAccount, type WeServer } from '../../kit/providers/we-server.ts'
import { aCase, aJob, diaryOf, monday, openWorkbench, variablesOf, type Workbench } from '../workbench.ts'
import { startMailServer, type MailServer } from './mail-server.ts'

let workbench: Workbench
let mailServer: MailServer
let aliyun: ProviderServer<AliyunSms>
let we: WeServer
let complaint: Complaint

const [night, morning] = ['2026-03-02T23:00:00+08:00', '2026-03-03T07:00:00+08:00']
const everywhere = { name: '李娜', email: 'li.na@home.example', phone: '13800000000', wechatOpenId: 'openid-1' }

beforeAll(async () => {
  [mailServer, aliyun, we] = await Promise.all([startMailServer(), startAliyun(), startWe()])
  workbench = await openWorkbench({ RECOURSE_SMTP_URL: mailServer.url, RECOURSE_OUTWARD_INSIDE: '127.0.0.1', RECOURSE_MAIL_FROM: 'Office <office@hospital.example>' })
  workbench.start('without mail', { RECOURSE_OUTWARD_INSIDE: '127.0.0.1' })
  workbench.start('mail away', { RECOURSE_SMTP_URL: 'smtp://127.0.0.1:1', RECOURSE_OUTWARD_INSIDE: '127.0.0.1' })
  const hospital = demoHospital(new Date(monday))
  await saveHospital({ ...hospital, people: hospital.people.map((person) => (person.id === 'wang-min' ? { ...person, phone: '13700000000', weComId: 'WangMin' } : person)) })
  const templates = ['progress', 'answer', 'deadline-reminder'].map((name) => `${name} = ${aliyunAccount.template}: receipt`).join('\n')
  const values = {
    smsProvider: 'aliyun', smsKeyId: aliyunAccount.keyId, smsKeySecret: aliyunAccount.keySecret, smsSignature: aliyunAccount.signature, smsEndpoint: aliyun.url, smsTemplates: templates,
    weComCorpId: weAccount.corpId, weComAgentId: String(weAccount.agentId), weComSecret: weAccount.secret, weComEndpoint: we.url, weComRobots: `complaint-office = ${we.url}/cgi-bin/webhook/send?key=${weAccount.robotKey}`,
    weChatAppId: weAccount.appId, weChatSecret: weAccount.appSecret, weChatEndpoint: we.url, weChatTemplates: `progress = ${weAccount.template}: thing1=receipt`,
  }
  await ConnectorSettings.create({ _id: 'notify', values, changedAt: new Date(), changedBy: null })
})
afterAll(async () => void await Promise.all([workbench, mailServer, aliyun, we].map((one) => one.close())))
beforeEach(async () => {
  await Promise.all([Notifications.deleteMany({}), Outbox.deleteMany({})])
  for (const server of [aliyun, we]) Object.assign(server, { taken: [], mood: 'well', errcode: 0 })
  Object.assign(mailServer, { arrived: [], onRecipient: () => null, onContent: () => null })
  workbench.at(monday)
  complaint = await aCase({ complainant: everywhere, narrative: '我等了四个小时。', department: 'cardiology', tier: 'important' })
})

const job = (to: unknown, template = 'progress', retries = 3) => aJob('notify', { complaintId: complaint._id, template, to }, { retries })
const tell = async (to: unknown, process?: string) => variablesOf(await workbench.run(notify, job(to), process))
const ways = async (): Promise<string[]> => (await Notifications.find({ channel: { $nin: ['in-app', 'portal'] } }).lean<Notification[]>()).map(({ to, channel, state }) => `${to} ${channel} ${state}`).toSorted()
const mailOf = async (): Promise<Notification> => await Notifications.findOne({ channel: 'email' }).orFail().lean<Notification>()
const stateOf = async (channel: Notification['channel']) => (await Notifications.findOne({ channel }).lean<Notification>())?.state
const goOn = async (notification: string) => await workbench.run(nextChannel, aJob('next-channel', { notification }))

describe('a complainant', () => {
  it('who left no address but came through the official account is told there', async () => {
    complaint = await aCase({ complainant: { phone: '13800000000', wechatOpenId: 'openid-1' }, narrative: '等' })
    await tell('complainant')

    expect(await ways()).toEqual(['complainant wechat sent'])
    expect(we.taken).toMatchObject([{ by: 'wechat', to: 'openid-1' }])
  })

  it('who left only a telephone number gets a text message; the list shows the number masked, ledger and log not at all', async () => {
    complaint = await aCase({ complainant: { phone: '13800000000' }, narrative: '等' })
    await tell('complainant')

    expect(aliyun.taken).toMatchObject([{ phone: '13800000000', parameters: { receipt: complaint.receipt } }])
    expect(await Notifications.findOne({ channel: 'sms' }).lean()).toMatchObject({ state: 'sent', address: '+86•••00', messageId: expect.any(String) as string })
    expect(JSON.stringify(await Effects.find().lean()) + workbench.logged()).not.toMatch(/13800000000|aliyun-secret|wecom-secret/)
  })

  it('who wants to stay unknown is told in the portal only', async () => {
    complaint = await aCase({ complainant: everywhere, anonymous: true })
    await tell('complainant')

    expect([await ways(), aliyun.taken, we.taken, mailServer.arrived]).toEqual([[], [], [], []])
  })
})

describe('a message that fails', () => {
  it('takes the next channel, and the one after it; list and case tell of each', async () => {
    mailServer.onRecipient = () => 550
    complaint = await aCase({ complainant: { ...everywhere, wechatOpenId: 'openid-unfollowed' }, narrative: '等' })
    await tell('complainant')

    expect(await ways()).toEqual(['complainant email failed', 'complainant sms sent', 'complainant wechat failed'])
    expect(await Notifications.findOne({ channel: 'sms' }).lean()).toMatchObject({ insteadOf: expect.stringMatching(/:complainant:wechat$/) as string })
    expect((await diaryOf(complaint)).map(({ data }) => data)).toEqual(expect.arrayContaining([
      { channel: 'email', template: 'progress', to: 'complainant', state: 'failed', because: 'smtp:550' }, { channel: 'wechat', template: 'progress', to: 'complainant', state: 'failed', because: 'wechat:43004' },
      { channel: 'sms', template: 'progress', to: 'complainant', state: 'sent' },
    ]))
  })

  it('on every channel is failed, and the process goes on', async () => {
    mailServer.onRecipient = () => 550
    complaint = await aCase({ complainant: { email: 'li.na@home.example', phone: '13900000000' } })
    await tell('complainant')

    expect(await ways()).toEqual(['complainant email failed', 'complainant sms failed'])
  })

  it('because the other side is away is tried again, and takes the next channel when no try is left', async () => {
    const one = job('complainant')
    expect(await workbench.run(notify, one, 'mail away')).toMatchObject({ kind: 'retry', code: 'mail.away' })
    expect([await ways(), we.taken]).toEqual([['complainant email queued'], []])
    variablesOf(await workbench.run(notify, { ...one, retries: 1 }, 'mail away'))

    expect(await ways()).toEqual(['complainant email failed', 'complainant wechat sent'])
    expect((await mailOf()).trail).toMatchObject([{ state: 'queued', code: 'mail.away' }, { state: 'queued', code: 'mail.away' }, { state: 'failed', code: 'mail.away' }])
    // A person who retries an incident of the same job sends it no third way.
    variablesOf(await workbench.run(notify, one))
    expect([mailServer.arrived.length, we.taken.length]).toEqual([0, 1])
  })

  it('in a way that nobody can know takes no other channel: a person decides', async () => {
    aliyun.mood = 'hang-up'
    complaint = await aCase({ complainant: { phone: '13800000000' } })
    const one = job('complainant')

    expect(await workbench.run(notify, one)).toMatchObject({ kind: 'incident', code: 'effect.unknown' })
    expect(await stateOf('sms')).toBe('unknown')
    aliyun.mood = 'well'
    variablesOf(await workbench.run(notify, one, 'second'))
    expect(aliyun.taken).toHaveLength(1)
  })

  it('is sent once when its job is handed out twice', async () => {
    mailServer.onRecipient = () => 550
    const one = job('complainant')
    for (const process of ['one', 'other']) {
      workbench.start(process, { RECOURSE_SMTP_URL: mailServer.url, RECOURSE_OUTWARD_INSIDE: '127.0.0.1' })
      variablesOf(await workbench.run(notify, one, process))
    }

    expect(we.taken).toHaveLength(1)
  })
})

describe('a mail that comes back', () => {
  it('is failed in the list and in the case, and its next channel is taken, once', async () => {
    const one = job('complainant')
    variablesOf(await workbench.run(notify, one))
    const { _id } = await mailOf()

    expect(await Promise.all([messageFailed(_id, 'bounced', workbench.clock.now()), messageFailed(_id, 'bounced', workbench.clock.now())])).toEqual(expect.arrayContaining([true, false]))
    expect(await Outbox.find().lean()).toMatchObject([{ name: 'message-failed', correlationKey: _id, variables: { notification: _id, complaintId: complaint._id } }])
    expect((await diaryOf(complaint)).map(({ data }) => data)).toContainEqual({ channel: 'email', template: 'progress', to: 'complainant', state: 'failed', because: 'bounced' })
    variablesOf(await goOn(_id))
    variablesOf(await goOn(_id))
    // The job that sent it died before it was answered, and comes again.
    variablesOf(await workbench.run(notify, one, 'second'))

    expect(await ways()).toEqual(['complainant email failed', 'complainant wechat sent'])
    expect([mailServer.arrived.length, we.taken.length, aliyun.taken.length]).toEqual([1, 1, 0])
  })

  it('at night waits for the morning', async () => {
    await tell('complainant')
    const { _id } = await mailOf()
    workbench.at(night)
    await messageFailed(_id, 'bounced', workbench.clock.now())
    variablesOf(await goOn(_id))
    expect([await stateOf('wechat'), we.taken]).toEqual(['held', []])

    workbench.at(morning)
    variablesOf(await workbench.run(sendDigests, aJob('send-digests')))
    expect([await stateOf('wechat'), we.taken.length]).toEqual(['sent', 1])
  })

  it('of which nobody knows changes nothing', async () => {
    expect(await messageFailed('1:nobody:email', 'bounced', new Date(monday))).toBe(false)
    variablesOf(await goOn('1:nobody:email'))
    expect([await Notifications.countDocuments(), await Outbox.countDocuments()]).toEqual([0, 0])
  })
})

describe('staff', () => {
  it('are woken for a dispute in WeChat Work as well, and in the chat of their group', async () => {
    complaint = await aCase({ tier: 'dispute' })
    workbench.at(night)
    await tell(['person:wang-min', 'group:complaint-office'])

    const told = await ways()
    expect(told).toEqual(expect.arrayContaining(['wang-min email sent', 'wang-min wecom sent', 'group:complaint-office wecom-group sent']))
    expect(we.taken.map(({ by }) => by).toSorted()).toEqual(['robot', 'wecom'])
  })

  it('without mail get the notices of the night as one message in WeChat Work', async () => {
    workbench.at(night)
    const other = await aCase({ tier: 'important' })
    for (const { _id } of [complaint, other]) variablesOf(await workbench.run(notify, aJob('notify', { complaintId: _id, template: 'case-raised', to: 'person:wang-min' }), 'without mail'))
    workbench.at(morning)
    variablesOf(await workbench.run(sendDigests, aJob('send-digests'), 'without mail'))

    expect(await ways()).toEqual(['wang-min wecom sent', 'wang-min wecom sent'])
    expect(we.taken).toHaveLength(1)
    for (const { receipt } of [complaint, other]) expect(we.taken[0]?.text).toContain(receipt)
  })
})
