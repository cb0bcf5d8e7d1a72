/** Where providers say what became of a message. Repetitions change nothing and are answered the same; each provider is answered as it expects. */
import { createHash, timingSafeEqual } from 'node:crypto'
import { Type } from '@sinclair/typebox'
import express from 'express'
import { settingsOf } from '../../../connectors/kit/settings.ts'
import { webhookSignature } from '../../../connectors/notify/outlets/webhook.ts'
import { notifyChannels, type NotifySettings } from '../../../connectors/notify/settings.ts'
import { Refusal } from '../../errors/errors.ts'
import { takeReceipts, type Receipt } from '../../notifications/receipts.ts'
import type { Context } from '../context.ts'
import { perMinute } from '../limits.ts'
import { route, type Route } from '../route.ts'
import { optional, strict } from '../schemas.ts'

const maybe = optional(Type.Union([Type.String({ maxLength: 500 }), Type.Null()]))
const byReceiptKey = Type.Object({ key: Type.String({ minLength: 1, maxLength: 200 }) }, strict)
const many = { minItems: 1, maxItems: 1_000 }
/** https://help.aliyun.com/zh/sms/developer-reference/smsreport */
const AliyunReports = Type.Array(Type.Object({ success: Type.Boolean(), out_id: maybe, biz_id: maybe, err_code: maybe }), many)
/** https://cloud.tencent.com/document/product/382/37809 */
const TencentReports = Type.Array(Type.Object({ sid: Type.String({ minLength: 1, maxLength: 200 }), report_status: Type.String({ maxLength: 40 }), errmsg: maybe }), many)
/** https://developers.weixin.qq.com/doc/offiaccount/Basic_Information/Access_Overview.html */
const weChatSigned = { signature: Type.String({ maxLength: 64 }), timestamp: Type.String({ maxLength: 20 }), nonce: Type.String({ maxLength: 64 }) }
const WebhookReceipt = Type.Object({
  id: Type.String({ pattern: '^[0-9a-f]{32}$' }), state: Type.Union([Type.Literal('delivered'), Type.Literal('failed')]), reason: optional(Type.String({ maxLength: 80 })),
}, strict)

/** Seconds by which the other side's clock may differ. */
const tolerance = 300
const limit = perMinute(600)

export function receiptRoutes({ clock, wakeDispatcher }: Context): Route[] {
  const take = async (receipts: readonly Receipt[]) => {
    const taken = await takeReceipts(receipts, clock.now())
    wakeDispatcher()
    return taken
  }
  return [
    route({
      method: 'post', path: '/api/hooks/receipts/aliyun-sms', summary: 'Alibaba Cloud tells what became of text messages', access: 'public', limit,
      query: byReceiptKey, body: AliyunReports, answer: [200, Type.Object({ code: Type.Integer(), msg: Type.String() })],
      run: async ({ query, body }) => {
        await refuseOtherKey(query.key)
        const taken = await take(body.map(({ success, out_id, biz_id, err_code }) => ({ name: out_id || biz_id || '-', delivered: success, reason: err_code ?? undefined })))
        // It comes again with what is not known here yet.
        return taken.includes('unknown') ? { code: 1, msg: 'unknown message' } : { code: 0, msg: '成功' }
      },
    }),
    route({
      method: 'post', path: '/api/hooks/receipts/tencent-sms', summary: 'Tencent Cloud tells what became of text messages', access: 'public', limit,
      query: byReceiptKey, body: TencentReports, answer: [200, Type.Object({ result: Type.Integer(), errmsg: Type.String() })],
      run: async ({ query, body }) => {
        await refuseOtherKey(query.key)
        const taken = await take(body.map(({ sid, report_status, errmsg }) => ({ name: sid, delivered: report_status === 'SUCCESS', reason: errmsg ?? undefined })))
        return taken.includes('unknown') ? { result: 1, errmsg: 'unknown message' } : { result: 0, errmsg: 'OK' }
      },
    }),
    route({
      method: 'get', path: '/api/hooks/receipts/wechat', summary: 'WeChat makes sure that this server is meant', access: 'public', limit,
      query: Type.Object({ ...weChatSigned, echostr: Type.String({ maxLength: 200 }) }, strict), answer: [200, null],
      run: async ({ query, res }) => {
        await refuseOtherToken(query)
        res.type('text/plain').send(query.echostr)
      },
    }),
    route({
      method: 'post', path: '/api/hooks/receipts/wechat', summary: 'WeChat tells what became of a template message', access: 'public', limit,
      read: express.text({ type: ['text/xml', 'application/xml'], limit: '64kb' }), query: Type.Object({ ...weChatSigned, openid: optional(Type.String({ maxLength: 100 })) }, strict), answer: [200, null],
      run: async ({ query, req, res }) => {
        await refuseOtherToken(query)
        const receipt = weChatReceipt(typeof req.body === 'string' ? req.body : '')
        if (receipt) await take([receipt])
        res.type('text/plain').send('success')
      },
    }),
    route({
      method: 'post', path: '/api/hooks/receipts/webhook', summary: 'Another system tells what became of a message, signed', access: 'public', limit,
      read: express.json({ limit: '16kb', verify: (req, _res, raw) => { bodies.set(req, raw) } }), body: WebhookReceipt, answer: [200, Type.Object({ taken: Type.Boolean() })],
      run: async ({ body: { id, state, reason }, req }) => {
        await refuseUnsigned(req.header('recourse-timestamp') ?? '', req.header('recourse-signature') ?? '', bodies.get(req) ?? Buffer.alloc(0), clock.now())
        const [taken] = await take([{ name: id, delivered: state === 'delivered', reason }])
        if (taken === 'unknown') throw new Refusal('notification.unknown')
        if (taken === 'contradicting') throw new Refusal('key.reused', { detail: 'Something else was said about this message before.' })
        return { taken: true }
      },
    }),
  ]
}

/** As they came: what was signed. */
const bodies = new WeakMap<object, Buffer>()

/** Its event TEMPLATESENDJOBFINISH; null for everything else that happens at an official account. Only two fields of a fixed form are read. */
function weChatReceipt(xml: string): Receipt | null {
  const field = (name: string): string | undefined => new RegExp(`<${name}>\\s*(?:<!\\[CDATA\\[([^\\]<]{0,200})\\]\\]>|([^<]{0,200}))\\s*</${name}>`).exec(xml)?.slice(1).find(Boolean)
  const [event, name, status] = [field('Event'), field('MsgID'), field('Status')]
  if (event !== 'TEMPLATESENDJOBFINISH' || !name || !status) return null
  return { name, delivered: status === 'success', reason: status.replace(/^failed: ?/, 'wechat:') }
}

const settingsNow = async (): Promise<NotifySettings> => await settingsOf(notifyChannels).catch((cause: unknown) => { throw new Refusal('hook.refused', { cause }) }) as NotifySettings

/** @throws Refusal `hook.refused` */
async function refuseOtherKey(given: string): Promise<void> {
  const { receiptKey } = await settingsNow()
  if (receiptKey.length < 16 || !same(given, receiptKey)) throw new Refusal('hook.refused')
}

/** @throws Refusal `hook.refused` */
async function refuseOtherToken({ signature, timestamp, nonce }: { signature: string, timestamp: string, nonce: string }): Promise<void> {
  const { weChatToken } = await settingsNow()
  const expected = createHash('sha1').update([weChatToken, timestamp, nonce].toSorted().join('')).digest('hex')
  if (!weChatToken || !same(signature, expected)) throw new Refusal('hook.refused')
}

/** @throws Refusal `hook.refused` */
async function refuseUnsigned(timestamp: string, signature: string, body: Buffer, now: Date): Promise<void> {
  const { webhookSecret } = await settingsNow()
  const fresh = /^\d{1,12}$/.test(timestamp) && Math.abs(now.getTime() / 1_000 - Number(timestamp)) <= tolerance
  if (!webhookSecret || !fresh || !same(signature, webhookSignature(webhookSecret, timestamp, body))) throw new Refusal('hook.refused')
}

const same = (given: string, expected: string): boolean => {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)]
  return a.length === b.length && timingSafeEqual(a, b)
}
