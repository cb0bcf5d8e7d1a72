/**
 * The effects ledger: what a job did to the outside world. A row is written before the effect and settled after it, so a crash in
 * between leaves a row that says "nobody knows", which no machine resolves by doing it again.
 */
import { model, Schema } from 'mongoose'
import type { Clock } from '../../engine/clock/clock.ts'
import { isDuplicate } from '../../engine/store/store.ts'
import { JobDelayed, JobRefused } from './refusals.ts'

/** `<job key>:<name>`. `started` holds until `until`; after that the effect may have happened or not. `again`: a person said that it has not happened. */
export interface Effect {
  _id: string
  jobKey: string
  type: string
  about: string
  complaintId: string | null
  instanceKey: string | null
  elementId: string | null
  state: 'started' | 'done' | 'unknown' | 'again'
  startedAt: Date
  /** The deadline of the job that performs it. */
  until: Date
  settledAt: Date | null
  result: unknown
  /** What persons said about an unknown effect, the latest last. */
  decisions: Decision[]
}

export interface Decision {
  happened: boolean
  because: string
  /** Person id. */
  by: string
  at: Date
}

const effectSchema = new Schema<Effect>(
  {
    _id: { type: String, required: true },
    jobKey: { type: String, required: true },
    type: { type: String, required: true },
    about: { type: String, required: true },
    complaintId: { type: String, default: null },
    instanceKey: { type: String, default: null },
    elementId: { type: String, default: null },
    state: { type: String, enum: ['started', 'done', 'unknown', 'again'], required: true },
    startedAt: { type: Date, required: true },
    until: { type: Date, required: true },
    settledAt: { type: Date, default: null },
    result: { type: Schema.Types.Mixed, default: null },
    decisions: [{ happened: Boolean, because: String, by: String, at: Date, _id: false }],
  },
  { collection: 'effects', minimize: false, versionKey: false },
)
effectSchema.index({ jobKey: 1 })
effectSchema.index({ state: 1, startedAt: 1 })
effectSchema.index({ type: 1, startedAt: -1 })

export const Effects = model<Effect>('Effect', effectSchema)

export interface EffectOptions<T> {
  /** The other side knows the effect again by its key, so one that is unknown is simply performed again. */
  repeatable?: boolean
  /** What stands in for the result of an unknown effect once a person has seen the incident and retried the job. Without it the job is refused again. */
  otherwise?: T
}

/** Who performs an effect and until when nobody else may; the rest is for whoever reads the ledger. */
export interface EffectHolder extends Pick<Effect, 'jobKey' | 'type' | 'until'>, Partial<Pick<Effect, 'complaintId' | 'instanceKey' | 'elementId'>> {}

export interface Ledger {
  once<T>(holder: EffectHolder, name: string, about: string, effect: (key: string) => Promise<T>, options?: EffectOptions<T>): Promise<T>
}

/** A ledger for one process: two holders of a job in it share one performance, those of other processes meet in the database. */
export function effectsLedger(clock: Clock): Ledger {
  const running = new Map<string, Promise<unknown>>()

  return {
    once<T>(holder: EffectHolder, name: string, about: string, effect: (key: string) => Promise<T>, options: EffectOptions<T> = {}): Promise<T> {
      const id = `${holder.jobKey}:${name}`
      const shared = running.get(id)
      if (shared) return shared as Promise<T>
      const mine = performOnce(id, holder, about, effect, options).finally(() => running.delete(id))
      running.set(id, mine)
      return mine
    },
  }

  async function performOnce<T>(id: string, holder: EffectHolder, about: string, effect: (key: string) => Promise<T>, options: EffectOptions<T>): Promise<T> {
    const earlier = await begin(id, holder, about)
    if (earlier?.state === 'done') return resultOf(earlier, options)
    if (earlier?.state === 'again') await takeOver(earlier, holder)
    else if (earlier) {
      if (earlier.state === 'started' && earlier.until > clock.now()) throw stillRunning(earlier)
      if (options.repeatable) await takeOver(earlier, holder)
      else return await giveToPerson(earlier, options)
    }
    const result = await perform(id, effect, options)
    await settle(id, 'done', result)
    return result
  }

  /** The row of an earlier attempt, or null after writing the first. */
  async function begin(_id: string, holder: EffectHolder, about: string): Promise<Effect | null> {
    try {
      await Effects.create({ _id, ...holder, about, state: 'started', startedAt: clock.now() })
      return null
    } catch (error) {
      if (!isDuplicate(error)) throw error
      return await Effects.findById(_id).lean<Effect>() ?? await begin(_id, holder, about)
    }
  }

  /** A person who says that it happened does not know what came of it. */
  function resultOf<T>({ decisions, result }: Effect, options: EffectOptions<T>): T {
    return decisions?.at(-1)?.happened && 'otherwise' in options ? options.otherwise as T : result as T
  }

  async function perform<T>(id: string, effect: (key: string) => Promise<T>, { repeatable }: EffectOptions<T>): Promise<T> {
    try {
      return await effect(id)
    } catch (error) {
      if (error instanceof JobRefused || error instanceof JobDelayed) {
        await Effects.deleteOne({ _id: id })
        throw error
      }
      await settle(id, 'unknown', null)
      throw repeatable ? error : new JobRefused('effect.unknown', { cause: error })
    }
  }

  async function takeOver({ _id, until }: Effect, holder: EffectHolder): Promise<void> {
    const { modifiedCount } = await Effects.updateOne({ _id, until, state: { $ne: 'done' } }, { state: 'started', until: holder.until })
    if (modifiedCount === 0) throw new JobDelayed('effect.running', { after: 1_000 })
  }

  async function giveToPerson<T>({ _id, state }: Effect, options: EffectOptions<T>): Promise<T> {
    if (state === 'unknown' && 'otherwise' in options) {
      await settle(_id, 'done', options.otherwise)
      return options.otherwise as T
    }
    await settle(_id, 'unknown', null)
    throw new JobRefused('effect.unknown')
  }

  async function settle(_id: string, state: 'done' | 'unknown', result: unknown): Promise<void> {
    await Effects.updateOne({ _id, ...(state === 'unknown' && { state: { $ne: 'done' } }) }, { state, result, settledAt: clock.now() })
  }

  function stillRunning({ until }: Effect): JobDelayed {
    return new JobDelayed('effect.running', { after: Math.max(1_000, until.getTime() - clock.now().getTime()) })
  }
}
