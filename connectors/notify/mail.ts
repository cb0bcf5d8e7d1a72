import { createTransport } from 'nodemailer'
import type { Config } from '../../engine/config/settings.ts'
import { refOf } from '../../engine/notifications/notification.ts'
import { JobDelayed, type Letter } from '../kit/index.ts'
import type { Outcome } from './outlets/outlet.ts'
import { mailPage } from './templates.ts'

export interface Mail {
  to: string
  letter: Letter
  lang: 'en' | 'zh'
  link: string
  /** The effect's key: the Message-ID is made of it, so that a mail can be found again and a repeated one recognised. */
  key: string
  attachments?: { filename: string, content: Buffer, contentType: string }[]
}

/** An address and nothing else: no name, no list, no line break that would become another header. */
export const isAddress = (text: string): boolean => text.length <= 254 && /^[^\s@<>()[\]\\,;:"]+@[^\s@<>()[\]\\,;:"]+$/.test(text)

/** `c•••@example.org` */
export const masked = (address: string): string => address.replace(/[\r\n]/g, '').replace(/^(.).*?(@|$)/, '$1•••$2')

/**
 * Sends one mail and says what the server made of it; `failed` is an address or a mail that it will never accept.
 * @throws JobDelayed `mail.away`, `mail.deferred` when the mail was certainly not taken
 * @throws Error when nobody knows whether it was
 */
export async function sendMail({ to, letter: { subject, body }, lang, link, key, attachments = [] }: Mail, config: Config): Promise<Outcome> {
  if (config.rehearsal) return { state: 'rehearsed' }
  try {
    const transport = createTransport({ url: config.smtpUrl ?? '', ...patience, disableFileAccess: true, disableUrlAccess: true })
    await transport.sendMail({
      from: config.mailFrom, to: { name: '', address: to }, subject, messageId: messageIdOf(key, config), text: `${body}\n\n${link}\n`,
      html: await mailPage({ subject, text: body, link, lang }), headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': lang }, attachments,
    })
    return { state: 'sent' }
  } catch (error) {
    return failureOf(error)
  }
}

/** Together less than a job's time, in milliseconds. */
const patience = { connectionTimeout: 5_000, greetingTimeout: 5_000, socketTimeout: 10_000 }

function messageIdOf(key: string, { mailFrom }: Config): string {
  const domain = /@([^\s<>@]+?)>?$/.exec(mailFrom)?.[1] ?? 'recourse'
  return `<${refOf(key)}@${domain}>`
}

interface SmtpError {
  code?: string
  /** The server's answer, where it gave one. */
  responseCode?: number
  /** What it answered to. */
  command?: string
  /** The system's own code of a broken connection. */
  originalCode?: string
  timeoutType?: string
}

const neverConnected = new Set(['EDNS', 'ETLS', 'EAUTH', 'ENOAUTH', 'EPROXY', 'ECONFIG'])
const connectionRefused = new Set(['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND', 'EAI_AGAIN'])

/** A server that said no has not taken the mail; neither has one that was never reached. Silence after that means that nobody knows. */
function failureOf(cause: unknown): Outcome {
  const { code = '', responseCode, command = '', originalCode = '', timeoutType = '' } = cause as SmtpError
  const unreached = neverConnected.has(code) || connectionRefused.has(originalCode) || (timeoutType !== '' && timeoutType !== 'SOCKET_TIMEOUT')
  if (unreached) throw new JobDelayed('mail.away', { after: 15_000, cause })
  if (responseCode === undefined) {
    // The library refused it before a word was sent: no valid recipient, or larger than the server takes.
    if ((code === 'EENVELOPE' && command === 'API') || (code === 'EMESSAGE' && command === 'MAIL FROM')) return { state: 'failed', code: 'mail.refused' }
    throw cause
  }
  if (command !== 'RCPT TO' && command !== 'DATA') throw new JobDelayed('mail.away', { after: 15_000, cause })
  if (responseCode >= 500) return { state: 'failed', code: `smtp:${responseCode}` }
  throw new JobDelayed('mail.deferred', { after: 60_000, cause })
}
