/** The engine's records on their way to the screens: stored, applied by one projector a partition, announced. */
import { EventEmitter } from 'node:events'
import type { Logger } from 'pino'
import { absentOf, append } from './append.ts'
import { finishRebuild } from './clear.ts'
import type { Changes } from './documents.ts'
import { startProjector, type Projector } from './projector.ts'
import { startRetention } from './retention.ts'
import { recordsAfter, DeadLetters, Records, type RawRecord } from './shapes.ts'

export type { Changes } from './documents.ts'

export interface PartitionLag {
  partition: number
  /** Positions not applied yet: at least as many as there are records. */
  behind: number
  /** Seconds since the projection was last caught up; 0 when it is. */
  seconds: number
}

export interface Projection {
  /** Stores records durably and has them applied; their order, and records that are there already, change nothing. */
  append(records: RawRecord[]): Promise<void>
  /** `changed` after each commit. */
  readonly changes: EventEmitter<{ changed: [Changes] }>
  lag(): PartitionLag[]
  /** Milliseconds since new records came. */
  quietFor(): number
  /** Records that could not be applied. */
  deadLetters(): Promise<number>
  close(): Promise<void>
}

export interface ProjectionOptions {
  log: Logger
  /** Days that applied raw records are kept; 0 keeps them all. */
  recordsDays: number
  /** Most records applied in one transaction. */
  batchSize?: number
}

export async function startProjection({ log, recordsDays, batchSize = 500 }: ProjectionOptions): Promise<Projection> {
  await finishRebuild(log)
  const changes = new EventEmitter<{ changed: [Changes] }>()
  changes.setMaxListeners(0)
  const projectors = new Map<number, Projector>()
  let newestAt = 0
  let queue: Promise<unknown> = Promise.resolve()

  const projectorOf = async (partition: number): Promise<Projector> => {
    const there = projectors.get(partition)
    if (there) return there
    const started = await startProjector({ partition, batchSize, log, onChanges: (change) => void changes.emit('changed', change) })
    projectors.set(partition, started)
    return started
  }
  const store = async (records: RawRecord[]) => {
    const sorted = records.toSorted((one, other) => one._id.n - other._id.n)
    for (const [partition, own] of Map.groupBy(sorted, ({ _id }) => _id.p)) {
      const projector = await projectorOf(partition)
      const late = await absentOf(own.filter(({ _id }) => _id.n <= projector.stored()))
      const fresh = own.filter(({ _id }) => _id.n > projector.stored())
      await append([...late, ...fresh])
      await reportLate(late, log)
      if (fresh.length > 0) newestAt = Date.now()
      projector.wake(own.at(-1)?._id.n ?? 0)
    }
  }
  for (const partition of await storedPartitions()) await projectorOf(partition)
  const retention = startRetention({ days: recordsDays, log })

  return {
    append: async (records) => {
      const stored = queue.then(async () => await store(records))
      queue = stored.catch(() => undefined)
      await stored
    },
    changes,
    lag: () => [...projectors].map(([partition, projector]) => {
      const { behind, since } = projector.lag()
      return { partition, behind, seconds: since ? (Date.now() - since.getTime()) / 1_000 : 0 }
    }),
    quietFor: () => Date.now() - newestAt,
    deadLetters: async () => await DeadLetters.estimatedDocumentCount(),
    close: async () => {
      retention.close()
      await queue
      await Promise.all([...projectors.values()].map(async (projector) => await projector.close()))
    },
  }
}

async function storedPartitions(): Promise<number[]> {
  const partitions: number[] = []
  for (let after = 0; ;) {
    const next = await Records.findOne(recordsAfter(after), { _id: 1 }).sort({ _id: 1 }).lean()
    if (!next) return partitions
    after = next._id.p
    partitions.push(after)
  }
}

/** An exporter never sends a record after its successors. Should one do so, it is kept, shown, and applied by the next rebuild. */
async function reportLate(late: RawRecord[], log: Logger): Promise<void> {
  if (late.length === 0) return
  log.error({ first: late[0]?._id, records: late.length }, 'records came after their successors; a rebuild is needed to apply them')
  const at = new Date()
  await DeadLetters.insertMany(late.map((record) => ({ _id: record._id, reason: 'it came after its successors', record: JSON.stringify(record), at })))
}
