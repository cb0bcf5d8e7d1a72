/**
 * A route is data: who may call it, how often, what comes in, what goes out. The same schemas validate requests and make the
 * OpenAPI page, and the list of all routes is what the access tests walk.
 */
import type { Static, TSchema } from '@sinclair/typebox'
import type { Request, RequestHandler, Response } from 'express'
import type { Actor, Role } from '../access/actor.ts'

/** `local`: only from this machine, or with the metrics token. */
export type Access = 'public' | 'signed-in' | 'local' | readonly Role[]

type Valid<S> = S extends TSchema ? Static<S> : undefined

export interface Call<B = undefined, Q = undefined, P = undefined, A extends Access = Access> {
  actor: A extends 'public' | 'local' ? Actor | null : Actor
  body: B
  query: Q
  params: P
  req: Request
  res: Response
}

export interface Route {
  method: 'get' | 'post' | 'put' | 'delete'
  /** OpenAPI notation: `/api/tasks/{key}`; `{*path}` stands for all that follows. */
  path: string
  summary: string
  access: Access
  /** Middlewares that run before the session is looked up: rate limits. */
  limit?: RequestHandler
  /** Middlewares that read the body: multipart. */
  read?: RequestHandler
  body?: TSchema
  query?: TSchema
  params?: TSchema
  /** Status of success and the schema of its JSON; `null` for no JSON (streams, files, 204). */
  answer: readonly [status: number, schema: TSchema | null]
  run(call: Call<never, never, never>): Promise<unknown>
}

/** Declares a route with the types of its parts taken from its schemas. */
export function route<const A extends Access, B extends TSchema | undefined = undefined, Q extends TSchema | undefined = undefined, P extends TSchema | undefined = undefined>(
  definition: Omit<Route, 'access' | 'body' | 'query' | 'params' | 'run'> & {
    access: A
    body?: B
    query?: Q
    params?: P
    run(call: Call<Valid<B>, Valid<Q>, Valid<P>, A>): Promise<unknown>
  },
): Route {
  return definition as unknown as Route
}
