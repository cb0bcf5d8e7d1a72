/** The hotline: who calls, how the call ended, what the next shift has to know. */
import { Type } from '@sinclair/typebox'
import { callEndings } from '../../calls/call.ts'
import { callerOf } from '../../calls/caller.ts'
import { endCall, refuseUnknownArticle } from '../../calls/end-call.ts'
import { callRings, ringingFor } from '../../calls/ringing.ts'
import { leaveNote, showShift, takeNote } from '../../calls/shift.ts'
import { readComplaint } from '../../complaints/read.ts'
import type { Context } from '../context.ts'
import { perMinute } from '../limits.ts'
import { route, type Route } from '../route.ts'
import { byId, Id, Instant, Language, oneOf, optional, strict, words } from '../schemas.ts'
import { telephone } from './callbacks.ts'

const operators = ['administrator', 'complaint-office', 'operator'] as const

const Telephone = Type.String({ pattern: '^\\+?[0-9][0-9 ()/-]{2,29}$' })
const Maybe = <T extends typeof Telephone>(one: T) => Type.Union([one, Type.Null()])

const Ended = Type.Object({
  id: Id, number: Maybe(Telephone), name: Maybe(words(100)), language: Language, beganAt: Instant, notes: Type.String({ maxLength: 20_000 }), ending: oneOf(callEndings), subject: optional(words(200)),
  department: optional(Maybe(Id)), article: optional(Maybe(Id)), complaintId: optional(Maybe(Id)), opens: optional(Instant), closes: optional(Instant),
}, strict)

const Ringing = Type.Object({
  call: Type.String({ minLength: 1, maxLength: 100, pattern: '^[\\x21-\\x7e]+$', description: 'As the telephone system names the call' }), number: optional(Telephone),
  operator: Type.String({ minLength: 1, maxLength: 200, description: 'Person id or e-mail address' }),
}, strict)

export function callRoutes({ clock, codes, wakeDispatcher }: Context): Route[] {
  return [
    route({
      method: 'get', path: '/api/callers', summary: 'What is known of a number: names, cases, earlier calls, promises', access: operators,
      query: Type.Object({ number: Telephone }, strict), answer: [200, Type.Unknown()],
      run: ({ actor, query }) => callerOf(query.number, actor, clock),
    }),
    route({
      method: 'post', path: '/api/calls', summary: 'The end of a call: answered, a promised callback, a complaint', access: operators, body: Ended, answer: [201, Type.Unknown()],
      run: async ({ actor, body }) => {
        await refuseUnknownArticle(body.article)
        if (body.complaintId) await readComplaint(body.complaintId, actor, clock, 'complaint.read', 'find')
        return await endCall(body, actor, { clock, codes, onAccepted: wakeDispatcher })
      },
    }),
    route({
      method: 'get', path: '/api/calls/ringing', summary: 'The call that rings at my telephone', access: operators,
      answer: [200, Type.Object({ call: Type.Union([Type.Null(), Type.Object({ id: Type.String(), number: Maybe(Telephone), at: Instant })]) })],
      run: async ({ actor }) => {
        const call = await ringingFor(actor, clock)
        return { call: call && { id: call._id, number: call.number, at: call.at } }
      },
    }),
    route({
      method: 'post', path: '/api/hooks/calls/ringing', summary: 'A telephone system says whose telephone rings', access: 'public', limit: perMinute(600), body: Ringing, answer: [202, null],
      run: async ({ body, req }) => {
        await telephone(req)
        await callRings({ call: body.call, number: body.number ?? null, operator: body.operator }, clock.now())
      },
    }),
    route({
      method: 'get', path: '/api/shift', summary: 'What a shift leaves to the next', access: operators,
      query: Type.Object({ hours: Type.Integer({ minimum: 1, maximum: 48, default: 8 }) }, strict), answer: [200, Type.Unknown()],
      run: ({ actor, query }) => showShift(query.hours, actor, clock),
    }),
    route({
      method: 'post', path: '/api/shift/notes', summary: 'Leave a note to the next shift', access: operators, body: Type.Object({ text: words(4_000) }, strict), answer: [204, null],
      run: ({ actor, body }) => leaveNote(body.text, actor, clock.now()),
    }),
    route({
      method: 'post', path: '/api/shift/notes/{id}/taken', summary: 'I have read it and take it over', access: operators, params: byId, answer: [204, null],
      run: ({ actor, params }) => takeNote(params.id, actor, clock.now()),
    }),
  ]
}
