import i18next from 'i18next'

/** One thing that is wrong with one field; `path` is the field's key, levels apart by `.` or `/`. */
export interface FieldError {
  path: string
  message: string
}

interface ProblemDocument {
  type?: string
  title?: string
  detail?: string
  errors?: FieldError[]
}

/** The server understood and said no: problem+json as an error. */
export class Problem extends Error {
  readonly status: number
  readonly type: string
  readonly document: Record<string, unknown>
  readonly errors: FieldError[]

  constructor(status: number, document: ProblemDocument) {
    super(document.detail ?? document.title ?? `HTTP ${status}`)
    this.status = status
    this.type = document.type ?? 'about:blank'
    this.document = { ...document }
    this.errors = document.errors ?? []
  }
}

/** Trying the same again is of no use: the server said no, and neither because it was asked too often nor because it broke over it. */
export const isRefused = (error: unknown): error is Problem => error instanceof Problem && error.status < 500 && error.status !== 429

/** Something else arrived under this Idempotency-Key before: what was changed since is news. */
export const isKeyReused = (error: unknown): boolean => error instanceof Problem && error.type.endsWith('/key.reused')

/** Nobody knows whether the request arrived: no connection, or the server fell over while it worked. */
export class Unreachable extends Error {
  constructor(cause?: unknown) {
    super(i18next.t('common:noConnection'), { cause })
  }
}

export interface Call {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE'
  json?: unknown
  form?: FormData
  headers?: Record<string, string>
  signal?: AbortSignal
  /** Arrives although the page is left; up to 64 kB. */
  keepalive?: boolean
}

/** Calls the engine and gives the parsed body back. Throws {@link Problem} or {@link Unreachable}. */
export async function call<Answer>(path: string, { method, json, form, headers, signal, keepalive = false }: Call = {}): Promise<Answer> {
  const { response, text } = await send(path, {
    method: method ?? (json === undefined && form === undefined ? 'GET' : 'POST'),
    headers: { accept: 'application/json', 'accept-language': document.documentElement.lang, ...(json === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    body: json === undefined ? (form ?? null) : JSON.stringify(json),
    keepalive,
    ...(signal === undefined ? {} : { signal }),
  })
  if (!response.ok) throw refusal(response.status, text)
  const isJson = response.headers.get('content-type')?.includes('json') ?? false
  return (isJson && text !== '' ? JSON.parse(text) : text) as Answer
}

/** What a failed answer means, shared with uploads, which go another way for their progress. */
export function refusal(status: number, body: string): Problem | Unreachable {
  if (status === 0 || status === 502 || status === 503 || status === 504) return new Unreachable(`HTTP ${status}`)
  return new Problem(status, parsed(body))
}

/** A query string from the fields that are set, `?` included; empty where none is. */
export function query(fields: Record<string, string | number | undefined>): string {
  const set = Object.entries(fields).filter(([, value]) => value !== undefined && value !== '')
  return set.length === 0 ? '' : `?${new URLSearchParams(set.map(([key, value]) => [key, String(value)]))}`
}

/** The connection may also break while the answer comes. */
async function send(path: string, init: RequestInit): Promise<{ response: Response; text: string }> {
  try {
    const response = await fetch(path, init)
    return { response, text: await response.text() }
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new Unreachable(error)
  }
}

function parsed(body: string): ProblemDocument {
  try {
    return JSON.parse(body) as ProblemDocument
  } catch {
    return {}
  }
}
