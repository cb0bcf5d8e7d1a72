/** How the server is doing. */
import { Type } from '@sinclair/typebox'
import { register } from 'prom-client'
import { authenticate } from '../../access/authenticate.ts'
import { reconcile } from '../../complaints/reconcile.ts'
import { ownWords } from '../../complaints/own-words.ts'
import type { Context } from '../context.ts'
import { isReady } from '../readiness.ts'
import { route, type Route } from '../route.ts'
import { Instant, listOf, optional, Texts } from '../schemas.ts'

const Parts = Type.Array(Type.Object({ name: Type.String(), state: Type.String(), detail: optional(Type.String()) }))

export function systemRoutes({ readiness, clock, live, accounts }: Context): Route[] {
  return [
    route({
      method: 'get', path: '/api/words', summary: 'What this hospital calls its categories, where that differs from the product', access: 'public',
      answer: [200, listOf(Type.Object({ kind: Type.String(), id: Type.String(), en: Type.String(), zh: Type.String() }))],
      run: async () => ({ items: await ownWords() }),
    }),
    route({
      method: 'get', path: '/api/health', summary: 'The server runs', access: 'public', answer: [200, Type.Object({ status: Type.Literal('up') })],
      run: async () => ({ status: 'up' }),
    }),
    route({
      method: 'get', path: '/api/ready', summary: 'Broker, database and projection can do their work', access: 'public',
      answer: [200, Type.Object({ ready: Type.Boolean(), parts: Parts })],
      run: async ({ res }) => {
        const parts = await readiness.check()
        const ready = isReady(parts)
        if (!ready) res.status(503).set('Retry-After', '5').json({ ready, parts })
        return { ready, parts }
      },
    }),
    route({
      method: 'get', path: '/metrics', summary: 'Prometheus', access: 'local', answer: [200, null],
      run: async ({ res }) => {
        res.type(register.contentType).send(await register.metrics())
      },
    }),
    route({
      method: 'get', path: '/api/events', summary: 'Server-sent events: something changed, ask again', access: 'signed-in', answer: [200, null],
      run: async ({ actor, req, res }) => {
        live.open(actor, res, async () => (await authenticate(req.headers, accounts))?.id === actor.id)
      },
    }),
    route({
      method: 'get', path: '/api/reconciliation', summary: 'Where case files, instances and receipts do not agree', access: ['administrator', 'complaint-office', 'supervision'],
      answer: [200, Type.Object({ items: listOf(Type.Object({ kind: Type.String(), complaintId: optional(Type.String()), instanceKey: optional(Type.String()), since: Instant, text: Texts })).properties.items, checkedAt: Instant })],
      run: async () => ({ items: await reconcile(clock), checkedAt: clock.now() }),
    }),
  ]
}
