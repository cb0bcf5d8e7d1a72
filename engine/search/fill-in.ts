/** Cases and entries of an older release get the words by which they are found. Beside the work: until it is through, they are found by what was made so far. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Model } from 'mongoose'
import type { Logger } from 'pino'
import { Complaints, foundBy, type Complaint } from '../complaints/complaint.ts'
import { Entries, wordsIn, type Entry } from '../complaints/entry.ts'

const atOnce = 200
/** Between two portions, in milliseconds: people come first. */
const rest = 50

export function fillInSearchWords(log: Logger): { stop(): void, done: Promise<void> } {
  let stopped = false
  const fill = async <T extends { _id: string }>(model: Model<T>, found: (one: T) => object): Promise<void> => {
    for (let count = 0; !stopped; await sleep(rest)) {
      const old = await model.find({ searchWords: { $exists: false } }).limit(atOnce).lean<T[]>()
      if (old.length === 0) {
        if (count > 0) log.info({ collection: model.collection.name, count }, 'older records can be found by their words')
        return
      }
      await model.collection.bulkWrite(old.map((one) => ({ updateOne: { filter: { _id: one._id as never }, update: { $set: found(one) } } })), { ordered: false })
      count += old.length
    }
  }
  const done = (async () => {
    await fill<Complaint>(Complaints, foundBy)
    await fill<Entry>(Entries, ({ words }) => ({ searchWords: wordsIn(words) }))
  })().catch((error: unknown) => { if (!stopped) log.warn({ error }, 'older records could not be prepared for the search') })
  return { stop: () => { stopped = true }, done }
}
