import type { Request } from 'express'
import { Refusal } from '../errors/errors.ts'

const safe = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Another site must not act with a visitor's session. Browsers say where a request comes from; programs without a browser send
 * neither header and have no session to abuse.
 * @throws Refusal `request.foreign-origin`
 */
export function sameOrigin(req: Request, publicUrl: string): void {
  if (safe.has(req.method) || req.headers.authorization) return
  const site = req.headers['sec-fetch-site']
  if (site === 'cross-site' || site === 'same-site') throw new Refusal('request.foreign-origin')
  const { origin, host } = req.headers
  if (origin && origin !== new URL(publicUrl).origin && !sameHost(origin, host)) throw new Refusal('request.foreign-origin')
}

/** The page came from this very server, under whatever name it is reached. */
const sameHost = (origin: string, host: string | undefined): boolean => URL.canParse(origin) && new URL(origin).host === host
