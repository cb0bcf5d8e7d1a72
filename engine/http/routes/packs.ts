/** The rules that a hospital can choose from: for administrators. */
import { Type } from '@sinclair/typebox'
import { listPacks, showPack } from '../../packs/show-pack.ts'
import { route, type Route } from '../route.ts'
import { byId, listOf, optional, Texts } from '../schemas.ts'

const administrators = ['administrator'] as const
const Column = Type.Object({ name: Type.String(), label: Type.String() })
const Row = Type.Object({ when: Type.Array(Type.String()), then: Type.Array(Type.String()), source: Type.String(), change: Type.String(), was: optional(Type.Array(Type.String())) })

const listed = {
  id: Type.String(), name: Type.String(), nameZh: Type.String(), version: Type.String(), base: Type.Union([Type.String(), Type.Null()]), holdsFrom: Type.Union([Type.String(), Type.Null()]),
  source: Type.String(), trust: Type.String(), summary: Texts, files: Type.Array(Type.String()),
  active: optional(Type.Object({ since: Type.String(), from: optional(Type.String()), files: optional(Type.Array(Type.String())) })),
}
const Shown = Type.Object({
  ...listed,
  tables: Type.Array(Type.Object({ file: Type.String(), id: Type.String(), name: Type.String(), about: Type.String(), inputs: Type.Array(Column), outputs: Type.Array(Column), rows: Type.Array(Row) })),
  forms: Type.Array(Type.Object({ file: Type.String(), changes: Type.Array(Type.Unknown()) })),
})

export const packRoutes = (): Route[] => [
  route({
    method: 'get', path: '/api/packs', summary: 'The packs and which of them runs', access: administrators, answer: [200, listOf(Type.Object(listed))],
    run: async () => ({ items: await listPacks() }),
  }),
  route({
    method: 'get', path: '/api/packs/{id}', summary: 'A pack, and what it changes against the base, row by row', access: administrators, params: byId, answer: [200, Shown],
    run: ({ params }) => showPack(params.id),
  }),
]
