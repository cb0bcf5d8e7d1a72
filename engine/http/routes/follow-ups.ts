import { Type } from '@sinclair/typebox'
import { addFollowUps, addsFollowUps, mostAtOnce } from '../../follow-ups/add-follow-ups.ts'
import { columns } from '../../follow-ups/read-list.ts'
import type { Context } from '../context.ts'
import { route, type Route } from '../route.ts'
import { optional, strict } from '../schemas.ts'

const Line = Type.Object(Object.fromEntries(columns.map((column) => [column, optional(Type.String({ maxLength: 200 }))])), strict)

export function followUpRoutes({ clock, wakeDispatcher }: Context): Route[] {
  return [
    route({
      method: 'post', path: '/api/follow-ups', summary: 'People to call after a discharge, a checkup or a visit: a list, or a spreadsheet as CSV text', access: addsFollowUps,
      body: Type.Union([
        Type.Object({ items: Type.Array(Line, { minItems: 1, maxItems: mostAtOnce }) }, strict),
        Type.Object({ csv: Type.String({ minLength: 1, maxLength: 900_000 }) }, strict),
      ]),
      answer: [201, Type.Object({ added: Type.Integer(), known: Type.Integer() })],
      run: ({ actor, body }) => addFollowUps(body, actor, { clock, onOwed: wakeDispatcher }),
    }),
  ]
}
