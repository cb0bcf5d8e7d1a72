/** What a mail says, from the bytes that the server gave. */
import { createHash } from 'node:crypto'
import { simpleParser, type ParsedMail } from 'mailparser'
import { automaticBy } from './automatic.ts'
import { bounceIn, type Bounce } from './bounce.ts'
import { headersOf, messageIds } from './mail-headers.ts'

export interface ReadMail {
  /** Hash of Message-ID and content. */
  id: string
  messageId: string | null
  from: { address: string, name: string | null } | null
  subject: string
  text: string
  files: { name: string, content: Buffer }[]
  /** Message-IDs that it answers, the nearest first. */
  answers: string[]
  /** By what it is known that a machine wrote it. */
  automatic: string | null
  bounce: Bounce | null
  /** The server that received it says that the sender is not who the mail claims. */
  forged: boolean
}

const longestSubject = 300
const longestText = 20_000
const longestHtml = 1024 * 1024

export async function readMail(raw: Buffer): Promise<ReadMail> {
  const mail = await simpleParser(raw, { skipImageLinks: true, skipTextToHtml: true, keepDeliveryStatus: true, maxHtmlLengthToParse: longestHtml })
  const header = headersOf(mail)
  const from = senderOf(mail)
  const subject = oneLine(mail.subject ?? '').slice(0, longestSubject)
  const messageId = mail.messageId ?? null
  const text = textOf(mail)
  const bounce = bounceIn(mail)
  const files = bounce ? [] : mail.attachments.filter(({ contentType }) => contentType !== 'message/delivery-status').map(({ filename, content }) => ({ name: filename ?? 'attachment', content }))
  return {
    id: idOf([messageId ?? '', from?.address ?? '', mail.date?.toISOString() ?? '', subject, text], mail.attachments.map(({ content }) => content)),
    messageId, from, subject, text: text.length > longestText ? `${text.slice(0, longestText - 4)}\n[…]` : text, files, bounce,
    answers: messageIds(`${header('in-reply-to') ?? ''} ${messageIds(header('references') ?? '').toReversed().join(' ')}`),
    automatic: automaticBy({ header, from: from?.address ?? null, subject }),
    forged: /\bdmarc=fail\b/i.test(header('authentication-results') ?? ''),
  }
}

function senderOf({ from }: ParsedMail): ReadMail['from'] {
  const [first] = from?.value ?? []
  if (!first?.address || !/^[^\s@<>]+@[^\s@<>]+$/.test(first.address)) return null
  return { address: first.address.toLowerCase().slice(0, 320), name: oneLine(first.name).slice(0, 200) || null }
}

const oneLine = (text: string): string => text.replaceAll(/[\p{Cc}\p{Cf}]+/gu, ' ').trim()

/** Without signs that cannot be seen and would turn the writing direction. */
const textOf = ({ text = '' }: ParsedMail): string => text.replaceAll('\r\n', '\n').replaceAll(/[\p{Cf}\0]/gu, '').trim()

function idOf(parts: string[], files: Buffer[]): string {
  const hash = createHash('sha256').update(JSON.stringify(parts))
  for (const file of files) hash.update(createHash('sha256').update(file).digest())
  return hash.digest('hex').slice(0, 40)
}
