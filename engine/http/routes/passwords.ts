/** Passwords: given by administrators, changed by everybody for themselves. */
import { Type } from '@sinclair/typebox'
import { audited } from '../../access/audit.ts'
import { shortestPassword } from '../../access/sign-in.ts'
import { Refusal } from '../../errors/errors.ts'
import { loadHospital } from '../../people/store.ts'
import type { Context } from '../context.ts'
import { guessesPerMinute } from '../limits.ts'
import { route, type Route } from '../route.ts'
import { byId, listOf, optional, strict } from '../schemas.ts'

const administrators = ['administrator'] as const
const Given = Type.String({ minLength: 1, maxLength: 200 })

export function passwordRoutes({ config, accounts, clock }: Context): Route[] {
  return [
    route({
      method: 'get', path: '/api/people/without-account', summary: 'Who works here and cannot sign in yet', access: administrators,
      answer: [200, listOf(Type.Object({ id: Type.String(), name: Type.String(), nameZh: optional(Type.String()) }))],
      run: async () => {
        const people = await accounts.withoutAccount((await loadHospital()).people.filter(({ active }) => active))
        return { items: people.map(({ id, name, nameZh }) => ({ id, name, nameZh })) }
      },
    }),
    route({
      method: 'post', path: '/api/people/{id}/password', summary: 'A new password for somebody, shown once; the one before no longer counts', access: administrators, params: byId,
      answer: [201, Type.Object({ password: Type.String() })],
      run: ({ actor, params }) => audited({ action: 'person.password', actor, at: clock.now() }, params.id, async () => {
        const person = (await loadHospital()).people.find(({ id, active }) => id === params.id && active)
        if (!person) throw new Refusal('person.unknown')
        return { password: await accounts.givePassword(person) }
      }),
    }),
    route({
      method: 'post', path: '/api/me/password', summary: 'Change my own password; my other sessions end', access: 'signed-in', limit: guessesPerMinute(config.guessesPerMinute),
      body: Type.Object({ present: Given, next: Type.String({ minLength: shortestPassword, maxLength: 128 }) }, strict), answer: [204, null],
      run: async ({ actor, body: { present, next }, req, res }) => {
        res.append('Set-Cookie', await audited({ action: 'person.password', actor, at: clock.now() }, actor.id, () => accounts.changePassword(present, next, req.headers)))
      },
    }),
  ]
}
