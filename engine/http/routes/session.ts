import { Type } from '@sinclair/typebox'
import type { Actor } from '../../access/actor.ts'
import { authenticate } from '../../access/authenticate.ts'
import { createToken } from '../../access/tokens.ts'
import { Refusal } from '../../errors/errors.ts'
import { loadHospital } from '../../people/store.ts'
import type { Context } from '../context.ts'
import { guessesPerMinute } from '../limits.ts'
import { route, type Route } from '../route.ts'
import { strict, words } from '../schemas.ts'

const Me = Type.Object({
  id: Type.String(), name: Type.String(), email: Type.String(), roles: Type.Array(Type.String()),
  department: Type.Union([Type.String(), Type.Null()]), groups: Type.Array(Type.String()), language: Type.String(),
  zone: Type.String({ description: 'IANA time zone of the hospital' }),
})

const showMe = async ({ id, name, email, roles, department, groups, language }: Actor) =>
  ({ id, name, email, roles, department, groups, language, zone: (await loadHospital()).calendar.timeZone })

export function sessionRoutes({ config, accounts, clock }: Context): Route[] {
  return [
    route({
      method: 'post', path: '/api/sign-in', summary: 'Start a session', access: 'public', limit: guessesPerMinute(config.guessesPerMinute),
      body: Type.Object({ email: Type.String({ minLength: 3, maxLength: 320 }), password: Type.String({ minLength: 1, maxLength: 200 }) }, strict), answer: [200, Me],
      run: async ({ body, req, res }) => {
        const cookies = await accounts.signIn(body.email, body.password, req.headers)
        const actor = await authenticate({ cookie: cookies.map((cookie) => cookie.split(';')[0]).join('; ') }, accounts)
        // An account whose person has left is as good as none.
        if (!actor) throw new Refusal('sign-in.failed')
        res.append('Set-Cookie', cookies)
        return showMe(actor)
      },
    }),
    route({
      method: 'post', path: '/api/sign-out', summary: 'End the session', access: 'signed-in', answer: [204, null],
      run: async ({ req, res }) => {
        res.append('Set-Cookie', await accounts.signOut(req.headers))
      },
    }),
    route({
      method: 'get', path: '/api/me', summary: 'Who I am and what I may do', access: 'signed-in', answer: [200, Me],
      run: ({ actor }) => showMe(actor),
    }),
    route({
      method: 'post', path: '/api/tokens', summary: 'Make an API token; it is shown once', access: 'signed-in',
      body: Type.Object({ name: words(100) }, strict), answer: [201, Type.Object({ token: Type.String() })],
      run: async ({ actor, body }) => ({ token: await createToken(actor.id, body.name, clock.now()) }),
    }),
  ]
}
