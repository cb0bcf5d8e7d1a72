/** What an administrator sets up for the channels: accounts, keys, approved templates. What is not set up is off. */
import { Type, type Static } from '@sinclair/typebox'

const text = (en: string, zh: string, more: Record<string, unknown> = {}) => Type.String({ default: '', label: { en, zh }, maxLength: 500, ...more })
const secret = (en: string, zh: string, more: Record<string, unknown> = {}) => text(en, zh, { secret: true, ...more })
const address = (en: string, zh: string, standard: string, more: Record<string, unknown> = {}) => text(en, zh, { pattern: '^(https?://[^\\s]+)?$', outward: 'address', default: standard, ...more })

/** Lines of `message = the provider's template: values`, such as `acknowledge = SMS_1234: receipt, code`. */
const templateLine = '[ \\t]*[a-z][a-z-]*(\\.(en|zh))?[ \\t]*=[ \\t]*[A-Za-z0-9_-]+[ \\t]*(:[A-Za-z0-9_=, \\t-]*)?'
const templates = (en: string, zh: string, help: { en: string, zh: string }, more: Record<string, unknown> = {}) =>
  text(en, zh, { ...more, long: true, maxLength: 20_000, pattern: `^(${templateLine})?(\\r?\\n(${templateLine})?)*$`, help })

/** Lines of `group = address of its robot`, such as `complaint-office = https://…`; `department:cardiology` for a department's. */
const robotLine = '[ \\t]*[a-z0-9:-]+[ \\t]*=[ \\t]*[^\\s]+[ \\t]*'

const withSms = { when: { smsProvider: ['aliyun', 'tencent'] } }

export const NotifySettings = Type.Object({
  smsProvider: Type.Union([
    Type.Literal('none', { label: { en: 'No text messages', zh: '不发短信' } }),
    Type.Literal('aliyun', { label: { en: 'Alibaba Cloud', zh: '阿里云' } }),
    Type.Literal('tencent', { label: { en: 'Tencent Cloud', zh: '腾讯云' } }),
  ], { default: 'none', label: { en: 'Text messages through', zh: '短信服务商' } }),
  smsKeyId: text('Text messages: access key id', '短信：AccessKey ID / SecretId', withSms),
  smsKeySecret: secret('Text messages: access key secret', '短信：AccessKey Secret / SecretKey', withSms),
  smsSignature: text('Text messages: approved signature', '短信：已审核的签名', { ...withSms, help: { en: 'The name of the hospital as the provider approved it', zh: '服务商审核通过的医院签名名称' } }),
  smsAppId: text('Text messages: SdkAppId', '短信：SdkAppId', { when: { smsProvider: 'tencent' } }),
  smsRegion: text('Text messages: region', '短信：地域', { default: 'ap-guangzhou', when: { smsProvider: 'tencent' } }),
  smsTemplates: templates('Text messages: approved templates', '短信：已审核的模板', {
    en: 'One line a message: acknowledge = SMS_1234: receipt, code. With .zh or .en after the message for one language only. Alibaba Cloud: the names stand in the template; Tencent Cloud: they are {1}, {2} … in this order.',
    zh: '每行一条消息：acknowledge = SMS_1234: receipt, code。消息名后可加 .zh 或 .en 限定语言。阿里云按变量名取值，腾讯云按 {1}、{2} 的顺序取值。',
  }, withSms),
  smsEndpoint: address('Text messages: another address', '短信：其他接口地址', '', withSms),
  weComCorpId: text('WeChat Work: corpid', '企业微信：企业 ID'),
  weComAgentId: text('WeChat Work: agentid of the application', '企业微信：应用 AgentId', { pattern: '^[0-9]*$' }),
  weComSecret: secret('WeChat Work: secret of the application', '企业微信：应用 Secret'),
  weComEndpoint: address('WeChat Work: address', '企业微信：接口地址', 'https://qyapi.weixin.qq.com'),
  weComRobots: secret('WeChat Work: robots of group chats', '企业微信：群机器人', {
    long: true, maxLength: 20_000, pattern: `^(${robotLine})?(\\r?\\n(${robotLine})?)*$`,
    help: {
      en: 'One line a group: complaint-office = the robot’s whole webhook address. department-head:cardiology and department:cardiology are groups too.',
      zh: '每行一个群：complaint-office = 机器人的完整 webhook 地址。department-head:cardiology、department:cardiology 同样是群组。',
    },
  }),
  weChatAppId: text('WeChat official account: AppID', '微信公众号：AppID'),
  weChatSecret: secret('WeChat official account: AppSecret', '微信公众号：AppSecret'),
  weChatTemplates: templates('WeChat official account: templates', '微信公众号：模板', {
    en: 'One line a message: progress = template id: character_string1=receipt, thing2=department',
    zh: '每行一条消息：progress = 模板 ID: character_string1=receipt, thing2=department',
  }),
  weChatToken: secret('WeChat official account: token of the server', '微信公众号：服务器配置令牌（Token）'),
  weChatEndpoint: address('WeChat official account: address', '微信公众号：接口地址', 'https://api.weixin.qq.com'),
  webhookUrl: address('Another system: address', '外部系统：地址', ''),
  webhookSecret: secret('Another system: key of the signature', '外部系统：签名密钥'),
  webhookWithAddress: Type.Boolean({
    default: false, label: { en: 'Another system: tell it phone number and e-mail address', zh: '外部系统：同时提供电话和邮箱' },
    help: { en: 'Where it sends the message on by itself, such as a text message gateway of the hospital', zh: '由该系统自行转发时使用，例如医院自有的短信网关' },
  }),
  receiptKey: secret('Receipts: key in the address that the provider calls', '回执：回调地址中的密钥', {
    help: { en: 'At least 16 characters. Without it no receipts are taken from providers that do not sign them.', zh: '至少 16 个字符。未设置时不接收无签名的回执。' },
  }),
})
export type NotifySettings = Static<typeof NotifySettings>

export interface ApprovedTemplate {
  /** The provider's. */
  code: string
  /** What is filled in: the provider's name (where it has one) and ours. */
  values: { name: string, from: string }[]
}

/** The approved template of a message in a language; null where there is none. */
export function approvedTemplate(lines: string, template: string, lang: 'en' | 'zh'): ApprovedTemplate | null {
  const known = entriesOf(lines)
  const line = known.get(`${template}.${lang}`) ?? known.get(template)
  if (line === undefined) return null
  const [code = '', values = ''] = line.split(/:(.*)/s).map((part) => part.trim())
  return {
    code,
    values: values.split(',').map((value) => value.trim()).filter(Boolean).map((value) => {
      const [name = '', from = name] = value.split('=').map((part) => part.trim())
      return { name, from }
    }),
  }
}

/** The address of a group's robot; undefined where it has none. */
export const robotOf = ({ weComRobots }: NotifySettings, group: string): string | undefined => entriesOf(weComRobots).get(group)

/** `name = value`, a line each. */
const entriesOf = (lines: string): Map<string, string> =>
  new Map(lines.split('\n').flatMap((line) => {
    const [, name, value] = /^\s*([^\s=]+)\s*=\s*(.+?)\s*$/.exec(line) ?? []
    return name && value ? [[name, value] as const] : []
  }))

/** For whoever sends by the same channels outside of `notify`. */
export const notifyChannels = { type: 'notify', settings: NotifySettings } as const
