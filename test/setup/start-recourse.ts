import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { asOnTheSecondDay } from './first-start.ts'

/** What a test needs to know of a running server; plain data, so that it can be provided to every test file. */
export interface RecourseAddress {
  /** for example `http://127.0.0.1:31234`, no slash at the end */
  baseUrl: string
  admin: { email: string; password: string }
  dataDir: string
  /** what the server wrote to standard output and standard error */
  logFile: string
  mongoUrl: string
  zeebe: { grpcAddress: string; restAddress: string; managementUrl: string }
}

export interface RunningRecourse extends RecourseAddress {
  /** Ends the server at once; its broker and database are left to the next start on the same data directory. */
  kill(): Promise<void>
  /** Ends the server as an administrator would and waits for it. Removes the data directory if it was made here. */
  stop(): Promise<void>
}

export interface StartOptions {
  /** a fresh temporary one where left out */
  dataDir?: string
  /** on top of the tests' defaults */
  env?: Record<string, string>
  /** Really for the first time, on a data directory that is as empty as it came. */
  afresh?: boolean
}

export const ADMIN = { email: 'admin@example.org', password: 'correct-horse-battery' }

const MAIN = fileURLToPath(new URL('../../engine/main.ts', import.meta.url))
const READY_WITHIN = 300_000 // a first run fetches the broker

/** Starts the whole product on a controlled clock with the demonstration hospital, and waits until it is ready. */
export async function startRecourse({ dataDir, env, afresh = false }: StartOptions = {}): Promise<RunningRecourse> {
  const data = dataDir ?? (await mkdtemp(join(tmpdir(), 'recourse-test-')))
  if (!afresh) await asOnTheSecondDay(data, async (empty) => await (await startRecourse({ dataDir: empty, afresh: true })).stop())
  const logFile = join(data, 'server.log')
  const port = await freePort()
  const baseUrl = `http://127.0.0.1:${port}`
  const server = launch(logFile, {
    ...process.env,
    // A developer's own cluster or database must never meet the tests.
    ...Object.fromEntries(['MONGODB_URL', 'ZEEBE_ADDRESS', 'ZEEBE_REST_ADDRESS', 'ZEEBE_MANAGEMENT_URL'].map((name) => [name, undefined])),
    PORT: String(port),
    RECOURSE_DATA: data,
    RECOURSE_CLOCK: 'controlled',
    RECOURSE_DEMO: 'true',
    RECOURSE_ADMIN_EMAIL: ADMIN.email,
    RECOURSE_ADMIN_PASSWORD: ADMIN.password,
    RECOURSE_PUBLIC_PER_MINUTE: '100000',
    // Other systems are servers of the tests.
    RECOURSE_OUTWARD_INSIDE: '127.0.0.1/32',
    ...env,
  })
  const stop = async (): Promise<void> => {
    await end(server, 'SIGTERM')
    if (!dataDir) await rm(data, { recursive: true, force: true, maxRetries: 5 })
  }
  try {
    await untilReady(server, baseUrl)
  } catch (error) {
    const log = await readFile(logFile, 'utf8')
    await stop()
    throw new Error(`${(error as Error).message} The end of its log:\n${log.split('\n').slice(-40).join('\n')}`)
  }
  return { baseUrl, admin: ADMIN, dataDir: data, logFile, ...(await embeddedAddresses(data)), kill: () => end(server, 'SIGKILL'), stop }
}

function launch(logFile: string, env: NodeJS.ProcessEnv): ChildProcess {
  const log = openSync(logFile, 'a')
  const server = spawn(process.execPath, [MAIN], { env, stdio: ['ignore', log, log] })
  closeSync(log)
  return server
}

async function untilReady(server: ChildProcess, baseUrl: string): Promise<void> {
  const limit = Date.now() + READY_WITHIN
  while (Date.now() < limit) {
    if (hasEnded(server)) throw new Error(`The server ended before it was ready (${server.signalCode ?? server.exitCode}).`)
    const ready = await fetch(`${baseUrl}/api/ready`).then((response) => response.ok, () => false)
    if (ready) return
    await sleep(200)
  }
  throw new Error(`The server was not ready within ${READY_WITHIN / 1000} s.`)
}

async function end(server: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (hasEnded(server)) return
  const ended = once(server, 'exit')
  server.kill(signal)
  await ended
}

function hasEnded(server: ChildProcess): boolean {
  return server.exitCode !== null || server.signalCode !== null
}

async function embeddedAddresses(dataDir: string): Promise<Pick<RecourseAddress, 'mongoUrl' | 'zeebe'>> {
  const ports = JSON.parse(await readFile(join(dataDir, 'ports.json'), 'utf8')) as Record<'mongo' | 'zeebe' | 'zeebeRest' | 'zeebeManagement', number>
  return {
    mongoUrl: `mongodb://127.0.0.1:${ports.mongo}/recourse?replicaSet=rs0`,
    zeebe: {
      grpcAddress: `127.0.0.1:${ports.zeebe}`,
      restAddress: `http://127.0.0.1:${ports.zeebeRest}`,
      managementUrl: `http://127.0.0.1:${ports.zeebeManagement}`,
    },
  }
}

/** A loopback port that nobody listens on at this moment. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
