/**
 * The only way out to other machines. It reaches hosts that somebody allowed, at addresses outside, and never the machine or the network that the product itself lives
 * in, whatever a name resolves to. No redirect is followed, and both time and size are limited.
 */
import type { LookupFunction } from 'node:net'
import dns from 'node:dns'
import { setTimeout as later } from 'node:timers'
import { Agent, buildConnector, request } from 'undici'
import type { Config } from '../../engine/config/settings.ts'
import { writeDown } from '../../engine/rehearsal/child/rehearsed-calls.ts'
import { addressOf, hostFault, isReachable, namedIn } from './outward-rules.ts'
import { JobDelayed, JobRefused, type JobCode } from './refusals.ts'

export interface OutwardRequest {
  /** Default GET. */
  method?: string
  headers?: Record<string, string>
  body?: string | Uint8Array | null
}

export interface OutwardLimits {
  /** Host names that may be reached, with `:port` where it is not the scheme's own; `*.example.org` for all below it. */
  allow: readonly string[]
  config: Pick<Config, 'outwardInside'> & Partial<Pick<Config, 'rehearsal'>>
  signal?: AbortSignal
  /** Milliseconds for all of it. Default 20 000. */
  timeoutMs?: number
  /** Largest answer in bytes. Default 1 MiB. */
  maxBytes?: number
  /** Statuses that are an answer. Default: 2xx. */
  expected?(status: number): boolean
  /** How names become addresses. Default: as the system does it. */
  lookup?: Lookup
}

/** Gives all addresses of a name. */
export type Lookup = (hostname: string, options: dns.LookupAllOptions, done: (error: NodeJS.ErrnoException | null, addresses: dns.LookupAddress[]) => void) => void

export interface OutwardAnswer {
  status: number
  /** Names in lower case. */
  headers: Record<string, string>
  body: Buffer
  text(): string
  /** @throws OutwardDoubt `outward.not-json` */
  json(): unknown
}

/** The request went out and nobody knows what became of it. In `once` that is an effect for a person to judge, or to repeat where the other side knows repetitions. */
export class OutwardDoubt extends Error {
  readonly code: JobCode

  constructor(code: JobCode, cause?: unknown) {
    super(code, { cause })
    this.name = 'OutwardDoubt'
    this.code = code
  }
}

const megabyte = 1024 ** 2
const connectWithinMs = 5_000
const restMs = 15_000
const longestRestMs = 3_600_000
/** They say where a request goes and how long it is: not for a caller to set. */
const ownHeaders = /^(host|connection|content-length|transfer-encoding|upgrade|te|trailer|expect|proxy-.*)$/i

/**
 * Sends one request and reads the answer to its end. In a rehearsal it is written down instead, and answered with nothing.
 * @throws JobRefused `outward.forbidden`: not allowed, or inside · `outward.malformed`: no request at all · `outward.answer:<status>` for 3xx and 4xx. Nothing happened
 * @throws JobDelayed `outward.away`: no connection · `outward.answer:429`, `outward.answer:503`. Nothing happened
 * @throws OutwardDoubt `outward.lost`, `outward.too-large`, `outward.answer:<status>` for other 5xx. It may have happened
 */
export async function outward(address: string | URL, { method = 'GET', headers = {}, body = null }: OutwardRequest, limits: OutwardLimits): Promise<OutwardAnswer> {
  const { allow, config, signal, timeoutMs = 20_000, maxBytes = megabyte, expected = (status) => status >= 200 && status < 300 } = limits
  const url = allowedUrl(address, allow, config)
  if (Object.keys(headers).some((name) => ownHeaders.test(name))) throw new JobRefused('outward.malformed')
  if (config.rehearsal) {
    await writeDown(method, url, body)
    return answerOf(200, {}, Buffer.from('{}'))
  }
  const way = wayOut(url, limits, maxBytes)
  const time = new AbortController()
  const timer = later(() => time.abort(), timeoutMs)
  try {
    const { statusCode, headers: fields, body: stream } = await request(url, {
      method: method as 'GET', headers: { 'user-agent': 'Recourse', ...headers }, body, dispatcher: way.agent, signal: signal ? AbortSignal.any([signal, time.signal]) : time.signal,
    })
    const answer = answerOf(statusCode, fields, Buffer.from(await stream.arrayBuffer()))
    if (!expected(statusCode)) throw unexpected(answer)
    return answer
  } catch (error) {
    throw way.judged(error)
  } finally {
    clearTimeout(timer)
    void way.agent.destroy()
  }
}

/** The URL, where it may be asked for at all. @throws JobRefused `outward.malformed`, `outward.forbidden` */
function allowedUrl(address: string | URL, allow: readonly string[], config: OutwardLimits['config']): URL {
  if (!URL.canParse(address)) throw new JobRefused('outward.malformed')
  const url = new URL(address)
  if (!namedIn(allow, url) || hostFault(url, config.outwardInside)) throw new JobRefused('outward.forbidden')
  return url
}

/** A connection of its own for one request, so that an error can say whether anything was sent at all. */
function wayOut(url: URL, { config, lookup = dns.lookup }: OutwardLimits, maxBytes: number): { agent: Agent, judged(error: unknown): Error } {
  let connected = false
  const open = buildConnector({ timeout: connectWithinMs, lookup: guarded(lookup, url, config.outwardInside) })
  const agent = new Agent({
    maxResponseSize: maxBytes, pipelining: 0,
    connect: (options, done) => open(options, (error, socket) => {
      if (error) return done(error, null)
      connected = true
      done(null, socket)
    }),
  })
  return { agent, judged }

  function judged(error: unknown): Error {
    if (error instanceof JobRefused || error instanceof JobDelayed || error instanceof OutwardDoubt) return error
    const code = codeOf(error)
    if (code === 'UND_ERR_INVALID_ARG') return new JobRefused('outward.malformed', { cause: error })
    if (!connected) return code === 'OUTWARD_INSIDE' ? new JobRefused('outward.forbidden', { cause: error }) : new JobDelayed('outward.away', { after: restMs, cause: error })
    return new OutwardDoubt(code === 'UND_ERR_RES_EXCEEDED_MAX_SIZE' ? 'outward.too-large' : 'outward.lost', error)
  }
}

/** Looks a name up and connects to what was checked, so a name that changes its mind in between gains nothing. One address inside spoils the name. */
function guarded(lookup: Lookup, url: URL, inside: readonly string[]): LookupFunction {
  return (hostname, options, done) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      const [first] = addresses ?? []
      if (error || !first) return done(error ?? new Error('no address'), '')
      if (!addresses.every(({ address }) => isReachable(addressOf(address), url.protocol, inside))) return done(Object.assign(new Error('inside'), { code: 'OUTWARD_INSIDE' }), '')
      return options.all ? done(null, addresses) : done(null, first.address, first.family)
    })
  }
}

function answerOf(status: number, fields: Record<string, string | string[] | undefined>, body: Buffer): OutwardAnswer {
  return {
    status, body,
    headers: Object.fromEntries(Object.entries(fields).flatMap(([name, value]) => (value === undefined ? [] : [[name.toLowerCase(), Array.isArray(value) ? value.join(', ') : value]]))),
    text: () => body.toString('utf8'),
    json: () => {
      try {
        return JSON.parse(body.toString('utf8'))
      } catch (error) {
        throw new OutwardDoubt('outward.not-json', error)
      }
    },
  }
}

function unexpected({ status, headers }: OutwardAnswer): Error {
  const code: JobCode = `outward.answer:${status}`
  if (status === 429 || status === 503) return new JobDelayed(code, { after: restOf(headers['retry-after']) })
  return status < 500 ? new JobRefused(code) : new OutwardDoubt(code)
}

/** Retry-After in seconds, an hour at most; a date or nonsense counts as none. */
function restOf(seconds: string | undefined): number {
  return /^\d{1,6}$/.test(seconds ?? '') ? Math.min(Math.max(Number(seconds) * 1_000, 1_000), longestRestMs) : restMs
}

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : null)
