/** Calls that found the line busy or nobody there (`domain.md` [3]): each caller is owed one callback, however often the telephone rang. */
import { nanoid } from 'nanoid'
import { model, Schema } from 'mongoose'
import type { Clock } from '../clock/clock.ts'
import { Entries } from '../complaints/entry.ts'
import { onceFor } from '../complaints/idempotency.ts'
import { enqueue } from '../complaints/outbox.ts'
import { isDuplicate, transaction, type Session } from '../store/store.ts'
import { Tasks } from '../zeebe/records/shapes.ts'
import { Callbacks } from './callback.ts'
import type { CallbackSettings } from './settings.ts'

/** What happened to a call: every line was engaged, nobody answered, the caller hung up while waiting. */
export const missedBecause = ['busy', 'missed', 'abandoned'] as const

export interface MissedCall {
  /** As the telephone system names the call. */
  call: string
  at: Date
  /** Null where the caller withholds it. */
  number: string | null
  because: (typeof missedBecause)[number]
  language: 'en' | 'zh' | null
}

export interface TakenCall {
  /** Id of the start that the callback comes from; null where there is no number to call. */
  callback: string | null
  /** The caller was owed a callback already. */
  joined: boolean
}

interface CallerLine {
  /** The caller's number. */
  _id: string
  /** The start of the callback that was owed last, and when the call came in that it is for. */
  callback: string | null
  lastAt: Date | null
  /** The last fifty. */
  calls: { call: string, at: Date, because: string }[]
}

const lineSchema = new Schema<CallerLine>(
  {
    _id: { type: String, required: true },
    callback: { type: String, default: null },
    lastAt: { type: Date, default: null },
    calls: [new Schema({ call: String, at: Date, because: String }, { _id: false })],
  },
  { collection: 'caller_lines', versionKey: false },
)
lineSchema.index({ lastAt: 1 }, { expireAfterSeconds: 90 * 24 * 3600 })

export const CallerLines = model<CallerLine>('CallerLine', lineSchema)

/**
 * Takes in a call that was missed, once for its id.
 * @param onOwed called after the commit: a start message waits
 * @throws Refusal `key.reused` where the same call was told with other facts
 */
export async function takeMissedCall(missed: MissedCall, { sameCallerMinutes }: Pick<CallbackSettings, 'sameCallerMinutes'>, { clock, onOwed }: { clock: Clock, onOwed: () => void }): Promise<TakenCall> {
  const number = missed.number && spelled(missed.number)
  const now = clock.now()
  const taken = await onceFor<TakenCall>(`missed-call:${missed.call}`, missed, now, async (remember) => {
    if (number) await lineOf(number)
    return await transaction(async (session) => {
      const answer = number ? await owe(number, missed, sameCallerMinutes, now, session) : { callback: null, joined: false }
      await remember(answer, session)
      return answer
    })
  })
  onOwed()
  return taken
}

const spelled = (number: string): string => number.replaceAll(/[^0-9+]/g, '')

/** There before the transaction: two calls of one number at once then wait for each other. */
async function lineOf(number: string): Promise<void> {
  await CallerLines.updateOne({ _id: number }, { $setOnInsert: { callback: null, lastAt: null, calls: [] } }, { upsert: true }).catch((error: unknown) => {
    if (!isDuplicate(error)) throw error
  })
}

async function owe(number: string, { call, at, because, language }: MissedCall, sameCallerMinutes: number, now: Date, session: Session): Promise<TakenCall> {
  const line = await CallerLines.findOneAndUpdate({ _id: number }, { $push: { calls: { $each: [{ call, at, because }], $slice: -50 } } }, { session, returnDocument: 'before' }).lean()
  const near = line?.lastAt && Math.abs(at.getTime() - line.lastAt.getTime()) <= sameCallerMinutes * 60_000
  if (near && line.callback && await stillOwed(line.callback, now)) return { callback: line.callback, joined: true }
  const id = nanoid()
  await CallerLines.updateOne({ _id: number }, { callback: id, lastAt: at }, { session })
  const entry = { _id: id, complaintId: null, taskKey: id, elementId: 'call-missed', stepName: 'Missed call', stepNameZh: '未接来电', actor: null, at: now, words: { callerPhone: number }, choices: { because }, state: 'kept' as const }
  await Entries.create([entry], { session })
  await enqueue({ _id: id, name: 'call-missed', correlationKey: id, variables: { startId: id, department: null, callLanguage: language } }, now, session)
  return { callback: id, joined: false }
}

const settling = 120_000

/** Its call is somebody's task, or will be in a moment. */
async function stillOwed(startId: string, now: Date): Promise<boolean> {
  const callback = await Callbacks.findOne({ startId }).sort({ plannedAt: -1 }).lean()
  if (!callback || now.getTime() - callback.plannedAt.getTime() < settling) return true
  return await Tasks.exists({ instanceKey: callback.instanceKey, state: 'open' }) !== null
}
