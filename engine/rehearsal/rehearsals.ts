/** The rehearsal of this installation: at most one at a time, started when somebody asks, ended when nobody has used it for a while. */
import { randomBytes } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Connection } from 'mongoose'
import type { Logger } from 'pino'
import type { Config } from '../config/settings.ts'
import { Refusal } from '../errors/errors.ts'
import { isDeployed } from '../studio/files/names.ts'
import type { Finding } from '../zeebe/deploy/finding.ts'
import { startChild, untilReady, type Child } from './child-process.ts'
import type { SeedFile } from './child/seeds.ts'
import type { RehearsedFile } from './rehearsed-files.ts'
import { dropRehearsal, rehearsalUrl, seed } from './seed.ts'

export const phases = ['copying', 'starting', 'deploying', 'ready'] as const
export type Phase = (typeof phases)[number]

export interface RehearsalState {
  state: 'off' | 'starting' | 'on' | 'failed' | 'stopping'
  phase: Phase | null
  /** What the second server said last, for whoever waits. */
  line: string | null
  /** Person id. */
  by: string | null
  startedAt: Date | null
  readyAt: Date | null
  /** When it ends by itself unless somebody does something. */
  endsAt: Date | null
  /** Names of the drafts in it. */
  drafts: string[]
  /** Why it failed. */
  findings: Finding[]
  fault: string | null
}

export interface Running {
  baseUrl: string
  key: string
}

export interface Rehearsals {
  state(): RehearsalState
  /** Ends the one that there is and begins another. Resolves when it is under way. */
  start(files: RehearsedFile[], by: string): Promise<void>
  stop(): Promise<void>
  /** The one that can be asked. @throws Refusal `rehearsal.off` */
  running(): Running
  /** All that it runs. */
  files(): readonly RehearsedFile[]
  /** Somebody has done something. */
  touch(): void
  /** Called before one ends. */
  onEnd(listener: () => void): void
  close(): Promise<void>
}

export interface RehearsalOptions {
  config: Config
  connection: Connection
  mongoUrl: string
  publicUrl: string
  log: Logger
}

const idleFor = 30 * 60_000
const off: RehearsalState = { state: 'off', phase: null, line: null, by: null, startedAt: null, readyAt: null, endsAt: null, drafts: [], findings: [], fault: null }

export function openRehearsals({ config, connection, mongoUrl, publicUrl, log }: RehearsalOptions): Rehearsals {
  const directory = join(config.dataDir, 'rehearsal')
  const listeners = new Set<() => void>()
  let state = off
  let inIt: readonly RehearsedFile[] = []
  let child: Child | null = null
  let key = ''
  let aborting = new AbortController()
  let starting: Promise<void> = Promise.resolve()
  let idle: NodeJS.Timeout | undefined

  const rehearsals: Rehearsals = {
    state: () => state,
    async start(files, by) {
      await rehearsals.stop()
      state = { ...off, state: 'starting', phase: 'copying', by, startedAt: new Date(), drafts: files.filter(({ draft }) => draft).map(({ name }) => name) }
      inIt = files
      aborting = new AbortController()
      starting = begin(files, aborting.signal).catch(async (error: unknown) => {
        await child?.stop()
        child = null
        const fault = error instanceof Error ? error.message : String(error)
        log.warn({ fault }, 'the rehearsal did not start')
        if (state.state === 'starting') state = { ...state, state: 'failed', fault }
      })
    },
    async stop() {
      clearTimeout(idle)
      aborting.abort()
      if (state.state === 'starting' || state.state === 'on') state = { ...state, state: 'stopping' }
      for (const listener of listeners) listener()
      await starting
      await child?.stop()
      child = null
      if (state.state === 'stopping') await dropRehearsal(connection).catch(() => undefined)
      state = off
    },
    running() {
      if (!child || state.state !== 'on') throw new Refusal('rehearsal.off')
      return { baseUrl: child.baseUrl, key }
    },
    files: () => inIt,
    touch() {
      if (state.state !== 'on') return
      clearTimeout(idle)
      idle = setTimeout(() => void rehearsals.stop(), idleFor).unref()
      state = { ...state, endsAt: new Date(Date.now() + idleFor) }
    },
    onEnd: (listener) => void listeners.add(listener),
    close: () => rehearsals.stop(),
  }
  return rehearsals

  async function begin(files: RehearsedFile[], signal: AbortSignal): Promise<void> {
    // Templates and settings that are live are copied with the hospital.
    const seeds: SeedFile[] = files.filter(({ kind, draft }) => draft || isDeployed(kind)).map(({ name, kind, content, draft }) => ({ _id: name, kind, content, draft }))
    await Promise.all([seed(connection, seeds), rm(join(directory, 'zeebe'), { recursive: true, force: true })])
    signal.throwIfAborted()
    state = { ...state, phase: 'starting' }
    key = randomBytes(32).toString('base64url')
    const mine = child = await startChild({
      log,
      settings: {
        RECOURSE_REHEARSAL: key, RECOURSE_CLOCK: 'controlled', RECOURSE_DATA: directory, RECOURSE_URL: publicUrl, RECOURSE_LOG: 'warn', RECOURSE_DEMO: 'false', RECOURSE_PUBLIC_PER_MINUTE: '100000',
        MONGODB_URL: rehearsalUrl(mongoUrl, connection.getClient().db().databaseName),
        // Never used: without it no message would be for a mailbox.
        ...(config.smtpUrl && { RECOURSE_SMTP_URL: 'smtp://rehearsal.invalid' }),
      },
      onLine: (line) => { state = { ...state, line } },
      onMessage: (message) => { state = 'refused' in message ? { ...state, findings: message.refused } : { ...state, phase: message.phase } },
    })
    await untilReady(mine, signal)
    state = { ...state, state: 'on', phase: 'ready', readyAt: new Date() }
    rehearsals.touch()
    void mine.ended.then((how) => {
      if (child !== mine || state.state !== 'on') return
      child = null
      for (const listener of listeners) listener()
      state = { ...state, state: 'failed', fault: `The rehearsal ended (${how}).` }
    })
  }
}
