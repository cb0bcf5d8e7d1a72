/** From a route to its middlewares, always in this order: limit → body → who → allowed → valid → run. */
import express, { Router, type ErrorRequestHandler, type Request, type RequestHandler, type Response } from 'express'
import type { Logger } from 'pino'
import { hasRole, type Actor } from '../access/actor.ts'
import { authenticate } from '../access/authenticate.ts'
import type { Accounts } from '../access/sign-in.ts'
import { Refusal } from '../errors/errors.ts'
import { toProblem } from '../errors/problem.ts'
import { refuseWhenAway } from '../store/store.ts'
import { refuseWhenEngineAway } from '../zeebe/client.ts'
import { sameOrigin } from './same-origin.ts'
import type { Route } from './route.ts'
import { bodyCheck, queryCheck, refuseOperators } from './validate.ts'

export interface MountOptions {
  accounts: Accounts
  publicUrl: string
  metricsToken: string | null
  log: Logger
}

export function mount(routes: readonly Route[], options: MountOptions): Router {
  const router = Router()
  for (const route of routes) {
    const path = route.path.replaceAll(/\{(\*?)(\w+)\}/g, (_, rest: string, name: string) => (rest || ':') + name)
    router[route.method](path, ...[route.limit, route.read ?? readJson(route)].filter((one) => one !== undefined), answer(route, options))
  }
  return router
}

const json = express.json({ limit: '1mb', strict: true })

const readJson = ({ body }: Route): RequestHandler | undefined => body && json

function answer(route: Route, options: MountOptions): RequestHandler {
  const checkBody = route.body && bodyCheck(route.body)
  const checkQuery = queryCheck(route.query ?? noQuery)
  const checkParams = route.params && queryCheck(route.params)
  const [status, schema] = route.answer
  return async (req, res) => {
    sameOrigin(req, options.publicUrl)
    const actor = await admit(route, req, options)
    const query: Record<string, unknown> = { ...req.query }
    const params: Record<string, unknown> = { ...req.params }
    checkParams?.(params)
    checkQuery(query)
    if (checkBody) {
      if (req.body === undefined) throw new Refusal('request.unsupported', { detail: 'Send JSON with Content-Type: application/json.' })
      refuseOperators(req.body)
      checkBody(req.body)
    }
    const result = await route.run({ actor, query, params, body: req.body as unknown, req, res } as never)
    if (res.headersSent || res.writableEnded) return
    if (schema === null) res.status(status).end()
    else res.status(status).json(result)
  }
}

const noQuery = { type: 'object', additionalProperties: false } as never

async function admit({ access }: Route, req: Request, { accounts, metricsToken }: MountOptions): Promise<Actor | null> {
  if (access === 'public') return null
  if (access === 'local') {
    const token = /^Bearer (\S+)$/.exec(req.headers.authorization ?? '')?.[1]
    if (isLoopback(req) || (metricsToken && token === metricsToken)) return null
    throw new Refusal('access.refused')
  }
  const actor = await authenticate(req.headers, accounts)
  if (!actor) throw new Refusal('sign-in.needed')
  if (access !== 'signed-in' && !hasRole(actor, ...access)) throw new Refusal('access.refused')
  return actor
}

const isLoopback = ({ ip, headers }: Request): boolean =>
  !headers['x-forwarded-for'] && /^(::ffff:)?127\.|^::1$/.test(ip ?? '')

/** The last middleware: whatever was thrown becomes a problem without internals. */
export function problems(log: Logger): ErrorRequestHandler {
  return (thrown: unknown, req: Request, res: Response, next) => {
    if (wasLeft(thrown, res)) return
    const refusal = asRefusal(thrown)
    if (refusal.status >= 500) log.error({ error: thrown, method: req.method, path: req.path }, refusal.code)
    if (res.headersSent) {
      next(thrown)
      return
    }
    if (refusal.extra.retryAfter) res.set('Retry-After', String(refusal.extra.retryAfter))
    const language = req.acceptsLanguages('en', 'zh') === 'zh' ? 'zh' : 'en'
    res.status(refusal.status).vary('Accept-Language').type('application/problem+json').send(JSON.stringify(toProblem(refusal, language)))
  }
}

/** Whoever asked went away in the middle of the answer: a download that is broken off is nobody's fault. */
const wasLeft = (thrown: unknown, res: Response): boolean => res.headersSent && res.destroyed && thrown instanceof Error && 'code' in thrown && thrown.code === 'ERR_STREAM_PREMATURE_CLOSE'

/** What somebody outside may learn of what was thrown. */
export function asRefusal(thrown: unknown): Refusal {
  const error = refuseWhenEngineAway(refuseWhenAway(thrown))
  if (error instanceof Refusal) return error
  return fromBodyReader(error) ?? new Refusal('server.fault', { cause: error })
}

/** express.json and multer say what is wrong with a body in their own ways. */
function fromBodyReader(error: unknown): Refusal | null {
  if (!(error instanceof Error)) return null
  const type = 'type' in error ? error.type : 'code' in error ? error.code : null
  if (type === 'entity.too.large' || type === 'LIMIT_FILE_SIZE') return new Refusal('request.too-large')
  if (type === 'charset.unsupported' || type === 'encoding.unsupported') return new Refusal('request.unsupported')
  const status = 'status' in error ? error.status : null
  const multipart = typeof type === 'string' && type.startsWith('LIMIT_') || /^(Unexpected end of form|Multipart: |Malformed part)/.test(error.message)
  return status === 400 || multipart || error instanceof URIError ? new Refusal('request.invalid', { detail: 'The body could not be read.' }) : null
}
