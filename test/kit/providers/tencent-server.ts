/** Tencent Cloud's SendSms: checks the TC3 signature step by step as its documentation says, from what arrived on the wire. */
import { createHash, createHmac } from 'node:crypto'
import { providerServer, type Heard } from './provider-server.ts'

export const tencentAccount = { keyId: 'AKID-hospital', keySecret: 'tencent-secret-of-the-hospital', signature: '市中心医院', appId: '1400000001', template: '449739' }

export interface TencentSms {
  phone: string
  parameters: string[]
  session: string
}

interface Sent {
  PhoneNumberSet: string[]
  SmsSdkAppId: string
  SignName: string
  TemplateId: string
  TemplateParamSet: string[]
  SessionContext: string
}

export const startTencent = () => providerServer<TencentSms>((heard, taken) => {
  const error = (Code: string): [number, unknown] => [200, { Response: { Error: { Code, Message: 'refused' }, RequestId: 'r' } }]
  const fault = signatureFault(heard)
  if (fault) return error(fault)
  const { PhoneNumberSet: [phone = ''], SmsSdkAppId, SignName, TemplateId, TemplateParamSet, SessionContext } = JSON.parse(heard.body) as Sent
  if (SmsSdkAppId !== tencentAccount.appId) return error('UnauthorizedOperation.SmsSdkAppIdVerifyFail')
  const Code = SignName !== tencentAccount.signature ? 'FailedOperation.SignatureIncorrectOrUnapproved'
    : TemplateId !== tencentAccount.template ? 'FailedOperation.TemplateIncorrectOrUnapproved'
    : !/^\+\d{8,15}$/.test(phone) || phone === '+8613900000000' ? 'InvalidParameterValue.IncorrectPhoneNumber'
    : phone === '+8613911111111' ? 'LimitExceeded.PhoneNumberThirtySecondLimit'
    : 'Ok'
  if (Code === 'Ok') taken.push({ phone, parameters: TemplateParamSet, session: SessionContext })
  return [200, { Response: { SendStatusSet: [{ SerialNo: Code === 'Ok' ? `5000:1045710669157053657849499619:${taken.length}` : '', PhoneNumber: phone, Fee: 1, SessionContext, Code, Message: Code }], RequestId: 'r' } }]
})

function signatureFault({ method, url, headers, body }: Heard): string | null {
  const [, credential = '', signedHeaders = '', signature] = /^TC3-HMAC-SHA256 Credential=([^,]+), SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/.exec(headers.authorization ?? '') ?? []
  const [keyId, date = '', service = '', end] = credential.split('/')
  const timestamp = String(headers['x-tc-timestamp'])
  if (headers['x-tc-action'] !== 'SendSms' || headers['x-tc-version'] !== '2021-01-11' || !headers['x-tc-region']) return 'InvalidAction'
  if (keyId !== tencentAccount.keyId) return 'AuthFailure.SecretIdNotFound'
  if (date !== new Date(Number(timestamp) * 1_000).toISOString().slice(0, 10) || service !== 'sms' || end !== 'tc3_request') return 'AuthFailure.InvalidAuthorization'
  if (!['content-type', 'host'].every((name) => signedHeaders.split(';').includes(name))) return 'AuthFailure.InvalidAuthorization'
  const canonicalHeaders = signedHeaders.split(';').map((name) => `${name}:${String(headers[name]).trim().toLowerCase()}\n`).join('')
  const canonicalRequest = `${method}\n${url.pathname}\n${url.search.slice(1)}\n${canonicalHeaders}\n${signedHeaders}\n${createHash('sha256').update(body).digest('hex')}`
  const stringToSign = `TC3-HMAC-SHA256\n${timestamp}\n${date}/${service}/tc3_request\n${createHash('sha256').update(canonicalRequest).digest('hex')}`
  const secretDate = createHmac('sha256', `TC3${tencentAccount.keySecret}`).update(date).digest()
  const secretService = createHmac('sha256', secretDate).update(service).digest()
  const secretSigning = createHmac('sha256', secretService).update('tc3_request').digest()
  return signature === createHmac('sha256', secretSigning).update(stringToSign).digest('hex') ? null : 'AuthFailure.SignatureFailure'
}
