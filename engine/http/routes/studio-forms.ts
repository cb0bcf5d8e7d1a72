/** What diagrams and tables have to do with forms. */
import { Type } from '@sinclair/typebox'
import { formUses } from '../../studio/forms/index.ts'
import { route, type Route } from '../route.ts'
import { listOf, oneOf } from '../schemas.ts'

const place = { id: Type.String(), name: Type.String(), nameZh: Type.Union([Type.String(), Type.Null()]) }
const Place = Type.Object(place)
const Readers = Type.Array(Type.Object({ ...place, kind: oneOf(['flow', 'step', 'table']), file: Type.String(), process: Place }))
const Use = Type.Object({
  form: Type.String(), process: Place, element: Place, kind: oneOf(['task', 'start']), gives: Type.Array(Type.String()),
  asks: Type.Array(Type.Object({ name: Type.String(), by: Readers, values: Type.Array(Type.Object({ value: Type.String(), by: Readers })) })),
})

export function studioFormRoutes(): Route[] {
  return [
    route({
      method: 'get', path: '/api/studio/form-uses', summary: 'Which steps show which form, and what is asked of its answers, drafts included', access: ['administrator'],
      answer: [200, listOf(Use)], run: async () => ({ items: await formUses() }),
    }),
  ]
}
