/** A delivery status notification (RFC 3464): which mail of ours did not arrive, and why. */
import type { ParsedMail } from 'mailparser'
import { headersOf, messageIds } from './mail-headers.ts'

export interface Bounce {
  /** Message-IDs of the mail that it is about. */
  about: string[]
  /** Whether it failed for good; otherwise it is late, or has arrived. */
  failed: boolean
  /** `5.1.1` */
  status: string
}

/** @returns null where it is none */
export function bounceIn(mail: ParsedMail): Bounce | null {
  const report = mail.attachments.find(({ contentType }) => contentType === 'message/delivery-status')
  if (!/^multipart\/report\b/i.test(headersOf(mail)('content-type') ?? '') || !report) return null
  const said = report.content.toString('utf8')
  const returned = mail.attachments.filter(({ contentType }) => contentType === 'message/rfc822' || contentType === 'text/rfc822-headers')
  return {
    about: returned.flatMap(({ content }) => messageIds(/^message-id:\s*(\S+(?:\s+<\S+)?)/im.exec(content.subarray(0, 64 * 1024).toString('utf8'))?.[1] ?? '')),
    failed: /^action:\s*failed\b/im.test(said),
    status: /^status:\s*([245]\.\d{1,3}\.\d{1,3})/im.exec(said)?.[1] ?? '5.0.0',
  }
}
