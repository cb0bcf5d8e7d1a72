import { timingSafeEqual } from 'node:crypto'
import { Type } from '@sinclair/typebox'
import type { Request } from 'express'
import { settingsOf } from '../../../connectors/kit/settings.ts'
import { callbackChannels, callOutcomes } from '../../callbacks/callback.ts'
import { closeFeed, feedOf, openFeed, readFeed } from '../../callbacks/feed.ts'
import { missedBecause, takeMissedCall } from '../../callbacks/missed-calls.ts'
import { owedCalls, roomByHour } from '../../callbacks/queue.ts'
import { CallbackSettings } from '../../callbacks/settings.ts'
import { Refusal } from '../../errors/errors.ts'
import type { Context } from '../context.ts'
import { perMinute } from '../limits.ts'
import { route, type Route } from '../route.ts'
import { Instant, Language, listOf, oneOf, optional, strict } from '../schemas.ts'

const Maybe = <T extends ReturnType<typeof oneOf> | typeof Instant>(one: T) => Type.Union([one, Type.Null()])

const Owed = Type.Object({
  key: Type.String(), name: Type.String(), processId: Type.String(), canComplete: Type.Boolean(),
  callback: Type.Object({
    purpose: Type.String(), attempt: Type.Integer(), after: Maybe(oneOf(callOutcomes)), opensAt: Instant, callAt: Instant, dueAt: Instant, crowded: Type.Boolean(),
    channel: oneOf(callbackChannels), language: Maybe(Language),
  }),
})

const Missed = Type.Object({
  call: Type.String({ minLength: 1, maxLength: 100, pattern: '^[\\x21-\\x7e]+$', description: 'As the telephone system names the call' }),
  at: Instant,
  number: optional(Type.String({ pattern: '^\\+?[0-9][0-9 ()/-]{3,29}$', description: 'Left out where the caller withholds it' })),
  because: oneOf(missedBecause),
  language: optional(Language),
}, strict)

/** Settings without the secret: what the calendar needs is there, whatever became of it. */
const Capacity = Type.Omit(CallbackSettings, ['telephoneSecret'])
const capacity = async () => await settingsOf({ type: 'schedule-callback', settings: Capacity }) as CallbackSettings

export function callbackRoutes({ clock, publicUrl, wakeDispatcher }: Context): Route[] {
  return [
    route({
      method: 'get', path: '/api/callbacks', summary: 'Calls that I or my groups owe; what breaks first stands first', access: 'signed-in',
      answer: [200, listOf(Owed)],
      run: async ({ actor }) => ({ items: await owedCalls(actor, clock) }),
    }),
    route({
      method: 'get', path: '/api/callbacks/room', summary: 'How many callbacks fit into each hour of the days that come', access: 'signed-in',
      query: Type.Object({ days: Type.Integer({ minimum: 1, maximum: 14, default: 7 }) }, strict),
      answer: [200, listOf(Type.Object({ at: Instant, room: Type.Integer() }))],
      run: async ({ query }) => ({ items: await roomByHour(clock.now(), query.days, await capacity()) }),
    }),
    route({
      method: 'get', path: '/api/callbacks/feed', summary: 'Whether I have a calendar address, and when a program last read it', access: 'signed-in',
      answer: [200, Type.Object({ since: Maybe(Instant), readAt: Maybe(Instant) })],
      run: async ({ actor }) => await feedOf(actor.id) ?? { since: null, readAt: null },
    }),
    route({
      method: 'post', path: '/api/callbacks/feed', summary: 'A new secret address of my callbacks as a calendar; an earlier one leads nowhere from now on', access: 'signed-in',
      answer: [201, Type.Object({ url: Type.String() })],
      run: async ({ actor }) => ({ url: `${publicUrl}/api/feeds/callbacks/${await openFeed(actor.id, clock.now())}` }),
    }),
    route({
      method: 'delete', path: '/api/callbacks/feed', summary: 'Take the calendar address back', access: 'signed-in', answer: [204, null],
      run: ({ actor }) => closeFeed(actor.id),
    }),
    route({
      method: 'get', path: '/api/feeds/callbacks/{token}', summary: 'Callbacks of one person as iCalendar, for calendar programs', access: 'public', limit: perMinute(60),
      params: Type.Object({ token: Type.String({ pattern: '^[A-Za-z0-9_-]{43}$' }) }, strict), answer: [200, null],
      run: async ({ params, res }) => {
        const text = await readFeed(params.token, { clock, publicUrl, slotMinutes: (await capacity()).slotMinutes })
        res.type('text/calendar').send(text)
      },
    }),
    route({
      method: 'post', path: '/api/hooks/calls', summary: 'A telephone system tells of a call that nobody took: the caller is owed a callback', access: 'public', limit: perMinute(600),
      body: Missed, answer: [202, Type.Object({ callback: Type.Union([Type.String(), Type.Null()]), joined: Type.Boolean() })],
      run: async ({ body, req }) => {
        const settings = await telephone(req)
        return takeMissedCall({ call: body.call, at: new Date(body.at), number: body.number ?? null, because: body.because, language: body.language ?? null }, settings, { clock, onOwed: wakeDispatcher })
      },
    }),
  ]
}

/** The settings of the telephone system, for a request that carries its secret. @throws Refusal `hook.refused` */
export async function telephone({ headers }: Request): Promise<CallbackSettings> {
  const settings = await settingsOf({ type: 'schedule-callback', settings: CallbackSettings }).catch((cause: unknown) => { throw new Refusal('hook.refused', { cause }) }) as CallbackSettings
  const given = Buffer.from(/^Bearer (\S+)$/.exec(headers.authorization ?? '')?.[1] ?? '')
  const secret = Buffer.from(settings.telephoneSecret ?? '')
  if (secret.length === 0 || given.length !== secret.length || !timingSafeEqual(given, secret)) throw new Refusal('hook.refused')
  return settings
}
