/** What can go wrong between the server and the broker, in one type; and when a command is sent again. */
import { setTimeout as sleep } from 'node:timers/promises'
import { Refusal } from '../errors/errors.ts'

/**
 * - `not-found`: the key or id is unknown, or what it named has ended
 * - `conflict`: it exists but is in another state, or exists already
 * - `invalid`: the broker rejected the command's content; `message` is the broker's text and not meant for users
 * - `exhausted`: back pressure for longer than the retries lasted; certainly not executed
 * - `away`: no answer; the command may have been executed
 */
export type FaultKind = 'not-found' | 'conflict' | 'invalid' | 'exhausted' | 'away'

export class EngineFault extends Error {
  readonly kind: FaultKind
  /** The broker certainly did not execute the command. */
  readonly unsent: boolean

  constructor(kind: FaultKind, message: string, { unsent = kind !== 'away', cause }: { unsent?: boolean, cause?: unknown } = {}) {
    super(message, { cause })
    this.name = 'EngineFault'
    this.kind = kind
    this.unsent = unsent
  }
}

export const isFault = (error: unknown, ...kinds: FaultKind[]): error is EngineFault =>
  error instanceof EngineFault && kinds.includes(error.kind)

/** Turns "the broker cannot be reached" into a refusal that says so; every other error stays what it is. */
export const refuseWhenEngineAway = (error: unknown): unknown =>
  isFault(error, 'away', 'exhausted') ? new Refusal('engine.away', { cause: error, retryAfter: 5 }) : error

/** gRPC status codes that the gateway uses (https://grpc.io/docs/guides/status-codes/). */
const kinds: Record<number, FaultKind> = { 3: 'invalid', 5: 'not-found', 6: 'conflict', 8: 'exhausted', 9: 'conflict', 11: 'invalid', 12: 'invalid' }

/** An error of the gRPC client → fault. */
export function fromGrpc(error: unknown): EngineFault {
  if (error instanceof EngineFault) return error
  const { code, details, message } = error as { code?: unknown, details?: unknown, message?: unknown }
  const text = String(details || message || error)
  const kind = typeof code === 'number' ? kinds[code] ?? 'away' : 'away'
  // A command past the message size limit is exhausted for ever: sending it again is of no use.
  if (kind === 'exhausted' && /larger than max|exceeds maximum|max(imum)? message size/i.test(text)) return new EngineFault('invalid', text, { cause: error })
  return new EngineFault(kind, text, { cause: error, unsent: kind !== 'away' || /ECONNREFUSED|No connection established|Name resolution failed/i.test(text) })
}

/** A problem answer of the REST gateway → fault. */
export function fromProblem(status: number, title: string, detail: string): EngineFault {
  const text = detail || title || `HTTP ${status}`
  if (status === 404) return new EngineFault('not-found', text)
  if (status === 409) return new EngineFault('conflict', text)
  if (status === 429 || /RESOURCE_EXHAUSTED/i.test(title + detail)) return new EngineFault('exhausted', text)
  if (status >= 400 && status < 500) return new EngineFault('invalid', text)
  return new EngineFault('away', text)
}

/**
 * Runs a command and sends it again, with growing and jittered pauses, while the broker pushes back or cannot be reached.
 * @param repeatable a second execution changes nothing; otherwise only what was certainly not executed is sent again
 * @param withinMs   no new attempt starts later than this
 */
export async function withRetry<T>(command: () => Promise<T>, { repeatable, withinMs = 5_000 }: { repeatable: boolean, withinMs?: number }): Promise<T> {
  const end = Date.now() + withinMs
  for (let pause = 50; ; pause = Math.min(pause * 2, 2_000)) {
    try {
      return await command()
    } catch (error) {
      const fault = fromGrpc(error)
      const again = fault.kind === 'exhausted' || (fault.kind === 'away' && (repeatable || fault.unsent))
      const wait = pause * (0.5 + Math.random())
      if (!again || Date.now() + wait > end) throw fault
      await sleep(wait)
    }
  }
}

/** Ends a call that the library would wait for without limit. */
export async function within<T>(ms: number, call: Promise<T>): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new EngineFault('away', `no answer within ${ms} ms`)), ms)
  try {
    return await Promise.race([call, late])
  } finally {
    clearTimeout(timer)
  }
}
