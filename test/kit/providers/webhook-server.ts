/** Another system of the hospital that takes signed messages, each once. */
import { createHmac } from 'node:crypto'
import { providerServer } from './provider-server.ts'

export const webhookKey = 'key-of-the-other-system'

export interface WebhookMessage extends Record<string, unknown> {
  id: string
  to: string
  subject: string
}

export const startWebhook = () => providerServer<WebhookMessage>(({ headers, body }, taken) => {
  const expected = `v1=${createHmac('sha256', webhookKey).update(`${String(headers['recourse-timestamp'])}.${body}`).digest('hex')}`
  if (headers['recourse-signature'] !== expected) return [401, { error: 'signature' }]
  const message = JSON.parse(body) as WebhookMessage
  if (headers['idempotency-key'] !== message.id) return [400, { error: 'key' }]
  if (!taken.some(({ id }) => id === message.id)) taken.push(message)
  return [202, {}]
})
