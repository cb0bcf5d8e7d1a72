/** The 12345 city hotline: its system's hooks, files with orders, and what the office looks at. */
import { timingSafeEqual } from 'node:crypto'
import { Type, type TSchema } from '@sinclair/typebox'
import type { Request } from 'express'
import { exchange } from '../../../connectors/city-hotline/follow-city.ts'
import { citySettings } from '../../../connectors/city-hotline/settings.ts'
import { audited } from '../../access/audit.ts'
import { askForTime, tellAgain } from '../../city/ask-for-time.ts'
import { cityActions, cityWords, orderKinds } from '../../city/city-order.ts'
import { takeWord } from '../../city/city-says.ts'
import { listOrders } from '../../city/list-orders.ts'
import { mostOrders, orderNumber, OrdersFault, readOrders } from '../../city/read-orders.ts'
import { takeOrder } from '../../city/take-order.ts'
import { takeBackResult } from '../../complaints/results.ts'
import { Refusal } from '../../errors/errors.ts'
import { loadHospital } from '../../people/store.ts'
import type { Context } from '../context.ts'
import { perMinute } from '../limits.ts'
import { route, type Route } from '../route.ts'
import { Id, Instant, listOf, oneOf, optional, strict, Texts, words } from '../schemas.ts'

const workers = ['administrator', 'complaint-office', 'operator'] as const
const readers = [...workers, 'leadership'] as const
const OrderNumber = Type.String({ pattern: orderNumber })
const Maybe = <T extends TSchema>(one: T) => Type.Union([one, Type.Null()])

const Order = Type.Object({
  number: OrderNumber, kind: optional(oneOf(orderKinds)), subject: words(200), content: words(20_000), caller: optional(words(100)),
  phone: optional(Type.String({ pattern: '^\\+?[0-9][0-9 ()/-]{3,29}$' })), department: optional(words(200)), place: optional(words(200)),
  deadline: optional(Instant),
}, strict)

const Said = Type.Object({
  id: Type.String({ minLength: 1, maxLength: 100, pattern: '^[\\x21-\\x7e]+$', description: 'As the city numbers it: the same again changes nothing' }),
  what: oneOf(cityWords), reason: optional(words(4_000)), deadline: optional(Instant),
}, strict)

const Taken = Type.Object({ number: Type.String(), receipt: Type.String(), known: Type.Boolean() })

const Orders = Type.Union([
  Type.Object({ csv: Type.String({ minLength: 1, maxLength: 900_000 }) }, strict),
  Type.Object({ orders: Type.Array(Type.Record(Type.String(), Type.Union([Type.String(), Type.Number(), Type.Null()])), { minItems: 1, maxItems: mostOrders }) }, strict),
])

const ReadLine = Type.Object({
  line: Type.Integer(), state: oneOf(['new', 'known', 'changed', 'faulty']), number: Type.String(), subject: Type.String(), kind: Maybe(oneOf(orderKinds)), deadline: Maybe(Instant),
  faults: Type.Array(Type.Object({ path: Type.String(), message: Type.String() })),
})

const Listed = Type.Object({
  complaint: Type.Object({ id: Type.String(), receipt: Type.String(), subject: Type.String() }),
  number: Maybe(Type.String()), kind: Maybe(oneOf(orderKinds)), at: Instant, source: oneOf(['adapter', 'file', 'desk']), deadline: Maybe(Instant),
  due: Type.Union([Type.Object({ stage: Type.String(), at: Instant }), Type.Null()]),
  task: Type.Union([Type.Object({ key: Type.String(), step: Type.String(), name: Texts }), Type.Null()]),
  said: Type.Array(Type.Object({ what: oneOf(cityWords), at: Instant, reason: Maybe(Type.String()), deadline: Maybe(Instant), heard: Type.Boolean() })),
  told: Type.Array(Type.Object({ id: Type.String(), action: oneOf(cityActions), state: oneOf(['waiting', 'sent', 'refused']), at: Instant, sentAt: Maybe(Instant), code: Maybe(Type.String()), attempts: Type.Integer() })),
})

export function cityRoutes({ clock, codes, config, wakeDispatcher }: Context): Route[] {
  const opening = { clock, codes, onAccepted: wakeDispatcher }
  const hooks = perMinute(600)
  return [
    route({
      method: 'post', path: '/api/hooks/city/orders', summary: 'The system of the city hotline transfers an order', access: 'public', limit: hooks,
      body: Order, answer: [200, Taken],
      run: async ({ body, req }) => {
        await fromTheCity(req)
        return await takeOrder(body, 'adapter', null, opening)
      },
    }),
    route({
      method: 'post', path: '/api/hooks/city/orders/{number}/events', summary: 'The system of the city hotline says what became of an order', access: 'public', limit: hooks,
      params: Type.Object({ number: OrderNumber }, strict), body: Said, answer: [204, null],
      run: async ({ params, body, req }) => {
        await fromTheCity(req)
        await takeWord(params.number, body, { clock })
      },
    }),
    route({
      method: 'get', path: '/api/city/orders', summary: 'Orders of the city with their limits, and what the two systems told each other', access: readers,
      query: Type.Object({ over: Type.Boolean({ default: false }) }, strict), answer: [200, Type.Object({ items: Type.Array(Listed), connected: Type.Boolean() })],
      run: async ({ actor, query }) => ({ items: await listOrders(actor, query.over, clock), connected: await isConnected() }),
    }),
    route({
      method: 'post', path: '/api/city/orders/preview', summary: 'What a file with orders would bring; nothing is taken', access: workers, body: Orders, answer: [200, listOf(ReadLine)],
      run: async ({ body }) => ({
        items: (await read(body)).map(({ line, state, faults, order: { number, subject, kind, deadline } }) => ({ line, state, number, subject, kind: kind ?? null, deadline: deadline ?? null, faults })),
      }),
    }),
    route({
      method: 'post', path: '/api/city/orders', summary: 'Take the orders of a file: all that are new, or none where a line has a fault', access: workers, body: Orders, answer: [201, listOf(Taken)],
      run: ({ actor, body }) => audited({ action: 'city.import', actor, at: clock.now() }, ({ items }) => items.map(({ number }) => number), async () => {
        const orders = await read(body)
        const faults = orders.flatMap(({ line, state, faults: found }) => (state === 'changed' ? [{ path: `/${line}/number`, message: 'came before with another content' }] : found.map(({ path, message }) => ({ path: `/${line}/${path}`, message }))))
        if (faults.length > 0) throw new Refusal('request.invalid', { errors: faults })
        const items = []
        for (const { order } of orders) items.push(await takeOrder(order, 'file', actor, opening))
        return { items }
      }),
    }),
    route({
      method: 'post', path: '/api/city/orders/{number}/extension', summary: 'Ask the city for more time', access: workers,
      params: Type.Object({ number: OrderNumber }, strict), body: Type.Object({ until: Instant, reason: words(4_000) }, strict), answer: [204, null],
      run: async ({ actor, params, body }) => {
        await askForTime(params.number, body, actor, clock)
        await exchange({ clock, config })
      },
    }),
    route({
      method: 'post', path: '/api/city/messages/{id}/retry', summary: 'Tell the city again what its system has not taken', access: workers,
      params: Type.Object({ id: Type.String({ minLength: 1, maxLength: 140, pattern: '^[A-Za-z0-9_.:-]+$' }) }, strict), answer: [204, null],
      run: async ({ actor, params }) => {
        await tellAgain(params.id, actor, clock)
        await exchange({ clock, config })
      },
    }),
    route({
      method: 'delete', path: '/api/results/{id}', summary: 'Take a published result back', access: ['administrator', 'complaint-office'], params: Type.Object({ id: Id }, strict), answer: [204, null],
      run: ({ actor, params }) => takeBackResult(params.id, actor, clock.now()),
    }),
  ]
}

async function read(given: { csv: string } | { orders: Record<string, unknown>[] }) {
  try {
    return await readOrders(given, await loadHospital())
  } catch (error) {
    if (error instanceof OrdersFault) throw new Refusal('request.invalid', { errors: [{ path: '/csv', message: error.message }] })
    throw error
  }
}

const isConnected = async (): Promise<boolean> => await citySettings().then(({ address, token }) => Boolean(address && token), () => false)

/** @throws Refusal `hook.refused` */
async function fromTheCity({ headers }: Request): Promise<void> {
  const { hookToken = '' } = await citySettings().catch((cause: unknown) => { throw new Refusal('hook.refused', { cause }) })
  const [given, token] = [Buffer.from(/^Bearer (\S+)$/.exec(headers.authorization ?? '')?.[1] ?? ''), Buffer.from(hookToken)]
  if (token.length < 16 || given.length !== token.length || !timingSafeEqual(given, token)) throw new Refusal('hook.refused')
}
