/** What becomes of a mail. Nothing is done here yet. */
import { Complaints, type Complaint } from '../complaints/complaint.ts'
import { stateOf } from '../complaints/state.ts'
import { messagesCalled } from '../notifications/receipts.ts'
import { IncomingMails, type MailState } from './incoming-mail.ts'
import { isMereThanks } from './mere-thanks.ts'
import { newWords } from './new-words.ts'
import type { ReadMail } from './read-mail.ts'
import { whoseCase } from './whose-case.ts'

export interface Judgement {
  state: MailState
  /** A code. */
  because: string | null
  complaintId: string | null
  /** The words that count: of an answer only the new ones. */
  text: string
  /** Ids of the notifications that did not arrive: one mail may carry several. */
  bounced?: string[]
}

export interface MailRules {
  /** Sender of our own mails. */
  mailFrom: string
  /** `ask`: a person decides about each mail that belongs to no case. */
  newCases: 'open' | 'ask'
  /** Cases that one sender opens a day; what comes after that asks. */
  mostADay: number
}

const aDay = 24 * 3600_000

/** @param kept how many of its attachments are kept */
export async function judgeMail(mail: ReadMail, kept: number, rules: MailRules, now: Date): Promise<Judgement> {
  const judged = (state: MailState, because: string | null, more: Partial<Judgement> = {}): Judgement => ({ state, because, complaintId: null, text: mail.text, ...more })
  const { from, bounce, automatic } = mail
  if (bounce) {
    if (!bounce.failed) return judged('automatic', 'delivery-report')
    const ours = (await Promise.all(bounce.about.slice(0, 20).map(messagesCalled))).flat()
    return judged('bounce', bounceCode(bounce.status), { complaintId: ours[0]?.complaintId ?? null, bounced: ours.map(({ _id }) => _id) })
  }
  if (from && rules.mailFrom.toLowerCase().includes(from.address)) return judged('automatic', 'own')
  if (automatic) return judged('automatic', automatic)
  if (!from) return judged('asks', 'no-sender')
  if (mail.forged) return judged('asks', 'forged')

  const belongs = await whoseCase(mail)
  if (belongs.kind === 'asks') return judged('asks', belongs.because)
  const text = belongs.kind === 'case' ? newWords(mail.text) : mail.text
  const complaintId = belongs.kind === 'case' ? belongs.complaintId : null
  if (kept === 0 && isMereThanks(newWords(mail.text), from.name)) return judged('thanks', null, { complaintId })
  if (text === '' && kept === 0) return judged('asks', 'empty', { complaintId })
  if (complaintId) return await isOpenTo(complaintId) ? judged('joined', null, { complaintId, text }) : judged('asks', 'canceled')
  if (rules.newCases === 'ask') return judged('asks', 'new')
  const today = await IncomingMails.countDocuments({ 'from.address': from.address, 'state': 'opened', 'readAt': { $gte: new Date(now.getTime() - aDay) } })
  return today < rules.mostADay ? judged('opened', null) : judged('asks', 'too-many')
}

async function isOpenTo(complaintId: string): Promise<boolean> {
  const complaint = await Complaints.findById(complaintId).lean<Complaint>()
  return complaint !== null && stateOf(complaint) !== 'canceled'
}

/** Enhanced status codes (RFC 3463) in the words of the notifications. */
const bounceCode = (status: string): string => (/^5\.1\.[0-36]$/.test(status) ? 'no-such-address' : /^\d\.2\.2$/.test(status) ? 'mailbox-full' : 'bounced')
