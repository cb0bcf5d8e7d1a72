/**
 * Tencent Cloud SMS, action SendSms of version 2021-01-11, signed with TC3-HMAC-SHA256.
 * Interface: https://cloud.tencent.com/document/api/382/55981
 * Signature: https://cloud.tencent.com/document/api/382/52072
 */
import { createHash, createHmac } from 'node:crypto'
import { JobDelayed } from '../../kit/index.ts'
import { OutwardDoubt } from '../../kit/outward.ts'
import { ask, type Outcome, type OutletTools } from './outlet.ts'
import type { Sms } from './sms.ts'

const standardEndpoint = 'https://sms.tencentcloudapi.com'
const comeLater = /^(RequestLimitExceeded\b.*|LimitExceeded\..*|InternalError(\..*)?)$/

interface Answer {
  Response?: { Error?: { Code?: string }, SendStatusSet?: { Code?: string, SerialNo?: string }[] }
}

export async function tencentSms({ to, code, values, ref }: Sms, tools: OutletTools): Promise<Outcome> {
  const { settings: { smsKeyId, smsKeySecret, smsSignature, smsAppId, smsRegion, smsEndpoint }, clock } = tools
  const url = new URL('/', smsEndpoint || standardEndpoint)
  const body = JSON.stringify({ PhoneNumberSet: [to], SmsSdkAppId: smsAppId, SignName: smsSignature, TemplateId: code, TemplateParamSet: values.map(([, value]) => value), SessionContext: ref })
  const headers = signed({ host: url.host, service: 'sms', action: 'SendSms', version: '2021-01-11', region: smsRegion, body, keyId: smsKeyId, keySecret: smsKeySecret, at: clock.now() })
  const { Response } = (await ask(url.href, { method: 'POST', headers, body }, tools)).json() as Answer
  const status = Response?.SendStatusSet?.[0]
  const said = Response?.Error?.Code ?? status?.Code
  if (said === 'Ok') return { state: 'sent', ...(status?.SerialNo && { messageId: status.SerialNo }) }
  if (said === undefined) throw new OutwardDoubt('outward.not-json')
  if (comeLater.test(said)) throw new JobDelayed('sms.limited', { after: 60_000 })
  return { state: 'failed', code: said }
}

export interface Tc3Request {
  host: string
  service: string
  action: string
  version: string
  region: string
  body: string
  keyId: string
  keySecret: string
  at: Date
}

const contentType = 'application/json; charset=utf-8'
const coveredHeaders = 'content-type;host;x-tc-action'

/** The headers of a POST to `/`, but for `host`, which the client sets from the address. */
export function signed({ host, service, action, version, region, body, keyId, keySecret, at }: Tc3Request): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1_000))
  const date = at.toISOString().slice(0, 10)
  const scope = `${date}/${service}/tc3_request`
  const canonical = ['POST', '/', '', `content-type:${contentType}`, `host:${host}`, `x-tc-action:${action.toLowerCase()}`, '', coveredHeaders, sha256(body)].join('\n')
  const key = [date, service, 'tc3_request'].reduce<string | Buffer>((secret, part) => createHmac('sha256', secret).update(part).digest(), `TC3${keySecret}`)
  const signature = createHmac('sha256', key).update(['TC3-HMAC-SHA256', timestamp, scope, sha256(canonical)].join('\n')).digest('hex')
  return {
    'content-type': contentType, 'x-tc-action': action, 'x-tc-version': version, 'x-tc-region': region, 'x-tc-timestamp': timestamp,
    'authorization': `TC3-HMAC-SHA256 Credential=${keyId}/${scope}, SignedHeaders=${coveredHeaders}, Signature=${signature}`,
  }
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
