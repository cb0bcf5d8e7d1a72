import { Type, type Static } from '@sinclair/typebox'

const choice = <const T extends string>(value: T, en: string, zh: string) => Type.Literal(value, { label: { en, zh } })

/** Where the hospital's mailbox is, and what its mails may do. */
export const MailboxSettings = Type.Object({
  on: Type.Boolean({ default: false, label: { en: 'Read the mailbox', zh: '读取邮箱' } }),
  host: Type.Optional(Type.String({ pattern: '^[A-Za-z0-9.:-]{1,253}$', needed: true, label: { en: 'IMAP server', zh: 'IMAP 服务器' }, help: { en: 'Its name, for example imap.hospital.example', zh: '例如 imap.hospital.example' } })),
  port: Type.Integer({ minimum: 1, maximum: 65_535, default: 993, label: { en: 'Port', zh: '端口' } }),
  security: Type.Union([choice('tls', 'TLS from the start (993)', 'TLS（993）'), choice('starttls', 'STARTTLS (143)', 'STARTTLS（143）'), choice('none', 'None, on this machine only', '不加密（仅限本机）')], { default: 'tls', label: { en: 'Encryption', zh: '加密方式' } }),
  user: Type.Optional(Type.String({ maxLength: 320, label: { en: 'User', zh: '用户名' } })),
  password: Type.Optional(Type.String({
    maxLength: 1_000, secret: true, label: { en: 'Password', zh: '密码' }, help: { en: 'Name a secret, {{secrets.MAILBOX}}; many providers want an app password here.', zh: '请引用密钥，如 {{secrets.MAILBOX}}；许多邮箱须使用专用授权码。' },
  })),
  folder: Type.String({ minLength: 1, maxLength: 200, default: 'INBOX', label: { en: 'Folder to read', zh: '读取的文件夹' } }),
  doneFolder: Type.Optional(Type.String({ maxLength: 200, label: { en: 'Folder for what was read', zh: '已读取邮件移至' }, help: { en: 'Made where it is missing. Empty: mails stay and are marked as read.', zh: '不存在时自动创建；留空则邮件留在原处并标为已读。' } })),
  unreadableFolder: Type.Optional(Type.String({ maxLength: 200, label: { en: 'Folder for what could not be read', zh: '无法读取的邮件移至' }, help: { en: 'Empty: they stay and are flagged.', zh: '留空则留在原处并加旗标。' } })),
  earlier: Type.Union([choice('leave', 'Left alone', '不处理'), choice('read', 'Read too', '一并读取')], { default: 'leave', label: { en: 'Mails that lay there before', zh: '启用前已有的邮件' } }),
  newCases: Type.Union([choice('open', 'Opens a case', '自动立案'), choice('ask', 'Waits for the office', '由办公室决定')], { default: 'open', label: { en: 'A mail that belongs to no case', zh: '不属于任何案件的邮件' } }),
  mostADay: Type.Integer({ minimum: 1, maximum: 1_000, default: 20, label: { en: 'Cases a day from one sender', zh: '同一发件人每日立案上限' }, help: { en: 'What comes after that waits for the office.', zh: '超出部分由办公室决定。' } }),
  largestMb: Type.Integer({ minimum: 1, maximum: 100, default: 25, label: { en: 'Largest mail in MB', zh: '邮件大小上限（MB）' } }),
  everyMinutes: Type.Integer({ minimum: 1, maximum: 60, default: 2, label: { en: 'Look at least every … minutes', zh: '至少每隔几分钟查看' }, help: { en: 'A server that can say when a mail comes (IDLE) is heard at once.', zh: '服务器支持 IDLE 时新邮件即时处理。' } }),
})
export type MailboxSettings = Static<typeof MailboxSettings>

/** Settings that are enough to sign in; null where something is missing or it is switched off. */
export type ReadyMailbox = MailboxSettings & Required<Pick<MailboxSettings, 'host' | 'user' | 'password'>>

export const readyMailbox = (settings: MailboxSettings): ReadyMailbox | null =>
  settings.on && settings.host && settings.user && settings.password ? settings as ReadyMailbox : null

export const mailboxName = ({ user, host, folder }: ReadyMailbox): string => `${user}@${host}/${folder}`
