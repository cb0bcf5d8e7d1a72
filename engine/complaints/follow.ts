/** What a complainant sees of their own complaint, and their judgement of the answer. Nothing internal leaves here. */
import { audited, auditWrite } from '../access/audit.ts'
import type { Clock } from '../clock/clock.ts'
import { Refusal } from '../errors/errors.ts'
import { loadHospital } from '../people/store.ts'
import { transaction } from '../store/store.ts'
import { Elements, Instances, Resources } from '../zeebe/records/shapes.ts'
import { Complaints, type Complaint } from './complaint.ts'
import { record } from './events.ts'
import { enqueue } from './outbox.ts'
import type { TrackingCodes } from './receipts.ts'
import { nextDeadline } from './show.ts'
import { stateOf, type State } from './state.ts'

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
  next?: { stage: string, at: Date }
  answer?: { text: string, at: Date }
  rating?: { satisfied: boolean, score?: number, comment?: string, at: Date }
  canRate: boolean
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
    const { subject, receivedAt, tier, answer, rating, deadlines } = complaint
    const state = stateOf(complaint)
    const next = state === 'closed' ? undefined : nextDeadline(deadlines)
    return {
      receipt,
      subject,
      receivedAt,
      state,
      tier,
      steps: await publicSteps(complaint._id),
      ...(next && { next: { stage: next.stage, at: next.at } }),
      ...(answer && { answer: { text: answer.text, at: answer.at } }),
      ...(rating && { rating }),
      canRate: await canRate(complaint),
      zone: (await loadHospital()).calendar.timeZone,
    }
  })
}

/** The steps that the diagrams name for the complainant: extension properties `public.en` and `public.zh`. */
async function publicSteps(complaintId: string): Promise<PublicStep[]> {
  const entered = await Elements.find({ complaintId }, { elementId: 1, processKey: 1, enteredAt: 1 }).sort({ enteredAt: 1, _id: 1 }).lean()
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

/** The answer is there, the process waits for a judgement, and none was given for this answer. */
async function canRate({ _id, answer, rating, progress }: Complaint): Promise<boolean> {
  if (!answer || progress?.state !== 'handling' || (rating && rating.at > answer.at)) return false
  return await Instances.exists({ complaintId: _id, processId: 'satisfaction-callback', state: 'active' }) !== null
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
