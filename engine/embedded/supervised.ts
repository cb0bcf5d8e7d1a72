import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from 'pino'
import { pidFile, type PartName } from './data-dir.ts'
import { endProcess } from './processes.ts'
import { SetupProblem } from './setup-problem.ts'

export interface PartStatus {
  name: PartName
  state: 'starting' | 'up' | 'restarting' | 'stopped'
  pid?: number
  restarts: number
  /** how it last ended unasked: `exit 3`, `SIGKILL` */
  lastExit?: string
}

export interface PartPlan {
  name: PartName
  command: string
  /** must contain the data directory: a later start recognises the process by it */
  args: readonly string[]
  env?: Record<string, string>
  dataDir: string
  /** resolves once the part can be used; called after every start, given up on when the signal aborts */
  ready(signal: AbortSignal): Promise<void>
  /** milliseconds between SIGTERM and SIGKILL */
  patience: number
}

const READY_WITHIN = 180_000
const FIRST_BACKOFF = 250
const LONGEST_BACKOFF = 30_000
const STABLE_AFTER = 60_000

/** One child process that is started again, with growing pauses, whenever it ends unasked. */
export class Supervised {
  readonly #plan: PartPlan
  readonly #log: Logger
  readonly #stopping = new AbortController()
  readonly #status: PartStatus
  #child: ChildProcess | undefined
  #ended: Promise<string> | undefined
  #running: Promise<void> | undefined

  constructor(plan: PartPlan, log: Logger) {
    this.#plan = plan
    this.#log = log.child({ part: plan.name })
    this.#status = { name: plan.name, state: 'starting', restarts: 0 }
  }

  get status(): PartStatus {
    return { ...this.#status }
  }

  /** Resolves when the part is ready for the first time. Throws SetupProblem when it ends or stays silent before that. */
  async start(): Promise<void> {
    process.once('exit', this.#onExit)
    await this.#launch()
    this.#running = this.#restartWheneverItEnds()
  }

  /** Ends the part and waits for it. */
  async stop(): Promise<void> {
    this.#stopping.abort()
    if (this.#status.pid !== undefined) await endProcess(this.#status.pid, this.#plan.patience)
    await this.#ended
    await this.#running
    this.#status.state = 'stopped'
    process.removeListener('exit', this.#onExit)
  }

  /** Whoever leaves without `stop()` (an uncaught error) takes the child along. */
  readonly #onExit = (): void => {
    this.#child?.kill('SIGTERM')
  }

  /** Starts the child and waits until it is ready; a child that does not get there is ended. */
  async #launch(): Promise<void> {
    const { name, ready } = this.#plan
    const child = this.#spawn()
    const ended = this.#ended = endOf(child).then((how) => {
      rmSync(pidFile(this.#plan.dataDir, name), { force: true })
      delete this.#status.pid
      return how
    })
    const giveUp = AbortSignal.any([this.#stopping.signal, AbortSignal.timeout(READY_WITHIN)])
    const endedEarly = new AbortController()
    try {
      await Promise.race([
        ready(AbortSignal.any([giveUp, endedEarly.signal])),
        ended.then((how) => {
          throw new SetupProblem(`${name} ended (${how}) before it was ready; its log is in ${this.#plan.dataDir}.`)
        }),
      ])
    } catch (error) {
      endedEarly.abort()
      if (this.#status.pid !== undefined) await endProcess(this.#status.pid, this.#plan.patience)
      await ended
      throw giveUp.aborted && !this.#stopping.signal.aborted ? new SetupProblem(`${name} was not ready within ${READY_WITHIN / 1000} s; its log is in ${this.#plan.dataDir}.`) : error
    }
    this.#status.state = 'up'
  }

  async #restartWheneverItEnds(): Promise<void> {
    const { name } = this.#plan
    const { signal } = this.#stopping
    let backoff = FIRST_BACKOFF
    for (;;) {
      const upSince = Date.now()
      const lastExit = await this.#ended
      if (signal.aborted) return
      if (Date.now() - upSince > STABLE_AFTER) backoff = FIRST_BACKOFF
      Object.assign(this.#status, { state: 'restarting', lastExit })
      this.#log.error({ lastExit, backoff }, `${name} ended unasked, starting it again`)
      await sleep(backoff, undefined, { signal }).catch(() => undefined)
      if (signal.aborted) return
      backoff = Math.min(backoff * 2, LONGEST_BACKOFF)
      this.#status.restarts += 1
      await this.#launch().catch((error: unknown) => this.#log.error({ error }, `${name} could not be started again`))
    }
  }

  #spawn(): ChildProcess {
    const { name, command, args, env, dataDir } = this.#plan
    const output = openSync(join(dataDir, `${name}.out`), 'w')
    // A process group of its own: Ctrl-C in the terminal reaches the server only, which then stops its parts in order.
    const child = spawn(command, args, { detached: true, stdio: ['ignore', output, output], env: { ...process.env, ...env } })
    closeSync(output)
    if (child.pid !== undefined) {
      writeFileSync(pidFile(dataDir, name), String(child.pid))
      this.#status.pid = child.pid
    }
    this.#child = child
    return child
  }
}

async function endOf(child: ChildProcess): Promise<string> {
  try {
    const [code, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null]
    return signal ?? `exit ${code}`
  } catch (error) {
    return (error as Error).message
  }
}
