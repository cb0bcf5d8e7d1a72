/** The end of a call: its notes are kept, and what was promised is begun. Sent twice, it happens once. */
import { startAction } from '../actions/start-action.ts'
import type { Actor } from '../access/actor.ts'
import { openComplaint, type Opened, type OpenTools } from '../complaints/open-complaint.ts'
import { Refusal } from '../errors/errors.ts'
import { Articles } from '../knowledge/article.ts'
import { isDuplicate } from '../store/store.ts'
import { Calls, spelledNumber, type Call, type CallEnding } from './call.ts'

export interface EndedCall {
  id: string
  number: string | null
  name: string | null
  language: 'en' | 'zh'
  beganAt: string
  notes: string
  ending: CallEnding
  /** What it was about, in one line: becomes the complaint's subject. */
  subject?: string | undefined
  department?: string | null | undefined
  article?: string | null | undefined
  /** The case that it was about, where it was about one. */
  complaintId?: string | null | undefined
  /** Of a promise: not before, not after, as the caller wished. */
  opens?: string | undefined
  closes?: string | undefined
}

export interface CallResult {
  /** Of a complaint that was opened. */
  complaint?: Opened
  /** Of a promise: its start. */
  callback?: string
}

/**
 * @throws Refusal `request.invalid` for a promise without a number or a complaint without words; those of `openComplaint` and `startAction`
 */
export async function endCall(call: EndedCall, actor: Actor, tools: OpenTools): Promise<CallResult> {
  refuseHoles(call)
  const number = call.number && spelledNumber(call.number)
  const result = await whatFollows({ ...call, number }, actor, tools)
  const kept: Call = {
    _id: call.id, number, name: call.name, language: call.language, notes: call.notes, ending: call.ending, operator: actor.id, beganAt: new Date(call.beganAt), endedAt: tools.clock.now(),
    article: call.article ?? null, complaintId: result.complaint?.id ?? call.complaintId ?? null, startId: result.callback ?? null,
  }
  await Calls.create(kept).catch((error: unknown) => { if (!isDuplicate(error)) throw error })
  return result
}

function refuseHoles({ ending, number, notes, article }: EndedCall): void {
  const holes = [
    ...(ending === 'callback' && !number ? [{ path: '/number', message: 'is needed to call back' }] : []),
    ...(ending !== 'other' && !(ending === 'answered' && article) && notes.trim() === '' ? [{ path: '/notes', message: 'say what the call was about' }] : []),
  ]
  if (holes.length > 0) throw new Refusal('request.invalid', { errors: holes })
}

/** The effect comes first, under the call's own key: a call whose record is missing is sent again and finds it done. */
async function whatFollows(call: EndedCall, actor: Actor, tools: OpenTools): Promise<CallResult> {
  const key = `call:${call.id}`
  const { ending, number, name, notes, department, language, opens, closes, subject } = call
  if (ending === 'complaint') {
    const complainant = { ...(name && { name }), ...(number && { phone: number }) }
    const wanted = { channel: 'phone' as const, subject: subject?.trim() || firstLine(notes), narrative: notes, ...(department && { department }), ...(number || name ? { complainant } : { anonymous: true }) }
    return { complaint: await openComplaint(wanted, actor, key, tools) }
  }
  if (ending !== 'callback') return {}
  const variables = {
    callerName: name ?? '', callerPhone: number, matter: notes.slice(0, 1_000), department: department ?? null, callChannel: 'phone', callLanguage: language, ...(opens && { opens }), ...(closes && { closes }),
  }
  const { id } = await startAction({ processId: 'hotline-request', complaint: null, variables }, actor, key, tools)
  return { callback: id }
}

const firstLine = (notes: string): string => notes.trim().split('\n')[0]!.slice(0, 120)

/** Keeps the chosen article honest. @throws Refusal `article.unknown` */
export async function refuseUnknownArticle(article: string | null | undefined): Promise<void> {
  if (article && !(await Articles.exists({ _id: article }))) throw new Refusal('article.unknown')
}
