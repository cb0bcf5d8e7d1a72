import { createHash } from 'node:crypto'
import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import pino from 'pino'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ConnectorSettings } from '../../connectors/kit/settings.ts'
import { webhookSignature } from '../../connectors/notify/outlets/webhook.ts'
import { Outbox } from '../../engine/complaints/outbox.ts'
import { mount, problems } from '../../engine/http/mount.ts'
import { receiptRoutes } from '../../engine/http/routes/receipts.ts'
import { Notifications, refOf, type Notification } from '../../engine/notifications/notification.ts'
import { aCase, diaryOf, monday, openWorkbench, type Workbench } from '../connectors/workbench.ts'

let workbench: Workbench
let server: Server
let base: string
let woken = 0

const [receiptKey, weChatToken, webhookSecret] = ['key-of-the-receipts', 'token-of-wechat', 'key-of-the-other-system']
const log = pino({ level: 'silent' })

beforeAll(async () => {
  workbench = await openWorkbench()
  await ConnectorSettings.create({ _id: 'notify', values: { receiptKey, weChatToken, webhookSecret }, changedAt: new Date(), changedBy: null })
  const app = express()
  app.use(mount(receiptRoutes({ clock: workbench.clock, wakeDispatcher: () => { woken += 1 } } as never), { accounts: null as never, publicUrl: 'http://127.0.0.1', metricsToken: null, log }))
  app.use(problems(log))
  server = app.listen(0, '127.0.0.1')
  await once(server, 'listening')
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/hooks/receipts`
})
afterAll(async () => {
  server.close()
  await workbench.close()
})
beforeEach(() => workbench.at(monday))

let count = 0
async function sent(channel: Notification['channel'], messageId?: string): Promise<Notification> {
  const complaint = await aCase()
  count += 1
  const _id = `${count}:complainant:${channel}`
  const row: Notification = {
    _id, to: 'complainant', complaintId: complaint._id, channel, template: 'progress', title: 'Progress', text: 'Progress', lang: 'en', state: 'sent', at: new Date(monday), jobKey: String(count), ref: refOf(_id), instead: ['sms'], ...(messageId && { messageId }),
  }
  await Notifications.create(row)
  return row
}
const stateOf = async ({ _id }: Notification) => (await Notifications.findById(_id).lean<Notification>())?.state
const wanted = async ({ _id }: Notification) => await Outbox.countDocuments({ 'variables.notification': _id })

async function post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<{ status: number, body: unknown }> {
  const response = await fetch(`${base}/${path}`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: typeof body === 'string' ? body : JSON.stringify(body) })
  const text = await response.text()
  return { status: response.status, body: text.startsWith('{') ? JSON.parse(text) as unknown : text }
}
const typeOf = (answer: { body: unknown }) => (answer.body as { type?: string }).type

describe('Alibaba Cloud', () => {
  const report = (row: Notification, success: boolean) => [{ phone_number: '13800000000', send_time: '2026-03-02 09:00:00', report_time: '2026-03-02 09:00:05', success, err_code: success ? 'DELIVERED' : 'NOT_ON', err_msg: '', sms_size: '1', biz_id: '9^0', out_id: row.ref }]

  it('says that a message arrived, however often', async () => {
    const row = await sent('sms')
    const answers = await Promise.all([1, 2, 3].map(async () => await post(`aliyun-sms?key=${receiptKey}`, report(row, true))))

    expect(answers).toEqual(answers.map(() => ({ status: 200, body: { code: 0, msg: '成功' } })))
    expect(await stateOf(row)).toBe('delivered')
    expect((await diaryOf({ _id: row.complaintId! })).map(({ data }) => data)).toEqual([{ channel: 'sms', template: 'progress', to: 'complainant', state: 'delivered' }])
  })

  it('says that it did not: the next channel is taken once, whatever order receipts come in', async () => {
    const row = await sent('sms')
    const before = woken
    await Promise.all([1, 2, 3].map(async () => await post(`aliyun-sms?key=${receiptKey}`, report(row, false))))
    await post(`aliyun-sms?key=${receiptKey}`, report(row, true))

    expect([await stateOf(row), await wanted(row), woken > before]).toEqual(['failed', 1, true])
  })

  it.each(['wrong', receiptKey.slice(1), ''])('without the key is refused, and nothing happens: %j', async (key) => {
    const row = await sent('sms')
    expect((await post(`aliyun-sms?key=${key}`, report(row, false))).status).toBeGreaterThanOrEqual(400)
    expect([await stateOf(row), await wanted(row)]).toEqual(['sent', 0])
  })

  it('is asked to come again with what is not known yet', async () => {
    expect(await post(`aliyun-sms?key=${receiptKey}`, report({ ...await sent('sms'), ref: refOf('elsewhere') }, true))).toEqual({ status: 200, body: { code: 1, msg: 'unknown message' } })
  })
})

describe('Tencent Cloud', () => {
  it('names a message by its own number', async () => {
    const [arrived, lost] = [await sent('sms', 'sid-1'), await sent('sms', 'sid-2')]
    const answer = await post(`tencent-sms?key=${receiptKey}`, [{ sid: 'sid-1', mobile: '13800000000', report_status: 'SUCCESS', errmsg: 'DELIVRD', description: '' }, { sid: 'sid-2', report_status: 'FAIL', errmsg: 'UNDELIV' }])

    expect(answer).toEqual({ status: 200, body: { result: 0, errmsg: 'OK' } })
    expect([await stateOf(arrived), await stateOf(lost), await wanted(lost)]).toEqual(['delivered', 'failed', 1])
  })
})

describe('WeChat', () => {
  const signed = (token = weChatToken) => {
    const [timestamp, nonce] = ['1772413200', '42']
    return `signature=${createHash('sha1').update([token, timestamp, nonce].toSorted().join('')).digest('hex')}&timestamp=${timestamp}&nonce=${nonce}`
  }
  const event = (id: string, status: string) => `<xml><ToUserName><![CDATA[gh_1]]></ToUserName><MsgType><![CDATA[event]]></MsgType><Event><![CDATA[TEMPLATESENDJOBFINISH]]></Event><MsgID>${id}</MsgID><Status><![CDATA[${status}]]></Status></xml>`

  it('makes sure of the server', async () => {
    const answer = await fetch(`${base}/wechat?${signed()}&echostr=12345`)
    expect([answer.status, await answer.text()]).toEqual([200, '12345'])
    expect((await fetch(`${base}/wechat?${signed('wrong')}&echostr=12345`)).status).toBe(401)
  })

  it('tells of a message that somebody blocked, and of nothing else', async () => {
    const row = await sent('wechat', '3000000000007')
    const xml = { 'content-type': 'text/xml' }
    expect((await post(`wechat?${signed('wrong')}`, event('3000000000007', 'failed:user block'), xml)).status).toBe(401)
    expect(await post(`wechat?${signed()}`, '<xml><MsgType><![CDATA[text]]></MsgType><Content><![CDATA[hello]]></Content></xml>', xml)).toEqual({ status: 200, body: 'success' })
    expect(await stateOf(row)).toBe('sent')
    expect(await post(`wechat?${signed()}`, event('3000000000007', 'failed:user block'), xml)).toEqual({ status: 200, body: 'success' })

    expect([await stateOf(row), await wanted(row)]).toEqual(['failed', 1])
    expect((await diaryOf({ _id: row.complaintId! })).map(({ data }) => data)).toMatchObject([{ state: 'failed', because: 'wechat:user-block' }])
  })
})

describe('another system', () => {
  const say = async (row: Notification, state: string, { key = webhookSecret, age = 0, said = '' } = {}) => {
    const body = JSON.stringify({ id: row.ref, state })
    const timestamp = String(Math.floor(workbench.clock.now().getTime() / 1_000) - age)
    return await post('webhook', said || body, { 'recourse-timestamp': timestamp, 'recourse-signature': webhookSignature(key, timestamp, body) })
  }

  it('says it signed; again is the same, the contrary is refused', async () => {
    const row = await sent('webhook')
    const answers = [await say(row, 'delivered'), await say(row, 'delivered'), await say(row, 'failed')]

    expect(answers.map(({ status }) => status)).toEqual([200, 200, 422])
    expect(typeOf(answers[2]!)).toBe('/problems/key.reused')
    expect([await stateOf(row), await wanted(row)]).toEqual(['delivered', 0])
  })

  it('is refused with another key, an old signature or another text, and nothing happens', async () => {
    const row = await sent('webhook')
    const changed = JSON.stringify({ id: row.ref, state: 'failed', reason: 'x' })
    const refused = [await say(row, 'failed', { key: 'wrong' }), await say(row, 'failed', { age: 301 }), await say(row, 'delivered', { said: changed })]

    expect(refused.map((answer) => [answer.status, typeOf(answer)])).toEqual(refused.map(() => [401, '/problems/hook.refused']))
    expect([await stateOf(row), await wanted(row)]).toEqual(['sent', 0])
  })

  it('learns that there is no such message', async () => {
    expect((await say({ ...await sent('webhook'), ref: refOf('elsewhere') }, 'failed')).status).toBe(404)
  })
})
