/** The city's side, as its interface describes it: checks every request against `adapter.openapi.json` and does each message once for its key. */
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Ajv, type ValidateFunction } from 'ajv'
import formats from 'ajv-formats'

export interface Heard {
  number: string
  action: string
  key: string
  body: Record<string, unknown>
}

export interface City {
  address: string
  /** What it has taken, each message once. */
  heard: Heard[]
  /** Requests in all, those that it knew or broke off too. */
  requests(): number
  /** What happens to the next requests instead of an answer. */
  next: ('break' | 'break-after' | 'busy' | 'refuse')[]
  close(): Promise<void>
}

export const cityToken = 'what-we-send-to-the-city'

const description = JSON.parse(readFileSync(new URL('../../connectors/city-hotline/adapter.openapi.json', import.meta.url), 'utf8')) as { components: { schemas: Record<string, object> } }

export async function startCity(): Promise<City> {
  const ajv = new Ajv({ strict: false })
  formats.default(ajv)
  const checks = new Map<string, ValidateFunction>(Object.entries(description.components.schemas).map(([action, schema]) => [action, ajv.compile(schema)]))
  const heard: Heard[] = []
  const next: City['next'] = []
  let requests = 0

  const answer = (request: IncomingMessage, response: ServerResponse, text: string): void => {
    requests += 1
    const mishap = next.shift()
    if (mishap === 'break') return void request.socket.destroy()
    if (mishap === 'busy') return void response.writeHead(503, { 'retry-after': '1' }).end()
    if (mishap === 'refuse') return void response.writeHead(422).end()
    const status = take(request, text)
    if (mishap === 'break-after') return void request.socket.destroy()
    response.writeHead(status).end()
  }

  const take = ({ method, url = '', headers }: IncomingMessage, text: string): number => {
    const [, number = '', action = ''] = /^\/city\/orders\/([A-Za-z0-9_.-]+)\/([a-z]+)$/.exec(url) ?? []
    const key = headers['idempotency-key']
    const check = checks.get(action)
    if (method !== 'POST' || !check) return 404
    if (headers.authorization !== `Bearer ${cityToken}`) return 401
    if (typeof key !== 'string' || headers['content-type'] !== 'application/json') return 400
    const body = JSON.parse(text) as Record<string, unknown>
    if (!check(body)) return 400
    if (!heard.some((one) => one.key === key)) heard.push({ number, action, key, body })
    return 204
  }

  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => answer(request, response, Buffer.concat(parts).toString('utf8')))
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/city`, heard, next, requests: () => requests,
    close: async () => {
      server.close()
      await once(server, 'close')
    },
  }
}
