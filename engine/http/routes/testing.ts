/** What only a server on the controlled clock answers to: scenarios and tests move its time and look under its floor. */
import { Type } from '@sinclair/typebox'
import { Duration } from 'luxon'
import { Refusal } from '../../errors/errors.ts'
import { RehearsedCalls } from '../../rehearsal/child/rehearsed-calls.ts'
import { casesDecisions } from '../../zeebe/decisions.ts'
import { loadHospital } from '../../people/store.ts'
import { taken } from '../../zeebe/taken.ts'
import type { Context } from '../context.ts'
import { route, type Route } from '../route.ts'
import { Id, Instant, listOf, optional, strict, Variables } from '../schemas.ts'

const administrators = ['administrator'] as const
const messageLives = 60_000

const Taken = Type.Object({
  flows: Type.Array(Type.Object({ process: Type.String(), flow: Type.String(), times: Type.Integer() })),
  rows: Type.Array(Type.Object({ decision: Type.String(), row: Type.String(), times: Type.Integer() })),
})

export function testingRoutes({ clock, zeebe, advance }: Context): Route[] {
  if (!advance) return []
  return [
    route({
      method: 'get', path: '/api/testing/clock', summary: 'What time it is here', access: administrators, answer: [200, Type.Object({ now: Instant })],
      run: async () => ({ now: clock.now() }),
    }),
    route({
      method: 'post', path: '/api/testing/clock', summary: 'Move broker and server ahead; answers when due alarms have run', access: administrators,
      body: Type.Object({ advance: Type.String({ maxLength: 40 }) }, strict), answer: [200, Type.Object({ now: Instant })],
      run: async ({ body }) => {
        const step = Duration.fromISO(body.advance)
        if (!step.isValid || step.toMillis() < 0) throw new Refusal('request.invalid', { errors: [{ path: '/advance', message: 'must be an ISO 8601 duration such as P3D' }] })
        await advance(step.toMillis())
        return { now: clock.now() }
      },
    }),
    route({
      method: 'post', path: '/api/testing/messages', summary: 'Publish a message to the processes', access: administrators,
      body: Type.Object({ name: Type.String({ minLength: 1, maxLength: 100 }), key: optional(Type.String({ maxLength: 200 })), variables: optional(Variables) }, strict), answer: [204, null],
      run: async ({ body: { name, key = '', variables = {} } }) => {
        await zeebe.publishMessage({ name, correlationKey: key, ttlMs: messageLives, variables })
      },
    }),
    route({
      method: 'get', path: '/api/testing/taken', summary: 'Sequence flows and table rows taken so far', access: administrators, answer: [200, Taken],
      run: () => taken(),
    }),
    route({
      method: 'get', path: '/api/testing/hospital', summary: 'Everybody, with posts and calendar', access: administrators, answer: [200, Type.Unknown()],
      run: () => loadHospital(),
    }),
    route({
      method: 'get', path: '/api/testing/decisions', summary: 'Which rows of which tables decided about a case', access: administrators, query: Type.Object({ complaint: Id }, strict), answer: [200, listOf(Type.Unknown())],
      run: async ({ query }) => ({ items: await casesDecisions(query.complaint) }),
    }),
    route({
      method: 'get', path: '/api/testing/calls', summary: 'What a rehearsal would have asked of other systems', access: administrators, answer: [200, listOf(Type.Unknown())],
      run: async () => ({ items: await RehearsedCalls.find().sort({ at: 1 }).lean() }),
    }),
  ]
}
