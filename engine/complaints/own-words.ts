/** The hospital's own names of categories, as MongoDB keeps them: only what differs from the pack's. */
import { model, Schema } from 'mongoose'
import type { Logger } from 'pino'
import { isDeepStrictEqual } from 'node:util'
import type { Session } from '../store/store.ts'
import { sayOwnWords, shippedWords, type OwnWord } from './vocabulary.ts'

const every = 5_000
const text = { type: String, required: true } as const

const Words = model<OwnWord>('OwnWord', new Schema<OwnWord>({ kind: text, id: text, en: text, zh: text }, { collection: 'own_words', versionKey: false, id: false }).index({ kind: 1, id: 1 }, { unique: true }))

/** What differs from the pack's names, and what was added. */
export async function ownWords(): Promise<OwnWord[]> {
  return (await Words.find().sort({ kind: 1, id: 1 }).lean()).map(({ kind, id, en, zh }) => ({ kind, id, en, zh }))
}

/** The whole list: the pack's under the hospital's names, then the hospital's own, kind by kind. */
export function wholeList(own: readonly OwnWord[]): OwnWord[] {
  const shipped = shippedWords()
  const isShipped = (word: OwnWord) => shipped.some(({ kind, id }) => kind === word.kind && id === word.id)
  const named = shipped.map((word) => own.find(({ kind, id }) => kind === word.kind && id === word.id) ?? word)
  return [...Map.groupBy([...named, ...own.filter((word) => !isShipped(word))], ({ kind }) => kind).values()].flat()
}

/** @param words the whole list */
export async function keepOwnWords(words: readonly OwnWord[], session: Session): Promise<void> {
  const shipped = shippedWords()
  const own = words.filter((word) => !shipped.some((one) => isDeepStrictEqual(one, word)))
  await Words.deleteMany({}, { session })
  await Words.insertMany(own, { session })
}

/** Says the hospital's names from now on; again soon after somebody changed them, also in another process. */
export async function followOwnWords(log: Logger): Promise<{ stop(): void }> {
  await readOwnWords()
  const timer = setInterval(() => void readOwnWords().catch((error: unknown) => log.debug({ error }, 'own words could not be read')), every).unref()
  return { stop: () => clearInterval(timer) }
}

export async function readOwnWords(): Promise<void> {
  sayOwnWords(await ownWords())
}
