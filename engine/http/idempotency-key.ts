import type { Request } from 'express'
import { Refusal } from '../errors/errors.ts'

/** The client's `Idempotency-Key`, or null. @throws Refusal `request.invalid` for one that is no plain text of up to 200 characters */
export function idempotencyKey({ headers }: Request): string | null {
  const key = headers['idempotency-key']
  if (key === undefined) return null
  if (typeof key === 'string' && /^[\x21-\x7e]{1,200}$/.test(key)) return key
  throw new Refusal('request.invalid', { errors: [{ path: '/Idempotency-Key', message: 'must be 1 to 200 printable characters' }] })
}
