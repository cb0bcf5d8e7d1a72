/** The search field of the desk. */
import { Type } from '@sinclair/typebox'
import { findEverything } from '../../search/find-everything.ts'
import type { Context } from '../context.ts'
import { route, type Route } from '../route.ts'
import { strict, words } from '../schemas.ts'

const Found = Type.Array(Type.Unknown())

export function searchRoutes({ clock }: Context): Route[] {
  return [
    route({
      method: 'get', path: '/api/search', summary: 'Cases, tasks, what was written and articles that say this', access: 'signed-in', query: Type.Object({ q: words(200) }, strict),
      answer: [200, Type.Object({ cases: Found, tasks: Found, entries: Found, articles: Found, marks: Type.Array(Type.String()) })],
      run: ({ actor, query }) => findEverything(query.q, actor, clock),
    }),
  ]
}
