import { mkdir, rename, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import mongoose from 'mongoose'
import { findMongod } from './mongod-binary.ts'
import { answers } from './ports.ts'
import type { PartPlan } from './supervised.ts'

const { MongoClient, MongoServerError } = mongoose.mongo
type Db = ReturnType<InstanceType<typeof MongoClient>['db']>

const REPLICA_SET = 'rs0'
const NOT_YET_INITIALIZED = 94
const LARGEST_LOG = 16 << 20

export interface MongoPlan {
  dataDir: string
  port: number
  onProgress(line: string): void
}

/** The connection string of the embedded database. */
export function mongoUrl(port: number): string {
  return `mongodb://127.0.0.1:${port}/recourse?replicaSet=${REPLICA_SET}`
}

/** How to run the database, a replica set of one so that it has transactions and change streams. Throws SetupProblem. */
export async function planMongo({ dataDir, port, onProgress }: MongoPlan): Promise<PartPlan> {
  const directory = join(dataDir, 'mongo')
  const logFile = join(dataDir, 'mongo.log')
  await mkdir(directory, { recursive: true, mode: 0o700 })
  await turnOver(logFile)
  return {
    name: 'mongo',
    dataDir,
    command: await findMongod(dataDir, onProgress),
    args: [
      ...['--dbpath', directory, '--bind_ip', '127.0.0.1', '--port', String(port), '--nounixsocket', '--replSet', REPLICA_SET],
      ...['--wiredTigerCacheSizeGB', '0.5', '--oplogSize', '256', '--networkMessageCompressors', 'disabled'],
      // A server that was killed leaves its transaction behind; its locks must not hold up the next one for the default minute.
      ...['--setParameter', 'transactionLifetimeLimitSeconds=10'],
      ...['--quiet', '--slowms', '1000', '--logappend', '--logpath', logFile],
    ],
    patience: 30_000,
    ready: (signal) => becomePrimary(port, signal),
  }
}

/** Keeps the log of this and of the previous run of files, so it cannot grow for ever. */
async function turnOver(logFile: string): Promise<void> {
  const size = await stat(logFile).then((file) => file.size, () => 0)
  if (size > LARGEST_LOG) await rename(logFile, `${logFile}.1`)
}

async function becomePrimary(port: number, signal: AbortSignal): Promise<void> {
  while (!((await answers(port)) && (await isPrimary(`127.0.0.1:${port}`)))) await sleep(100, undefined, { signal })
}

/** Asks with a connection of its own each time: a client that has once failed to connect does not recover here. */
async function isPrimary(host: string): Promise<boolean> {
  const client = new MongoClient(`mongodb://${host}/?directConnection=true`, { serverSelectionTimeoutMS: 2000 })
  try {
    return await nameMember(client.db('admin'), host)
  } catch {
    return false // still starting or electing
  } finally {
    await client.close()
  }
}

/** Makes the replica set on the first start, and renames its one member when the port has changed since. Answers whether it is primary. */
async function nameMember(admin: Db, host: string): Promise<boolean> {
  const hello = await admin.command({ hello: 1 })
  if (hello['isWritablePrimary'] === true && hello['me'] === host) return true
  const member = { _id: 0, host }
  try {
    const { config } = await admin.command({ replSetGetConfig: 1 })
    if (config.members[0].host === host) return false
    await admin.command({ replSetReconfig: { ...config, version: config.version + 1, members: [{ ...config.members[0], ...member }] }, force: true })
  } catch (error) {
    if (!(error instanceof MongoServerError) || error.code !== NOT_YET_INITIALIZED) throw error
    await admin.command({ replSetInitiate: { _id: REPLICA_SET, members: [member] } })
  }
  return false
}
