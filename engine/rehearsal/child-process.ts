/** The second server as a process: started, listened to, ended. It ends by itself when this one is gone. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { Logger } from 'pino'
import type { FromChild } from './child/seeds.ts'

const main = fileURLToPath(new URL('../main.ts', import.meta.url))
const patience = 20_000
/** With ten times the load a machine can carry, 220 s were not enough; whoever waits can give up. */
const readyWithin = 600_000
/** Of Node's memory, in megabytes. */
const heap = 320

/** What it may have of this server's environment: where things are, nothing that says where to send. */
const inherited = ['RECOURSE_CACHE', 'RECOURSE_CHROMIUM', 'RECOURSE_JOB_TYPES', 'RECOURSE_PACK', 'RECOURSE_TIME_ZONE', 'RECOURSE_QUIET_HOURS', 'RECOURSE_MAIL_FROM', 'RECOURSE_UPLOAD_MB', 'RECOURSE_OUTWARD_INSIDE', 'RECOURSE_JOB_TIMEOUT', 'ZEEBE_VERSION']
const own = /^(RECOURSE_|ZEEBE_|MONGODB_|PORT$)/

export interface Child {
  baseUrl: string
  /** Resolves with how it ended. */
  ended: Promise<string>
  stop(): Promise<void>
}

export interface ChildOptions {
  settings: Record<string, string>
  log: Logger
  onLine(line: string): void
  onMessage(message: FromChild): void
}

/** Resolves at once; `ready` says when it can be asked. */
export async function startChild({ settings, log, onLine, onMessage }: ChildOptions): Promise<Child> {
  const port = await freePort()
  const rest = Object.fromEntries(Object.entries(process.env).filter(([name]) => !own.test(name) || inherited.includes(name)))
  const child = spawn(process.execPath, [`--max-old-space-size=${heap}`, main], {
    env: { ...rest, ...settings, PORT: String(port), RECOURSE_HOST: '127.0.0.1' },
    // The channel's end is how it learns that this server is gone, however that ended.
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  child.on('message', (message) => onMessage(message as FromChild))
  createInterface({ input: child.stdout! }).on('line', onLine)
  createInterface({ input: child.stderr! }).on('line', (line) => log.warn({ rehearsal: line }, 'the rehearsal says'))
  const ended = once(child, 'exit').then(([code, signal]) => (typeof signal === 'string' ? signal : `exit ${Number(code)}`), (error: Error) => error.message)
  const leave = (): void => void child.kill('SIGKILL')
  process.once('exit', leave)
  void ended.then(() => process.removeListener('exit', leave))
  return { baseUrl: `http://127.0.0.1:${port}`, ended, stop: () => end(child, ended) }
}

/** Resolves once it answers. @throws Error where it ends before, or the signal aborts */
export async function untilReady({ baseUrl, ended }: Child, signal: AbortSignal): Promise<void> {
  let over: string | null = null
  void ended.then((how) => { over = how })
  for (const limit = Date.now() + readyWithin; Date.now() < limit; await sleep(250, undefined, { signal })) {
    if (over !== null) throw new Error(`The rehearsal ended before it was ready (${String(over)}).`)
    if (await fetch(`${baseUrl}/api/ready`, { signal: AbortSignal.timeout(3_000) }).then(({ ok }) => ok, () => false)) return
  }
  throw new Error(`The rehearsal was not ready within ${readyWithin / 1_000} s.`)
}

async function end(child: ChildProcess, ended: Promise<string>): Promise<void> {
  child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), patience)
  await ended
  clearTimeout(timer)
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
