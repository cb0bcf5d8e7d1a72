/**
 * What the connectors did, kept in the database so that the runs of several processes are seen together. Nothing waits for it: runs are written in bundles
 * beside the work, and a process that dies loses at most the last second of this list, never of the ledger.
 */
import { randomBytes } from 'node:crypto'
import { hostname } from 'node:os'
import { model, Schema } from 'mongoose'
import type { Logger } from 'pino'
import type { Run } from './start-connectors.ts'

export interface KeptRun extends Run {
  type: string
  /** Of the process that ran it. */
  process: string
}

export interface RunCount {
  /** Job type. */
  _id: string
  completed: number
  failed: number
  lastAt: Date
  lastFailedAt: Date | null
}

/** A process that runs connectors, alive while it says so. Its times are the machine's: several processes compare them, and a clock that tests move is nobody else's. */
export interface ConnectorProcess {
  _id: string
  kind: 'server' | 'connectors'
  host: string
  pid: number
  types: string[]
  /** By job type, those in work now. */
  running: Record<string, number>
  startedAt: Date
  beatAt: Date
}

const keptDays = 14
const runSchema = new Schema<KeptRun>(
  {
    type: { type: String, required: true }, process: { type: String, required: true }, job: { type: String, required: true }, at: { type: Date, required: true }, ms: { type: Number, required: true },
    verdict: { type: String, required: true }, code: { type: String, default: null }, elementId: String, instanceKey: String, processId: String, complaintId: { type: String, default: null },
  },
  { collection: 'connector-runs', versionKey: false },
)
runSchema.index({ type: 1, at: -1 })
runSchema.index({ at: 1 }, { expireAfterSeconds: keptDays * 86_400 })

export const Runs = model<KeptRun>('ConnectorRun', runSchema)

export const RunCounts = model<RunCount>('ConnectorRunCount', new Schema<RunCount>(
  { _id: { type: String, required: true }, completed: { type: Number, default: 0 }, failed: { type: Number, default: 0 }, lastAt: Date, lastFailedAt: { type: Date, default: null } },
  { collection: 'connector-run-counts', versionKey: false },
))

export const ConnectorProcesses = model<ConnectorProcess>('ConnectorProcess', new Schema<ConnectorProcess>(
  {
    _id: { type: String, required: true }, kind: { type: String, required: true }, host: { type: String, required: true }, pid: { type: Number, required: true }, types: { type: [String], required: true },
    running: { type: Schema.Types.Mixed, required: true }, startedAt: { type: Date, required: true }, beatAt: { type: Date, required: true },
  },
  { collection: 'connector-processes', minimize: false, versionKey: false },
))

const everyMs = 2_000
/** A process that has said nothing for so long is not counted on any more. */
const silentAfterMs = 15_000
const runsAtOnce = 500

export const isAlive = ({ beatAt }: Pick<ConnectorProcess, 'beatAt'>): boolean => Date.now() - beatAt.getTime() < silentAfterMs

const forgottenAfterMs = 86_400_000

export interface RunsKeeper {
  ran(run: Run & { type: string }): void
  /** Writes what is left and signs off. */
  close(): Promise<void>
}

export function keepRuns({ kind, types, running, log }: Pick<ConnectorProcess, 'kind' | 'types'> & { running: () => Record<string, number>, log: Logger }): RunsKeeper {
  const _id = `${hostname()}-${process.pid}-${randomBytes(3).toString('hex')}`
  const startedAt = new Date()
  let waiting: KeptRun[] = []
  let beating: Promise<void> = beat()
  const timer = setInterval(() => { beating = beating.then(beat) }, everyMs)
  timer.unref()

  async function beat(): Promise<void> {
    try {
      await keep()
      const now = new Date()
      await ConnectorProcesses.updateOne({ _id }, { $set: { kind, types, host: hostname(), pid: process.pid, startedAt, running: running(), beatAt: now } }, { upsert: true })
      await ConnectorProcesses.deleteMany({ beatAt: { $lt: new Date(now.getTime() - forgottenAfterMs) } })
    } catch (error) {
      log.warn({ name: error instanceof Error ? error.name : typeof error }, 'the runs of the connectors could not be kept')
    }
  }

  async function keep(): Promise<void> {
    const bundle = waiting.slice(0, runsAtOnce)
    if (bundle.length === 0) return
    await Runs.insertMany(bundle, { ordered: false })
    waiting = waiting.slice(bundle.length)
    await RunCounts.bulkWrite([...Map.groupBy(bundle, ({ type }) => type)].map(([type, runs]) => ({ updateOne: { filter: { _id: type }, update: counted(runs), upsert: true } })))
  }

  return {
    // While the database is away only the latest are remembered.
    ran: (run) => { waiting = [...waiting, { ...run, process: _id }].slice(-runsAtOnce) },
    async close() {
      clearInterval(timer)
      await beating
      await beat()
      await ConnectorProcesses.deleteOne({ _id }).catch(() => undefined)
    },
  }
}

function counted(runs: readonly KeptRun[]) {
  const failed = runs.filter(({ verdict }) => verdict !== 'complete')
  return {
    $inc: { completed: runs.length - failed.length, failed: failed.length },
    $max: { lastAt: latest(runs), ...(failed.length > 0 && { lastFailedAt: latest(failed) }) },
  }
}

const latest = (runs: readonly Run[]): Date => new Date(Math.max(...runs.map(({ at }) => at.getTime())))
