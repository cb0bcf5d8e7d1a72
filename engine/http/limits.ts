/** How often. One limiter a purpose; a limit that counts guesses forgets the requests that succeeded. */
import type { RequestHandler } from 'express'
import { ipKeyGenerator, rateLimit } from 'express-rate-limit'
import type { Config } from '../config/settings.ts'
import { Refusal } from '../errors/errors.ts'

const minute = 60_000

const limiter = (limit: number, options: { onlyFailures: boolean }): RequestHandler => rateLimit({
  windowMs: minute,
  limit,
  skipSuccessfulRequests: options.onlyFailures,
  standardHeaders: 'draft-8',
  legacyHeaders: false,
  keyGenerator: ({ ip }) => ipKeyGenerator(ip ?? ''),
  handler: (_req, _res, next) => next(new Refusal('request.too-many', { retryAfter: minute / 1000 })),
})

export const perMinute = (limit: number): RequestHandler => limiter(limit, { onlyFailures: false })
export const guessesPerMinute = (limit: number): RequestHandler => limiter(limit, { onlyFailures: true })

const shared = (make: (config: Config) => RequestHandler) => {
  const made = new WeakMap<Config, RequestHandler>()
  return (config: Config): RequestHandler => {
    const limit = made.get(config) ?? make(config)
    made.set(config, limit)
    return limit
  }
}

/** One count for reporting by the page and by the form without scripts, and one for guessing at receipts and codes. */
export const filingLimit = shared(({ publicPerMinute }) => perMinute(publicPerMinute))
export const guessingLimit = shared(({ guessesPerMinute: limit }) => guessesPerMinute(limit))
