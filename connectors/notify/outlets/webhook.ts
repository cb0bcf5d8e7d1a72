/**
 * Another system of the hospital, told by a signed request: its message platform, its text message gateway. What it is sent and how it answers stands in the
 * connector's README. It knows a repetition by `Idempotency-Key`.
 */
import { createHmac } from 'node:crypto'
import { JobDelayed } from '../../kit/index.ts'
import { outward } from '../../kit/outward.ts'
import { maskedMiddle, type Outlet } from './outlet.ts'

/** `v1=` and the hex HMAC-SHA256 of `<timestamp>.<body>`; the timestamp in seconds. Receipts that come back are signed the same way. */
export const webhookSignature = (key: string, timestamp: string, body: string | Buffer): string => `v1=${createHmac('sha256', key).update(`${timestamp}.`).update(body).digest('hex')}`

export const webhook: Outlet = {
  addressOf: ({ id }, _, { settings: { webhookUrl, webhookSecret } }) => (webhookUrl && webhookSecret ? id : null),
  masked: maskedMiddle,
  send: async ({ recipient: { id, phone, email, weComId, lang }, template, letter: { subject, body: text }, model: { link, receipt }, ref }, _, { settings, config, clock, signal }) => {
    const { webhookUrl, webhookSecret, webhookWithAddress } = settings
    const body = JSON.stringify({
      id: ref, to: id, template, lang, subject, text, link, ...(receipt && { receipt }),
      ...(webhookWithAddress && { address: { ...(phone && { phone }), ...(email && { email }), ...(weComId && { weComId }) } }),
    })
    const timestamp = String(Math.floor(clock.now().getTime() / 1_000))
    const headers = { 'content-type': 'application/json', 'idempotency-key': ref, 'recourse-timestamp': timestamp, 'recourse-signature': webhookSignature(webhookSecret, timestamp, body) }
    const { status } = await outward(webhookUrl, { method: 'POST', headers, body }, {
      allow: [new URL(webhookUrl).host], config, signal, timeoutMs: 10_000, expected: (code) => code < 500 && code !== 429 && (code < 300 || code >= 400),
    })
    if (status === 408 || status === 425) throw new JobDelayed('webhook.away', { after: 15_000 })
    return status < 300 ? { state: 'sent' } : { state: 'failed', code: `webhook:${status}` }
  },
}
