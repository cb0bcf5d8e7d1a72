/** Hands a request of the studio to the rehearsal, as somebody, and its answer back. */
import { request as open, type IncomingHttpHeaders } from 'node:http'
import type { Request, Response } from 'express'
import { Refusal } from '../errors/errors.ts'
import { actingHeader, keyHeader } from './child/acting.ts'
import type { Running } from './rehearsals.ts'

const prefix = /^\/api\/rehearsal\//
const there = ['content-type', 'content-length', 'accept', 'accept-language', 'idempotency-key'] as const
const back = ['content-type', 'content-length', 'content-disposition', 'retry-after', 'cache-control'] as const

/** Resolves when the answer has begun. @throws Refusal `rehearsal.off` where it is not reached */
export async function handOn({ baseUrl, key }: Running, req: Request, res: Response): Promise<void> {
  const acting = req.headers[actingHeader]
  const target = new URL(req.originalUrl.replace(prefix, '/api/'), baseUrl)
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const asked = open(target, {
    method: req.method,
    headers: { ...only(req.headers, there), ...(typeof acting === 'string' && { [actingHeader]: acting, [keyHeader]: key }), connection: 'close' },
  }, (answer) => {
    res.writeHead(answer.statusCode ?? 502, only(answer.headers, back))
    answer.pipe(res)
    answer.on('error', () => res.destroy())
    resolve()
  })
  asked.on('error', (cause) => (res.headersSent ? res.destroy() : reject(new Refusal('rehearsal.off', { cause }))))
  res.on('close', () => asked.destroy())
  if (req.body === undefined) req.pipe(asked)
  else asked.end(JSON.stringify(req.body))
  await promise
}

const only = (headers: IncomingHttpHeaders, names: readonly string[]): Record<string, string | string[]> =>
  Object.fromEntries(names.flatMap((name) => (headers[name] === undefined ? [] : [[name, headers[name]]])))
