/** What a complainant sees of their own complaint, and their judgement of the answer. Nothing internal leaves here. */
import { toString as qrCode } from 'qrcode'
import { audited, auditWrite } from '../access/audit.ts'
import type { Clock } from '../clock/clock.ts'
import { Refusal } from '../errors/errors.ts'
import { publicLetterFile, publicLetters } from '../letters/show-letters.ts'
import { loadHospital } from '../people/store.ts'
import { transaction } from '../store/store.ts'
import { openToken } from '../surveys/open-token.ts'
import { Elements, Instances, Resources } from '../zeebe/records/shapes.ts'
import { addFacts, type Facts } from './add-facts.ts'
import { Complaints, type Attachment, type Complaint } from './complaint.ts'
import { CaseEvents, record } from './events.ts'
import { holdersOf, type Holder } from './in-whose-hands.ts'
import { enqueue } from './outbox.ts'
import { answerQuestion, questionsTo, type PublicQuestion } from './questions.ts'
import type { TrackingCodes } from './receipts.ts'
import type { RequestTools } from './requests.ts'
import { isOfDepartment } from './names.ts'
import { nextDeadline } from './show.ts'
import { stateOf, type State } from './state.ts'
import { cannotWithdraw, withdrawComplaint } from './withdraw.ts'

export interface PublicStep {
  at: Date
  text: { en: string, zh: string }
}

export interface Followed {
  receipt: string
  subject: string
  receivedAt: Date
  state: State
  tier: string | null
  steps: PublicStep[]
  /** Who has it at the moment; empty once it is closed. */
  holders: Holder[]
  next?: { stage: string, at: Date }
  /** What the hospital asked, the oldest first. */
  questions: PublicQuestion[]
  answer?: { text: string, at: Date }
  /** Signed letters, by their number. Bytes. */
  letters: { no: number, at: Date, size: number }[]
  rating?: { satisfied: boolean, score?: number, comment?: string, at: Date }
  canRate: boolean
  canWithdraw: boolean
  /** The complainant has asked to withdraw it, and the office has not decided. */
  withdrawing: boolean
  /** How it ended: `withdrawn`, `passed-on`, … */
  outcome?: string
  /** It is handled together with an earlier complaint of somebody; state and steps are that one's. */
  merged: boolean
  /** Token of the questionnaire, while it can be answered. */
  survey?: string
  /** IANA time zone of the hospital. */
  zone: string
}

/** @throws Refusal `complaint.unknown`, the same for a wrong code and an unknown receipt */
async function byReceipt(receipt: string, code: string, codes: TrackingCodes): Promise<Complaint> {
  const complaint = await Complaints.findOne({ receipt }).lean<Complaint>()
  // An unknown receipt takes the same path and the same time as a wrong code.
  if (!codes.fits(complaint?._id ?? 'unknown', code) || !complaint) throw new Refusal('complaint.unknown')
  return complaint
}

export function followComplaint(receipt: string, code: string, codes: TrackingCodes, clock: Clock): Promise<Followed> {
  return audited({ action: 'complaint.follow', actor: null, at: clock.now() }, receipt, async () => {
    const complaint = await byReceipt(receipt, code, codes)
    const { _id, subject, receivedAt, facts, anonymisedAt } = complaint
    const handled = await handling(complaint)
    const state = stateOf(handled)
    const survey = await openToken(_id, clock.now())
    const next = state === 'closed' ? undefined : nextDeadline(handled.deadlines.filter(({ stage }) => !isOfDepartment(stage)))
    return {
      receipt,
      // Whoever still has the code of a person who was anonymised sees that there was a case, and nothing that anybody said.
      subject: anonymisedAt ? receipt : subject,
      receivedAt,
      state,
      tier: handled.tier,
      steps: await publicSteps(_id, handled),
      holders: state === 'closed' || state === 'canceled' ? [] : await holdersOf(handled._id),
      ...(next && { next: { stage: next.stage, at: next.at } }),
      questions: anonymisedAt ? [] : await questionsTo(_id),
      ...(handled === complaint && !anonymisedAt && ownResult(complaint)),
      letters: anonymisedAt ? [] : await publicLetters(_id),
      canRate: await canRate(complaint),
      canWithdraw: cannotWithdraw(complaint) === null,
      withdrawing: facts['withdrawal'] === 'asked' && state !== 'closed',
      merged: handled !== complaint,
      ...(survey && { survey }),
      zone: (await loadHospital()).calendar.timeZone,
    }
  })
}

/** The case that handles a complaint: itself, or the one that it was merged into. */
const handling = async (complaint: Complaint): Promise<Complaint> =>
  (complaint.mergedInto && await Complaints.findById(complaint.mergedInto).lean<Complaint>()) || complaint

/** Answer, rating and outcome belong to whoever complained: a merged complaint shows none of the other person's. */
const ownResult = ({ answer, rating, outcome }: Complaint): Pick<Followed, 'answer' | 'rating' | 'outcome'> => ({
  ...(answer && { answer: { text: answer.text, at: answer.at } }),
  ...(rating && { rating }),
  ...(outcome && { outcome }),
})

/**
 * The steps that the diagrams name for the complainant: extension properties `public.en` and `public.zh`. Of a merged complaint its own until the merge, then
 * those of the case that handles it.
 */
async function publicSteps(complaintId: string, { _id: handledBy }: Complaint): Promise<PublicStep[]> {
  const merge = handledBy === complaintId ? null : await CaseEvents.findOne({ complaintId, kind: 'case.merged' }, { at: 1 }).lean()
  const since = merge ? [{ complaintId: handledBy, enteredAt: { $gt: merge.at } }] : []
  const entered = await Elements.find({ $or: [{ complaintId }, ...since] }, { elementId: 1, processKey: 1, enteredAt: 1 }).sort({ enteredAt: 1, _id: 1 }).lean()
  const diagrams = await Resources.find({ _id: { $in: [...new Set(entered.map(({ processKey }) => processKey))] } }, { elements: 1 }).lean()
  const texts = new Map(diagrams.flatMap(({ _id, elements }) => elements.flatMap(({ id, properties }) => {
    const en = properties['public.en']
    return en ? [[`${_id}/${id}`, { en, zh: properties['public.zh'] ?? en }] as const] : []
  })))
  return entered.flatMap(({ elementId, processKey, enteredAt }) => {
    const text = texts.get(`${processKey}/${elementId}`)
    return text ? [{ at: enteredAt, text }] : []
  })
}

/** The address under which the complaint is followed, with number and code, as an SVG picture. @throws Refusal `complaint.unknown` */
export function followQr(receipt: string, code: string, codes: TrackingCodes, clock: Clock, publicUrl: string): Promise<string> {
  return audited({ action: 'complaint.follow', actor: null, at: clock.now() }, receipt, async () => {
    const { _id } = await byReceipt(receipt, code, codes)
    return await qrCode(followLink(receipt, codes.of(_id), publicUrl), { type: 'svg', margin: 1, errorCorrectionLevel: 'M' })
  })
}

/** Number and code stand behind the `#`: they are not sent along when the page is asked for, and so stand in no log. */
export const followLink = (receipt: string, code: string, publicUrl: string): string => `${publicUrl}/follow#${new URLSearchParams({ receipt, code })}`

/** The answer is there, the process waits for a judgement, and none was given for this answer. */
async function canRate({ _id, answer, rating, progress }: Complaint): Promise<boolean> {
  if (!answer || progress?.state !== 'handling' || (rating && rating.at > answer.at)) return false
  return await Instances.exists({ complaintId: _id, processId: 'satisfaction-callback', state: 'active' }) !== null
}

/** A signed letter as it was frozen. @throws Refusal `complaint.unknown`, `letter.unknown` */
export function letterByReceipt(receipt: string, code: string, no: number, codes: TrackingCodes, clock: Clock): Promise<Attachment> {
  return audited({ action: 'complaint.letter', actor: null, at: clock.now() }, receipt, async () => {
    const { _id, anonymisedAt } = await byReceipt(receipt, code, codes)
    if (anonymisedAt) throw new Refusal('letter.unknown')
    return await publicLetterFile(_id, no)
  })
}

export interface Rating {
  satisfied: boolean
  score?: number
  comment?: string
}

/** @throws Refusal `complaint.unknown`, `complaint.not-ratable` */
export async function rateComplaint(receipt: string, code: string, given: Rating, codes: TrackingCodes, clock: Clock, onAccepted: () => void): Promise<void> {
  const at = clock.now()
  const complaint = await audited({ action: 'complaint.rate', actor: null, at }, receipt, async () => {
    const found = await byReceipt(receipt, code, codes)
    if (!await canRate(found)) throw new Refusal('complaint.not-ratable')
    return found
  })
  const { _id: id, answer } = complaint
  const rated = `${id}:rated:${answer!.at.getTime()}`
  await transaction(async (session) => {
    const { matchedCount } = await Complaints.updateOne({ _id: id, $or: [{ rating: { $exists: false } }, { 'rating.at': { $lte: answer!.at } }] }, { rating: { ...given, at } }, { session })
    if (matchedCount === 0) throw new Refusal('complaint.not-ratable')
    await record({ _id: rated, complaintId: id, kind: 'rating.given', at, actor: null, data: { satisfied: given.satisfied, score: given.score ?? null } }, session)
    await enqueue({ _id: rated, name: 'complainant-rated', correlationKey: id, variables: { satisfied: given.satisfied, score: given.score ?? null } }, at, session)
    await auditWrite({ action: 'complaint.rate', actor: null, at }, id, session)
  })
  onAccepted()
}

/**
 * The complainant adds something, also after the closing. What belongs to a merged complaint goes to the case that handles it.
 * @throws Refusal `complaint.unknown`, `complaint.closed`, `attachment.unknown`
 */
export async function addFactsByReceipt(receipt: string, code: string, facts: Facts, codes: TrackingCodes, tools: RequestTools): Promise<void> {
  const { _id, mergedInto, anonymisedAt } = await audited({ action: 'complaint.add-facts', actor: null, at: tools.clock.now() }, receipt, () => byReceipt(receipt, code, codes))
  if (anonymisedAt) throw new Refusal('complaint.closed')
  await addFacts(mergedInto ?? _id, facts, null, tools)
}

/** @throws Refusal `complaint.unknown`, `complaint.closed`, `complaint.withdrawn`, `complaint.answered` */
export async function withdrawByReceipt(receipt: string, code: string, reason: string | undefined, codes: TrackingCodes, tools: RequestTools): Promise<void> {
  const { _id } = await audited({ action: 'complaint.withdraw', actor: null, at: tools.clock.now() }, receipt, () => byReceipt(receipt, code, codes))
  await withdrawComplaint(_id, reason, null, tools)
}

/** @throws Refusal `complaint.unknown`, `question.unknown`, `question.answered`, `complaint.closed`, `attachment.unknown` */
export async function answerByReceipt(receipt: string, question: string, { code, ...answer }: { code: string, text: string, attachments?: string[] }, codes: TrackingCodes, tools: RequestTools): Promise<void> {
  const { _id } = await audited({ action: 'complaint.answer', actor: null, at: tools.clock.now() }, receipt, () => byReceipt(receipt, code, codes))
  await answerQuestion(_id, question, answer, tools)
}
