/** Text messages: by a provider's approved template, to mobile numbers only. */
import { approvedTemplate, type NotifySettings } from '../settings.ts'
import { aliyunSms } from './aliyun-sms.ts'
import { maskedMiddle, type Outlet, type Outcome, type OutletTools } from './outlet.ts'
import { tencentSms } from './tencent-sms.ts'

export interface Sms {
  /** `+8613800000000` */
  to: string
  code: string
  /** In the order of the settings, by the provider's names. */
  values: [name: string, value: string][]
  ref: string
}

const providers: Record<Exclude<NotifySettings['smsProvider'], 'none'>, (sms: Sms, tools: OutletTools) => Promise<Outcome>> = { aliyun: aliyunSms, tencent: tencentSms }

/** In the E.164 form; null for what is no mobile number: a landline reads no text messages. A number without a country is one of China. */
export function mobileOf(phone: string): string | null {
  const digits = phone.replace(/[^\d+]/g, '').replace(/^00/, '+')
  if (/^(?:\+?86)?1[3-9]\d{9}$/.test(digits)) return `+86${digits.slice(-11)}`
  return /^\+(?!86)[1-9]\d{7,14}$/.test(digits) ? digits : null
}

export const sms: Outlet = {
  addressOf: ({ phone, lang }, template, { settings }) =>
    (settings.smsProvider !== 'none' && settings.smsKeyId && settings.smsKeySecret && phone && approvedTemplate(settings.smsTemplates, template, lang) ? mobileOf(phone) : null),
  masked: maskedMiddle,
  send: async ({ template, recipient: { lang }, model, ref }, to, tools) => {
    const { smsProvider, smsTemplates } = tools.settings
    const approved = approvedTemplate(smsTemplates, template, lang)
    if (smsProvider === 'none' || !approved) return { state: 'failed', code: 'not-reached-any-more' }
    const values = approved.values.map(({ name, from }): [string, unknown] => [name, model[from]])
    if (values.some(([, value]) => typeof value !== 'string' || value === '')) return { state: 'failed', code: 'template.hole' }
    return await providers[smsProvider]({ to, code: approved.code, values: values as [string, string][], ref }, tools)
  },
}
