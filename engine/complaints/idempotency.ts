/** `Idempotency-Key`: the same key with the same content gives the same answer; with other content it is refused. */
import { createHash } from 'node:crypto'
import { model, Schema } from 'mongoose'
import { Refusal } from '../errors/errors.ts'
import { isDuplicate, type Session } from '../store/store.ts'

interface Remembered {
  _id: string
  content: string
  answer: unknown
  at: Date
}

const rememberedSchema = new Schema<Remembered>(
  { _id: { type: String, required: true }, content: { type: String, required: true }, answer: { type: Schema.Types.Mixed, required: true }, at: { type: Date, required: true } },
  { collection: 'idempotency_keys', versionKey: false },
)
rememberedSchema.index({ at: 1 }, { expireAfterSeconds: 7 * 24 * 3600 })

const Remembereds = model<Remembered>('Remembered', rememberedSchema)

export type Remember<T> = (answer: T, session: Session) => Promise<void>

/**
 * Runs `work` once for a key. `work` hands its answer to `remember` inside its own transaction, so key and effect stand or fall together.
 * @param key null: no key was given, `work` simply runs
 * @throws Refusal `key.reused`
 */
export async function onceFor<T>(key: string | null, content: unknown, at: Date, work: (remember: Remember<T>) => Promise<T>): Promise<T> {
  if (key === null) return work(async () => {})
  const hash = createHash('sha256').update(canonical(content)).digest('hex')
  const earlier = await answerFor<T>(key, hash)
  if (earlier !== null) return earlier
  try {
    return await work(async (answer, session) => {
      await Remembereds.create([{ _id: key, content: hash, answer, at }], { session })
    })
  } catch (error) {
    // The same request at the same time: one of the two has won.
    const winner = isDuplicate(error) ? await answerFor<T>(key, hash) : null
    if (winner === null) throw error
    return winner
  }
}

/** What the request under this key was answered, whatever it said; null where there was none. */
export const answerUnder = async <T>(key: string): Promise<T | null> => (await Remembereds.findById(key).lean())?.answer as T | undefined ?? null

async function answerFor<T>(key: string, hash: string): Promise<T | null> {
  const found = await Remembereds.findById(key).lean()
  if (!found) return null
  if (found.content !== hash) throw new Refusal('key.reused')
  return found.answer as T
}

/** JSON with sorted names: the order in which a client writes its fields does not matter. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_name, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner)
