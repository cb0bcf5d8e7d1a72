/** The connection to MongoDB and the one way to write several documents together. */
import mongoose, { type ClientSession, type Connection } from 'mongoose'
import type { Logger } from 'pino'
import { Refusal } from '../errors/errors.ts'

mongoose.set('strictQuery', 'throw')

export type Session = ClientSession

/**
 * Connects the default mongoose connection. Every write waits for a majority and for the journal.
 * @param url connection string of a replica set
 */
export async function connectStore(url: string, log: Logger): Promise<Connection> {
  const connection = mongoose.connection
  connection.on('disconnected', () => log.warn('database connection lost'))
  connection.on('reconnected', () => log.info('database connection restored'))
  await mongoose.connect(url, {
    writeConcern: { w: 'majority', journal: true },
    readConcern: { level: 'majority' },
    serverSelectionTimeoutMS: 5_000,
    maxPoolSize: 50,
    autoIndex: false,
    autoCreate: false,
  })
  return connection
}

/** Creates all collections and indexes of the models loaded so far; a transaction cannot create them on demand. */
export async function prepareCollections(): Promise<void> {
  for (const model of Object.values(mongoose.models)) {
    await model.createCollection()
    await model.createIndexes()
  }
}

/**
 * Runs `work` in one majority transaction, again from the start after a transient fault (a step-down, a write conflict).
 * `work` must therefore have no effect but its writes in `session`.
 */
export async function transaction<T>(work: (session: Session) => Promise<T>): Promise<T> {
  return await mongoose.connection.transaction(work, {
    readConcern: { level: 'snapshot' },
    writeConcern: { w: 'majority', journal: true },
  }) as T
}

const awayNames = new Set(['MongoServerSelectionError', 'MongoNetworkError', 'MongoNetworkTimeoutError', 'MongoNotConnectedError', 'MongoTopologyClosedError', 'MongoPoolClearedError', 'MongoPoolClosedError', 'PoolClearedOnNetworkError'])

/** Turns "the database cannot be reached" into a refusal that says so; every other error stays what it is. */
export function refuseWhenAway(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  const retryable = 'hasErrorLabel' in error && typeof error.hasErrorLabel === 'function'
    && (error.hasErrorLabel('RetryableWriteError') || error.hasErrorLabel('TransientTransactionError') || error.hasErrorLabel('UnknownTransactionCommitResult'))
  return awayNames.has(error.name) || retryable ? new Refusal('store.away', { cause: error, retryAfter: 5 }) : error
}

/** MongoDB's duplicate key error. */
export const isDuplicate = (error: unknown): boolean =>
  error instanceof mongoose.mongo.MongoServerError && error.code === 11_000
