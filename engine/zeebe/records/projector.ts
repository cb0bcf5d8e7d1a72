/** Reads the raw records of one partition and brings them into the projection, each exactly once. */
import { setTimeout as sleep } from 'node:timers/promises'
import mongoose from 'mongoose'
import type { Logger } from 'pino'
import { transaction, type Session } from '../../store/store.ts'
import { applyAll } from './apply/index.ts'
import { documents, type Changes } from './documents.ts'
import { Cursors, DeadLetters, Records, recordsOf, type RawRecord } from './shapes.ts'

/** Of records applied in one transaction. */
const mostCharacters = 8_000_000

export interface Projector {
  /** Position of the last raw record that is stored. */
  stored(): number
  /** Records up to this position have been stored. */
  wake(position: number): void
  /** Positions between the last record stored and the last one applied, and since when there are any. */
  lag(): { behind: number, since: Date | null }
  /** Resolves after the batch in work. */
  close(): Promise<void>
}

export interface ProjectorOptions {
  partition: number
  /** Most records applied together. */
  batchSize: number
  log: Logger
  /** Called after each commit. */
  onChanges: (changes: Changes) => void
}

export async function startProjector({ partition, batchSize, log, onChanges }: ProjectorOptions): Promise<Projector> {
  let applied = await readCursor(partition)
  let stored = Math.max(applied, await lastPosition(partition))
  let since: Date | null = stored > applied ? new Date() : null
  let closed = false
  let woken = Promise.withResolvers<void>()

  const applyNext = async () => {
    const records = await readBetween(partition, applied, stored, batchSize)
    for await (const { position, changes } of digest(records, applied, log)) {
      applied = position
      onChanges(changes)
    }
    if (records.length === 0) applied = stored
  }
  const run = async () => {
    let pause = 100
    while (!closed) {
      if (applied >= stored) {
        since = null
        await woken.promise
        woken = Promise.withResolvers()
        continue
      }
      try {
        await applyNext()
        pause = 100
      } catch (error) {
        log.warn({ err: error, partition, applied }, 'the projection paused and goes on shortly')
        await sleep(pause)
        pause = Math.min(pause * 2, 5_000)
        applied = await readCursor(partition).catch(() => applied)
      }
    }
  }
  const running = run()

  return {
    stored: () => stored,
    wake: (position) => {
      if (position <= stored) return
      stored = position
      since ??= new Date()
      woken.resolve()
    },
    lag: () => ({ behind: Math.max(0, stored - applied), since }),
    close: async () => {
      closed = true
      woken.resolve()
      await running
    },
  }
}

async function readCursor(partition: number): Promise<number> {
  return (await Cursors.findById(partition).lean())?.position ?? 0
}

async function lastPosition(partition: number): Promise<number> {
  const last = await Records.findOne(recordsOf(partition)).sort({ _id: -1 }).lean()
  return last?._id.n ?? 0
}

/** As many as may be applied together: not too many, and not too large. */
async function readBetween(partition: number, after: number, upTo: number, most: number): Promise<RawRecord[]> {
  const records: RawRecord[] = []
  let size = 0
  for await (const record of Records.find(recordsOf(partition, after, upTo)).sort({ _id: 1 }).limit(most).lean().cursor()) {
    records.push(record)
    size += record.value.length
    if (size > mostCharacters) break
  }
  return records
}

interface Step {
  position: number
  changes: Changes
}

/** Applies the records; when some cannot be, halves them until the one at fault is alone, and puts that one aside. */
async function* digest(records: RawRecord[], after: number, log: Logger): AsyncGenerator<Step> {
  const last = records.at(-1)
  if (!last) return
  try {
    yield { position: last._id.n, changes: await applyTogether(records, after) }
  } catch (error) {
    if (!isUndigestible(error)) throw error
    if (records.length === 1) {
      log.error({ err: error, ...last._id, valueType: last.valueType, intent: last.intent }, 'a record cannot be applied and was put aside')
      await putAside(last, after, error)
      yield { position: last._id.n, changes: { complaintIds: [], taskKeys: [], instanceKeys: [] } }
      return
    }
    const middle = Math.ceil(records.length / 2)
    yield* digest(records.slice(0, middle), after, log)
    yield* digest(records.slice(middle), records[middle - 1]?._id.n ?? after, log)
  }
}

async function applyTogether(records: RawRecord[], after: number): Promise<Changes> {
  return await transaction(async (session) => {
    const docs = documents(session)
    await applyAll(records, docs)
    const changes = await docs.write()
    await moveCursor(records, after, session)
    return changes
  })
}

async function putAside(record: RawRecord, after: number, error: unknown): Promise<void> {
  await transaction(async (session) => {
    await DeadLetters.create([{ _id: record._id, reason: String(error), record: JSON.stringify(record), at: new Date() }], { session })
    await moveCursor([record], after, session)
  })
}

/** Only from where this projector believes it to be: a second one would be noticed here. */
async function moveCursor(records: RawRecord[], after: number, session: Session): Promise<void> {
  const last = records.at(-1)
  if (!last) return
  const { p, n } = last._id
  const { matchedCount, upsertedCount } = await Cursors.updateOne({ _id: p, position: after }, { $set: { position: n, at: new Date() } }, { session, upsert: after === 0 })
  if (matchedCount + upsertedCount !== 1) throw new CursorMoved(`the cursor of partition ${p} is not at ${after} any more`)
}

class CursorMoved extends Error {}

/** BadValue, TypeMismatch, dotted or dollar field names, validation, document too large: the document is at fault, not the database. */
const documentFaults = new Set<unknown>([2, 14, 52, 57, 121, 10_334, 17_419, 17_420])

/** Whether trying again is of no use: everything but a database that is away, busy or refuses for the moment. */
function isUndigestible(error: unknown): boolean {
  if (error instanceof CursorMoved || mongoose.connection.readyState !== mongoose.ConnectionStates.connected) return false
  if (error instanceof mongoose.mongo.MongoError) return error instanceof mongoose.mongo.MongoServerError && documentFaults.has(error.code)
  if (error instanceof mongoose.MongooseError) return error instanceof mongoose.Error.CastError || error instanceof mongoose.Error.ValidationError
  return true
}
