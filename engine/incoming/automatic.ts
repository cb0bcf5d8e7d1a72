/** Whether a machine wrote a mail: an answer of an absence, a list, a newsletter. Such a mail never opens a case, or two machines would write to each other for ever (RFC 3834). */
import type { HeaderValue } from './mail-headers.ts'

const subjects = [
  /^(?:auto(?:matic)?[- ]?(?:reply|response|answer)|automatic reply|out[- ]of[- ](?:the )?office|vacation (?:reply|notice)|i am (?:currently )?(?:away|on leave))\b/i,
  /^\W*(?:自动回复|自动答复|自动应答|自動回覆|不在办公室|外出自动|休假自动)/,
]
const machines = /^(?:mailer-daemon|postmaster|no-?reply|do-?not-?reply|noreply[\w.-]*|bounces?[+\w.-]*)@/i

export interface Envelope {
  /** A header's plain text by its lower-case name; null where there is none. */
  header(name: string): HeaderValue
  from: string | null
  subject: string
}

/** @returns a code that says by what it is known, or null: a person wrote it */
export function automaticBy({ header, from, subject }: Envelope): string | null {
  const said = header('auto-submitted')?.toLowerCase()
  if (said && !said.startsWith('no')) return 'auto-submitted'
  if (header('return-path') === '<>' || header('return-path') === '') return 'empty-return-path'
  if (/\b(?:bulk|junk|list|auto_?reply)\b/i.test(header('precedence') ?? '')) return 'precedence'
  if (['list-id', 'list-unsubscribe', 'list-post'].some((name) => header(name) !== null)) return 'list'
  if (['x-autoreply', 'x-autorespond', 'x-autoresponder', 'x-auto-response-suppress', 'x-qq-autoreply'].some((name) => header(name) !== null)) return 'autoreply'
  if (from && machines.test(from)) return 'no-reply'
  return subjects.some((one) => one.test(subject.replace(/^(?:(?:re|fwd?|aw|回复|答复|转发)[:：]\s*)+/i, '').trim())) ? 'subject' : null
}
