/**
 * Where the broker's Elasticsearch exporter delivers its records. It speaks as much of Elasticsearch as the exporter listens to, and says
 * yes only to what is stored; anything else makes the exporter send the same records again.
 */
import { timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import type { Logger } from 'pino'
import { readBulk } from './append.ts'
import type { RawRecord } from './shapes.ts'

/** The exporter flushes at 10 MB; a single record may be larger than that. */
const bodyLimit = 64 * 1024 * 1024

export interface SinkOptions {
  host: string
  /** 0 takes a free one. */
  port: number
  user: string
  password: string
  /** Resolves once the records are durable. */
  append: (records: RawRecord[]) => Promise<void>
  log: Logger
}

export interface Sink {
  port: number
  close(): Promise<void>
}

export async function startSink({ host, port, user, password, append, log }: SinkOptions): Promise<Sink> {
  const expected = Buffer.from(`Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`)
  let failing = false

  const deliver = async (request: IncomingMessage, response: ServerResponse) => {
    const { items, records } = readBulk(await readBody(request))
    try {
      await append(records)
    } catch (error) {
      if (!failing) log.warn({ err: error }, 'records cannot be stored; the exporter keeps them and sends them again')
      failing = true
      return answer(response, 503, { error: 'the records could not be stored' })
    }
    if (failing) log.info('records are stored again')
    failing = false
    answer(response, 200, { took: 0, errors: false, items: items.map((item) => ({ index: { ...item, status: 201, result: 'created' } })) })
  }
  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    const given = Buffer.from(request.headers.authorization ?? '')
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return answer(response, 401, { error: 'sign in' })
    const { pathname } = new URL(request.url ?? '/', 'http://sink')
    if (request.method === 'POST' && pathname.endsWith('/_bulk')) return await deliver(request, response)
    request.resume()
    if (request.method === 'GET' && pathname === '/') return answer(response, 200, { version: { number: '8.0.0' }, tagline: 'You Know, for Search' })
    answer(response, 200, { acknowledged: true })
  }

  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => {
      const status = error instanceof TooLarge ? 413 : error instanceof SyntaxError ? 400 : 500
      log.error({ err: error, status }, 'the sink could not read what it was sent')
      answer(response, status, { error: 'the request could not be read' })
    })
  })
  // Longer than the exporter keeps its connections: it takes a closed one for a fault.
  server.keepAliveTimeout = 120_000
  server.listen(port, host)
  await new Promise<void>((resolve, reject) => void server.once('listening', resolve).once('error', reject))
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      const closed = new Promise<void>((resolve) => void server.close(() => resolve()))
      // What is being stored is answered; the exporter's kept connections would hold the server for minutes.
      const timer = setTimeout(() => server.closeAllConnections(), 2_000)
      server.closeIdleConnections()
      await closed
      clearTimeout(timer)
    },
  }
}

class TooLarge extends Error {}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > bodyLimit) throw new TooLarge()
    chunks.push(chunk)
  }
  const body = Buffer.concat(chunks)
  return (request.headers['content-encoding'] === 'gzip' ? await promisify(gunzip)(body, { maxOutputLength: bodyLimit }) : body).toString('utf8')
}

function answer(response: ServerResponse, status: number, body: unknown): void {
  if (response.headersSent || response.destroyed) return
  // Without this header the exporter's client of newer clusters refuses the answer.
  response.writeHead(status, { 'content-type': 'application/json', 'x-elastic-product': 'Elasticsearch', ...(status === 401 && { 'www-authenticate': 'Basic' }) })
  response.end(JSON.stringify(body))
}
