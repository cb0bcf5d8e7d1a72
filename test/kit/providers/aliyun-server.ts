/** Alibaba Cloud's SendSms: checks the V3 signature step by step as its documentation says, from what arrived on the wire. */
import { createHash, createHmac } from 'node:crypto'
import { providerServer, type Heard } from './provider-server.ts'

export const aliyunAccount = { keyId: 'LTAI-hospital', keySecret: 'aliyun-secret-of-the-hospital', signature: '市中心医院', template: 'SMS_1001' }

export interface AliyunSms {
  phone: string
  parameters: Record<string, string>
  outId: string
}

export const startAliyun = () => providerServer<AliyunSms>((heard, taken) => {
  const fault = signatureFault(heard)
  if (fault) return [fault === 'SignatureDoesNotMatch' ? 403 : 400, { Code: fault, Message: 'refused', RequestId: 'r' }]
  const query = heard.url.searchParams
  const phone = query.get('PhoneNumbers') ?? ''
  const said = query.get('SignName') !== aliyunAccount.signature ? 'isv.SMS_SIGNATURE_ILLEGAL'
    : query.get('TemplateCode') !== aliyunAccount.template ? 'isv.SMS_TEMPLATE_ILLEGAL'
    : !/^1[3-9]\d{9}$/.test(phone) || phone === '13900000000' ? 'isv.MOBILE_NUMBER_ILLEGAL'
    : phone === '13911111111' ? 'isv.BUSINESS_LIMIT_CONTROL'
    : 'OK'
  if (said !== 'OK') return [200, { Code: said, Message: 'refused', RequestId: 'r' }]
  taken.push({ phone, parameters: JSON.parse(query.get('TemplateParam') ?? '{}') as Record<string, string>, outId: query.get('OutId') ?? '' })
  return [200, { Code: 'OK', Message: 'OK', RequestId: 'r', BizId: `9006195450096${taken.length}^0` }]
})

function signatureFault({ method, url, headers, body }: Heard): string | null {
  const [, credential, signedHeaders = '', signature] = /^ACS3-HMAC-SHA256 Credential=([^,]+),SignedHeaders=([^,]+),Signature=([0-9a-f]{64})$/.exec(headers.authorization ?? '') ?? []
  if (headers['x-acs-action'] !== 'SendSms' || headers['x-acs-version'] !== '2017-05-25') return 'InvalidAction.NotFound'
  if (credential !== aliyunAccount.keyId) return 'InvalidAccessKeyId.NotFound'
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(String(headers['x-acs-date'])) || !headers['x-acs-signature-nonce']) return 'MissingDate'
  const names = signedHeaders.split(';')
  const needed = Object.keys(headers).filter((name) => name === 'host' || name === 'content-type' || name.startsWith('x-acs-'))
  if (needed.some((name) => !names.includes(name)) || names.join() !== names.toSorted().join()) return 'IncompleteSignature'
  const payload = createHash('sha256').update(body).digest('hex')
  if (headers['x-acs-content-sha256'] !== payload) return 'SignatureDoesNotMatch'
  const canonicalHeaders = names.map((name) => `${name}:${String(headers[name]).trim()}\n`).join('')
  const canonicalRequest = `${method}\n${url.pathname}\n${url.search.slice(1).split('&').toSorted().join('&')}\n${canonicalHeaders}\n${signedHeaders}\n${payload}`
  const expected = createHmac('sha256', aliyunAccount.keySecret).update(`ACS3-HMAC-SHA256\n${createHash('sha256').update(canonicalRequest).digest('hex')}`).digest('hex')
  return signature === expected ? null : 'SignatureDoesNotMatch'
}
