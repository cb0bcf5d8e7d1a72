import type { Logger } from 'pino'
import { holdDataDir } from './data-dir.ts'
import { mongoUrl, planMongo } from './mongo.ts'
import { settlePorts, type Ports } from './ports.ts'
import { Supervised, type PartPlan, type PartStatus } from './supervised.ts'
import type { ZeebeVersion } from './zeebe-distribution.ts'
import { planZeebe } from './zeebe.ts'

export { SetupProblem } from './setup-problem.ts'
export type { PartStatus, ZeebeVersion }

export interface EmbeddedOptions {
  /** made where missing; only one start at a time may use it */
  dataDir: string
  zeebeVersion: ZeebeVersion
  /** which of the two parts to run */
  zeebe: boolean
  mongo: boolean
  /** of the hospital; timers of the broker mean it */
  timeZone?: string
  /** of the broker's memory, in megabytes */
  heap?: number
  /** the broker runs on a clock that `POST <managementUrl>/actuator/clock/add` moves */
  controlledClock: boolean
  /** where the broker's exporter posts its records; must not change while the broker runs */
  sink: { url: string; user: string; password: string }
  /** loopback ports; free ones are chosen, and kept for the data directory, where left out */
  ports?: Partial<Pick<Ports, 'zeebe' | 'zeebeRest' | 'zeebeManagement' | 'mongo'>>
  log: Logger
  /** aborts a start that is still under way; everything started so far is stopped, and startEmbedded rejects with its reason */
  signal?: AbortSignal
  /** what takes long, in words for the person who waits: downloads, starts */
  onProgress(line: string): void
  /** called after every start of the broker, before it counts as up: for example to set its clock again */
  onZeebeReady?(zeebe: { managementUrl: string }): Promise<void>
}

export interface Embedded {
  /** a replica set of one, database `recourse` */
  mongoUrl?: string
  zeebe?: { /** host:port, no TLS */ grpcAddress: string; restAddress: string; managementUrl: string; version: string }
  status(): PartStatus[]
  /** Stops the broker, then the database, and gives the data directory free. Safe to call twice. */
  stop(): Promise<void>
}

/**
 * Runs the broker and the database as child processes on loopback and keeps them running until `stop()`.
 * Resolves when both can be used. Throws SetupProblem with one line for the user: no Java, no Maven, no network, a taken port,
 * a data directory in use. Where neither part is wanted, nothing is touched.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const { log, onProgress, signal } = options
  if (!options.zeebe && !options.mongo) return { status: () => [], stop: async () => undefined }
  const held = await holdDataDir(options.dataDir, log)
  const parts: Supervised[] = []
  const stop = async (): Promise<void> => {
    for (const part of parts.toReversed()) await part.stop()
    held.release()
  }
  const start = async (): Promise<Embedded> => {
    const ports = await settlePorts(held.path, options.ports ?? {})
    const zeebe = zeebeAddresses(ports, options.zeebeVersion)
    const plans: PartPlan[] = []
    if (options.mongo) plans.push(await planMongo({ dataDir: held.path, port: ports.mongo, onProgress }))
    if (options.zeebe) {
      const { zeebeVersion: version, timeZone, heap, controlledClock, sink, onZeebeReady } = options
      const onReady = async (): Promise<void> => onZeebeReady?.({ managementUrl: zeebe.managementUrl })
      plans.push(await planZeebe({ dataDir: held.path, version, ...(timeZone && { timeZone }), ...(heap && { heap }), ports, controlledClock, sink, onProgress, onReady }))
    }
    signal?.throwIfAborted()
    parts.push(...plans.map((plan) => new Supervised(plan, log)))
    await Promise.all(parts.map((part) => startTimed(part, onProgress)))
    return {
      ...(options.mongo && { mongoUrl: mongoUrl(ports.mongo) }),
      ...(options.zeebe && { zeebe }),
      status: () => parts.map((part) => part.status),
      stop,
    }
  }
  try {
    return await Promise.race([start(), abortOf(signal)])
  } catch (error) {
    await stop()
    throw error
  }
}

function abortOf(signal: AbortSignal | undefined): Promise<never> {
  return new Promise((_, reject) => {
    const abort = (): void => reject(signal?.reason as Error)
    if (signal?.aborted) abort()
    else signal?.addEventListener('abort', abort, { once: true })
  })
}

async function startTimed(part: Supervised, onProgress: (line: string) => void): Promise<void> {
  const { name } = part.status
  const started = Date.now()
  onProgress(`${name}: starting`)
  await part.start()
  onProgress(`${name}: up after ${((Date.now() - started) / 1000).toFixed(1)} s`)
}

function zeebeAddresses(ports: Ports, version: string): NonNullable<Embedded['zeebe']> {
  return {
    grpcAddress: `127.0.0.1:${ports.zeebe}`,
    restAddress: `http://127.0.0.1:${ports.zeebeRest}`,
    managementUrl: `http://127.0.0.1:${ports.zeebeManagement}`,
    version,
  }
}
