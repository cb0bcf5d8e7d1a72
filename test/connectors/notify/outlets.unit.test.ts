import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { checked } from '../../../connectors/kit/variables.ts'
import { canonicalQuery, signed as signedForAliyun } from '../../../connectors/notify/outlets/aliyun-sms.ts'
import { outlets, type OutletTools, type Parcel } from '../../../connectors/notify/outlets/index.ts'
import { mobileOf } from '../../../connectors/notify/outlets/sms.ts'
import { shortened } from '../../../connectors/notify/outlets/wecom.ts'
import type { Recipient } from '../../../connectors/notify/recipients.ts'
import { approvedTemplate, NotifySettings, robotOf } from '../../../connectors/notify/settings.ts'
import { controlledClock } from '../../../engine/clock/clock.ts'
import { readConfig } from '../../../engine/config/read-config.ts'
import { refOf, type WakingChannel } from '../../../engine/notifications/notification.ts'
import { aliyunAccount, startAliyun, type AliyunSms } from '../../kit/providers/aliyun-server.ts'
import type { ProviderServer } from '../../kit/providers/provider-server.ts'
import { startTencent, tencentAccount, type TencentSms } from '../../kit/providers/tencent-server.ts'
import { startWe, weAccount, type WeServer } from '../../kit/providers/we-server.ts'
import { startWebhook, webhookKey, type WebhookMessage } from '../../kit/providers/webhook-server.ts'

let aliyun: ProviderServer<AliyunSms>
let tencent: ProviderServer<TencentSms>
let we: WeServer
let other: ProviderServer<WebhookMessage>
const clock = controlledClock()

beforeAll(async () => { [aliyun, tencent, we, other] = await Promise.all([startAliyun(), startTencent(), startWe(), startWebhook()]) })
afterAll(async () => void await Promise.all([aliyun, tencent, we, other].map((server) => server.close())))
beforeEach(() => {
  for (const server of [aliyun, tencent, we, other]) Object.assign(server, { taken: [], mood: 'well', errcode: 0 })
})

const set = (values: Record<string, unknown>): NotifySettings => checked(NotifySettings, values, 'settings')
const byAliyun = () => ({ smsProvider: 'aliyun', smsKeyId: aliyunAccount.keyId, smsKeySecret: aliyunAccount.keySecret, smsSignature: aliyunAccount.signature, smsEndpoint: aliyun.url, smsTemplates: 'progress = SMS_1001: receipt, department\nacknowledge = SMS_9: receipt' })
const byTencent = () => ({ smsProvider: 'tencent', smsKeyId: tencentAccount.keyId, smsKeySecret: tencentAccount.keySecret, smsSignature: tencentAccount.signature, smsAppId: tencentAccount.appId, smsEndpoint: tencent.url, smsTemplates: 'progress = 449739: receipt, department' })
const byWeCom = () => ({ weComCorpId: weAccount.corpId, weComAgentId: String(weAccount.agentId), weComSecret: weAccount.secret, weComEndpoint: we.url, weComRobots: `complaint-office = ${we.url}/cgi-bin/webhook/send?key=${weAccount.robotKey}\npharmacy = ${we.url}/cgi-bin/webhook/send?key=wrong` })
const byWeChat = () => ({ weChatAppId: weAccount.appId, weChatSecret: weAccount.appSecret, weChatEndpoint: we.url, weChatTemplates: 'progress = tmpl-1: character_string1=receipt, thing2=department' })
const byWebhook = () => ({ webhookUrl: `${other.url}/messages`, webhookSecret: webhookKey })

const person: Recipient = { id: 'wang-min', name: '王敏', email: 'wang.min@hospital.example', phone: '138 0000 0000', weComId: 'WangMin', wechatOpenId: 'openid-1', lang: 'zh', taskKey: null }
const tools = (values: Record<string, unknown>): OutletTools => ({ settings: set(values), config: readConfig({ RECOURSE_OUTWARD_INSIDE: '127.0.0.1' }), clock, signal: new AbortController().signal })
const parcel = (changes: Partial<Recipient> = {}, more: Partial<Parcel> = {}): Parcel => ({
  recipient: { ...person, ...changes }, template: 'progress', letter: { subject: '进展', body: '正在调查。' }, key: '1:wang-min:sms', ref: refOf('1:wang-min:sms'),
  model: { name: '王敏', receipt: '2026-000001', department: '心内科 (一区)*', tier: undefined, stage: undefined, limit: undefined, because: undefined, code: undefined, survey: undefined, link: 'https://recourse.example/desk' }, ...more,
})

async function send(channel: WakingChannel, values: Record<string, unknown>, sent = parcel()) {
  const address = outlets[channel].addressOf(sent.recipient, sent.template, tools(values))
  return address === null ? 'not reached' : await outlets[channel].send(sent, address, tools(values))
}
const faultOf = async (sending: Promise<unknown>): Promise<string> => await sending.then(() => 'none', (error: Error & { code?: string }) => `${error.name} ${error.code}`)

describe('a text message through Alibaba Cloud', () => {
  it('is signed as its documentation shows it, to the last digit', () => {
    const query = canonicalQuery({ RegionId: 'cn-shanghai', ImageId: 'win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd' })
    const { authorization } = signedForAliyun({
      host: 'ecs.cn-shanghai.aliyuncs.com', action: 'RunInstances', version: '2014-05-26', query, keyId: 'YourAccessKeyId', keySecret: 'YourAccessKeySecret', nonce: '3156853299f313e23d1673dc12e1703d', at: new Date('2023-10-26T10:22:32Z'),
    })
    expect(authorization).toMatch(/Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0$/)
  })

  it('goes out by the approved template, under the name that its receipt will have', async () => {
    expect(await send('sms', byAliyun())).toEqual({ state: 'sent', messageId: '90061954500961^0' })
    expect(aliyun.taken).toEqual([{ phone: '13800000000', parameters: { receipt: '2026-000001', department: '心内科 (一区)*' }, outId: refOf('1:wang-min:sms') }])
  })

  it.each<[string, Record<string, unknown>, Partial<Recipient>, string]>([
    ['with another key', { smsKeySecret: 'wrong' }, {}, 'SignatureDoesNotMatch'], ['of nobody', { smsKeyId: 'wrong' }, {}, 'InvalidAccessKeyId.NotFound'],
    ['to a number that is dead', {}, { phone: '13900000000' }, 'isv.MOBILE_NUMBER_ILLEGAL'], ['under another signature', { smsSignature: '别的医院' }, {}, 'isv.SMS_SIGNATURE_ILLEGAL'],
  ])('%s is refused, and says why', async (_, changes, recipient, code) => {
    expect(await send('sms', { ...byAliyun(), ...changes }, parcel(recipient))).toEqual({ state: 'failed', code })
    expect(aliyun.taken).toEqual([])
  })

  it('waits where too many went to a number, or the provider is away', async () => {
    expect(await faultOf(send('sms', byAliyun(), parcel({ phone: '13911111111' })))).toBe('JobDelayed sms.limited')
    aliyun.mood = 503
    expect(await faultOf(send('sms', byAliyun()))).toBe('JobDelayed outward.answer:503')
    expect(await faultOf(send('sms', { ...byAliyun(), smsEndpoint: 'http://127.0.0.1:1' }))).toBe('JobDelayed outward.away')
  })

  it.each(['hang-up', 502] as const)('has an unknown fate after %s', async (mood) => {
    aliyun.mood = mood
    expect(await faultOf(send('sms', byAliyun()))).toMatch(/^OutwardDoubt/)
  })

  it('is not sent with a hole', async () => {
    expect(await send('sms', byAliyun(), parcel({}, { model: { ...parcel().model, department: undefined } }))).toEqual({ state: 'failed', code: 'template.hole' })
    expect(aliyun.taken).toEqual([])
  })
})

describe('a text message through Tencent Cloud', () => {
  it('goes out by the approved template, its values in their order', async () => {
    expect(await send('sms', byTencent())).toEqual({ state: 'sent', messageId: '5000:1045710669157053657849499619:1' })
    expect(tencent.taken).toEqual([{ phone: '+8613800000000', parameters: ['2026-000001', '心内科 (一区)*'], session: refOf('1:wang-min:sms') }])
  })

  it.each<[string, Record<string, unknown>, Partial<Recipient>, string]>([
    ['with another key', { smsKeySecret: 'wrong' }, {}, 'AuthFailure.SignatureFailure'], ['of another application', { smsAppId: '1' }, {}, 'UnauthorizedOperation.SmsSdkAppIdVerifyFail'],
    ['to a number that is dead', {}, { phone: '13900000000' }, 'InvalidParameterValue.IncorrectPhoneNumber'],
  ])('%s is refused, and says why', async (_, changes, recipient, code) => {
    expect(await send('sms', { ...byTencent(), ...changes }, parcel(recipient))).toEqual({ state: 'failed', code })
    expect(tencent.taken).toEqual([])
  })

  it('waits where too many went to a number', async () => {
    expect(await faultOf(send('sms', byTencent(), parcel({ phone: '13911111111' })))).toBe('JobDelayed sms.limited')
  })
})

describe('somebody', () => {
  it.each([['138 0000 0000', '+8613800000000'], ['+86-138-0000-0000', '+8613800000000'], ['008613800000000', '+8613800000000'], ['+44 7700 900123', '+447700900123'], ['010-62770000', null], ['+86 10 62770000', null], ['12345', null], ['', null]])('with the number %s is reached at %s', (phone, mobile) => {
    expect(mobileOf(phone)).toBe(mobile)
  })

  it.each<[string, WakingChannel, () => Record<string, unknown>, Partial<Recipient>]>([
    ['without a telephone', 'sms', byAliyun, { phone: null }], ['with a landline', 'sms', byAliyun, { phone: '010-62770000' }], ['where text messages are not set up', 'sms', () => ({}), {}],
    ['who is not in WeChat Work', 'wecom', byWeCom, { weComId: null }], ['who never came through the official account', 'wechat', byWeChat, { wechatOpenId: null }],
    ['where no other system is set up', 'webhook', () => ({}), {}], ['where mail is not set up', 'email', () => ({}), {}], ['who is a group without a robot', 'wecom-group', byWeCom, { group: { name: 'operator', members: [] } }],
  ])('%s is not reached', async (_, channel, values, recipient) => {
    expect(await send(channel, values(), parcel(recipient))).toBe('not reached')
  })

  it('is not reached by a message that no provider has approved', async () => {
    expect(await send('sms', byAliyun(), parcel({}, { template: 'answer' }))).toBe('not reached')
  })
})

describe('a message in WeChat Work', () => {
  it('reaches a member; the token is fetched once, and again when it holds no more', async () => {
    expect(await send('wecom', byWeCom())).toEqual({ state: 'sent', messageId: 'wecom-1' })
    expect(await send('wecom', byWeCom())).toMatchObject({ state: 'sent' })
    const before = we.tokens
    we.endTokens()
    expect(await send('wecom', byWeCom())).toMatchObject({ state: 'sent' })
    expect(we.tokens).toBe(before + 1)
    clock.moveTo(clock.offset() + 7_200_000)
    expect(await send('wecom', byWeCom())).toMatchObject({ state: 'sent' })
    expect(we.tokens).toBe(before + 2)
    expect(we.taken[0]).toEqual({ by: 'wecom', to: 'WangMin', text: '进展\n\n正在调查。\n\nhttps://recourse.example/desk' })
  })

  it('is cut where it is too long, its link is not', async () => {
    expect(await send('wecom', byWeCom(), parcel({}, { letter: { subject: '进展', body: '长'.repeat(5_000) } }))).toMatchObject({ state: 'sent' })
    expect(we.taken[0]?.text).toMatch(/长…\n\nhttps:\/\/recourse\.example\/desk$/)
    expect(shortened('心内科', 8)).toBe('心…')
  })

  it.each([['who has left', { weComId: 'left' }, {}, 'no-such-address'], ['whom nobody knows', { weComId: 'nobody' }, {}, 'wecom:81013'], ['under another secret', {}, { weComSecret: 'wrong' }, 'wecom:40001'], ['of another application', {}, { weComAgentId: '7' }, 'wecom:40056']])('to somebody %s is refused, and says why', async (_, recipient, changes, code) => {
    expect(await send('wecom', { ...byWeCom(), ...changes }, parcel(recipient))).toEqual({ state: 'failed', code })
    expect(we.taken).toEqual([])
  })

  it.each([-1, 45009])('waits at errcode %i', async (errcode) => {
    we.errcode = errcode
    expect(await faultOf(send('wecom', byWeCom()))).toBe('JobDelayed wecom.limited')
  })

  it('stands in the chat of the group, and calls its members', async () => {
    const group = { name: 'complaint-office', members: ['WangMin', 'LiHua'] }
    expect(await send('wecom-group', byWeCom(), parcel({ group }))).toEqual({ state: 'sent' })
    expect(we.taken).toMatchObject([{ by: 'robot', mentioned: ['WangMin', 'LiHua'] }])
    expect(await send('wecom-group', byWeCom(), parcel({ group: { name: 'pharmacy', members: [] } }))).toEqual({ state: 'failed', code: 'wecom:93000' })
  })
})

describe('a message of the official account', () => {
  it('reaches whoever came through it, by the template and with a link', async () => {
    expect(await send('wechat', byWeChat())).toEqual({ state: 'sent', messageId: '3000000000001' })
    expect(we.taken).toEqual([{ by: 'wechat', to: 'openid-1', text: 'character_string1=2026-000001 thing2=心内科 (一区)*', url: 'https://recourse.example/desk' }])
  })

  it('to somebody who does not follow it any more is refused', async () => {
    expect(await send('wechat', byWeChat(), parcel({ wechatOpenId: 'openid-unfollowed' }))).toEqual({ state: 'failed', code: 'wechat:43004' })
  })
})

describe('another system', () => {
  it('is told by a signed request, the same message once', async () => {
    expect(await send('webhook', byWebhook())).toEqual({ state: 'sent' })
    expect(await send('webhook', byWebhook())).toEqual({ state: 'sent' })
    expect(other.taken).toEqual([{ id: refOf('1:wang-min:sms'), to: 'wang-min', template: 'progress', lang: 'zh', subject: '进展', text: '正在调查。', link: 'https://recourse.example/desk', receipt: '2026-000001' }])
  })

  it('learns a telephone number only where an administrator wants it to', async () => {
    await send('webhook', { ...byWebhook(), webhookWithAddress: true })
    expect(other.taken[0]?.['address']).toEqual({ phone: '138 0000 0000', email: 'wang.min@hospital.example', weComId: 'WangMin' })
  })

  it('that does not know the key takes nothing', async () => {
    expect(await send('webhook', { ...byWebhook(), webhookSecret: 'wrong' })).toEqual({ state: 'failed', code: 'webhook:401' })
    expect(other.taken).toEqual([])
  })
})

describe('the settings', () => {
  it('name a template by language where there are two', () => {
    const lines = 'progress = SMS_1: receipt\nprogress.en = SMS_2\r\n\nanswer=SMS_3:a=receipt,b=code'
    expect(approvedTemplate(lines, 'progress', 'zh')).toEqual({ code: 'SMS_1', values: [{ name: 'receipt', from: 'receipt' }] })
    expect(approvedTemplate(lines, 'progress', 'en')).toEqual({ code: 'SMS_2', values: [] })
    expect(approvedTemplate(lines, 'answer', 'en')?.values).toEqual([{ name: 'a', from: 'receipt' }, { name: 'b', from: 'code' }])
    expect(approvedTemplate(lines, 'digest', 'en')).toBeNull()
  })

  it('are all empty at first, and refuse what is no line', () => {
    expect(set({})).toMatchObject({ smsProvider: 'none', weComEndpoint: 'https://qyapi.weixin.qq.com', receiptKey: '' })
    expect(() => set({ smsTemplates: 'progress SMS_1' })).toThrow('settings.invalid:/smsTemplates')
    expect(robotOf(set({ weComRobots: 'department:cardiology = https://a.example/?key=1=2' }), 'department:cardiology')).toBe('https://a.example/?key=1=2')
  })
})
