/** Searches that found no answer: the list to write from. The same words by several operators are one line that counts them. */
import { createHash } from 'node:crypto'
import { model, Schema } from 'mongoose'
import type { Actor } from '../access/actor.ts'
import { Refusal } from '../errors/errors.ts'

export interface Unanswered {
  /** Hash of the words without case and spaces. */
  _id: string
  words: string
  times: number
  firstAt: Date
  lastAt: Date
  /** Person id. */
  lastBy: string
}

const unansweredSchema = new Schema<Unanswered>(
  { _id: { type: String, required: true }, words: { type: String, required: true }, times: { type: Number, required: true }, firstAt: { type: Date, required: true }, lastAt: { type: Date, required: true }, lastBy: { type: String, required: true } },
  { collection: 'unanswered_searches', versionKey: false },
)
unansweredSchema.index({ times: -1, lastAt: -1 })

const Searches = model<Unanswered>('UnansweredSearch', unansweredSchema)

const spelled = (words: string): string => words.normalize('NFKC').toLowerCase().replaceAll(/[\s\p{P}]+/gu, ' ').trim()

/** An operator says that nothing of what was found is the answer. */
export async function noteUnanswered(words: string, actor: Actor, at: Date): Promise<void> {
  const _id = createHash('sha256').update(spelled(words)).digest('base64url').slice(0, 22)
  await Searches.updateOne({ _id }, { $setOnInsert: { words: words.trim(), firstAt: at }, $set: { lastAt: at, lastBy: actor.id }, $inc: { times: 1 } }, { upsert: true })
}

const most = 200

/** What is asked for most, first. */
export const listUnanswered = async (): Promise<Unanswered[]> => await Searches.find().sort({ times: -1, lastAt: -1 }).limit(most).lean<Unanswered[]>()

/** Somebody has written an article, or it needs none. @throws Refusal `search.unknown` */
export async function settleUnanswered(id: string): Promise<void> {
  const { deletedCount } = await Searches.deleteOne({ _id: id })
  if (deletedCount === 0) throw new Refusal('search.unknown')
}
