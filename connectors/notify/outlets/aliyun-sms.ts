/**
 * Alibaba Cloud Short Message Service, operation SendSms of version 2017-05-25, signed with ACS3-HMAC-SHA256.
 * Interface: https://help.aliyun.com/zh/sms/developer-reference/api-dysmsapi-2017-05-25-sendsms
 * Signature: https://help.aliyun.com/zh/sdk/product-overview/v3-request-structure-and-signature
 */
import { createHash, createHmac, randomBytes } from 'node:crypto'
import { JobDelayed } from '../../kit/index.ts'
import { OutwardDoubt } from '../../kit/outward.ts'
import { ask, type Outcome, type OutletTools } from './outlet.ts'
import type { Sms } from './sms.ts'

const standardEndpoint = 'https://dysmsapi.aliyuncs.com'
const comeLater = /^(isv\.BUSINESS_LIMIT_CONTROL|Throttling\b.*|ServiceUnavailable\b.*|isp\.SYSTEM_ERROR)$/

export async function aliyunSms({ to, code, values, ref }: Sms, tools: OutletTools): Promise<Outcome> {
  const { settings: { smsKeyId, smsKeySecret, smsSignature, smsEndpoint }, clock } = tools
  const url = new URL('/', smsEndpoint || standardEndpoint)
  const query = canonicalQuery({
    // A number of China stands without its country.
    PhoneNumbers: to.replace(/^\+86/, '').replace(/^\+/, ''), SignName: smsSignature, TemplateCode: code, OutId: ref,
    ...(values.length > 0 && { TemplateParam: JSON.stringify(Object.fromEntries(values)) }),
  })
  const headers = signed({ host: url.host, action: 'SendSms', version: '2017-05-25', query, keyId: smsKeyId, keySecret: smsKeySecret, nonce: randomBytes(16).toString('hex'), at: clock.now() })
  const answer = (await ask(`${url.origin}/?${query}`, { method: 'POST', headers }, tools)).json() as { Code?: unknown, BizId?: unknown }
  if (answer.Code === 'OK') return { state: 'sent', ...(typeof answer.BizId === 'string' && { messageId: answer.BizId }) }
  if (typeof answer.Code !== 'string') throw new OutwardDoubt('outward.not-json')
  if (comeLater.test(answer.Code)) throw new JobDelayed('sms.limited', { after: 60_000 })
  return { state: 'failed', code: answer.Code }
}

export interface Acs3Request {
  host: string
  action: string
  version: string
  /** Canonical. */
  query: string
  keyId: string
  keySecret: string
  nonce: string
  at: Date
}

/** The headers of a request without a body, but for `host`, which the client sets from the address. */
export function signed({ host, action, version, query, keyId, keySecret, nonce, at }: Acs3Request): Record<string, string> {
  const headers: Record<string, string> = {
    'x-acs-action': action, 'x-acs-content-sha256': sha256(''), 'x-acs-date': at.toISOString().replace(/\.\d+Z$/, 'Z'), 'x-acs-signature-nonce': nonce, 'x-acs-version': version,
  }
  const covered = Object.entries({ host, ...headers }).toSorted(([a], [b]) => (a < b ? -1 : 1))
  const names = covered.map(([name]) => name).join(';')
  const canonical = ['POST', '/', query, ...covered.map(([name, value]) => `${name}:${value.trim()}`), '', names, sha256('')].join('\n')
  const signature = createHmac('sha256', keySecret).update(`ACS3-HMAC-SHA256\n${sha256(canonical)}`).digest('hex')
  return { ...headers, authorization: `ACS3-HMAC-SHA256 Credential=${keyId},SignedHeaders=${names},Signature=${signature}` }
}

/** Sorted by name, percent-encoded as RFC 3986 says. */
export const canonicalQuery = (parameters: Record<string, string>): string =>
  Object.entries(parameters).toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([name, value]) => `${encoded(name)}=${encoded(value)}`).join('&')

const encoded = (text: string): string => encodeURIComponent(text).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
