import { Type } from '@sinclair/typebox'
import { shownEmergencies } from '../../emergencies/show.ts'
import { loadHospital } from '../../people/store.ts'
import type { Context } from '../context.ts'
import { route, type Route } from '../route.ts'
import { Instant, listOf, optional, Texts } from '../schemas.ts'

const Person = Type.Object({ part: Type.String(), id: Type.String(), name: Type.String(), nameZh: optional(Type.String()) })
const Picture = Type.Object({ no: Type.Integer(), at: Instant, figures: Type.Unknown(), words: Type.Unknown() })

const Emergency = Type.Object({
  id: Type.String(), state: Type.String(), causes: Type.Array(Type.Object({ id: Type.String(), name: Texts })), places: Type.Array(Type.String()), since: Instant, until: optional(Instant),
  people: Type.Array(Person), guidance: Type.Array(Type.Object({ at: Instant, text: Type.String() })),
  reason: optional(Type.String()), duties: optional(Type.String()), pictures: optional(Type.Array(Picture)),
})

export function emergencyRoutes(_: Context): Route[] {
  return [
    route({
      method: 'get', path: '/api/emergencies', summary: 'Declared emergencies, then those that are over; situation pictures for those who lead or work in them', access: 'signed-in', answer: [200, listOf(Emergency)],
      run: async ({ actor }) => ({ items: await shownEmergencies(actor, await loadHospital()) }),
    }),
  ]
}
