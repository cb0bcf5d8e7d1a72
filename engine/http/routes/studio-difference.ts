/** What differs between two states of a file: for administrators. */
import { Type, type Static } from '@sinclair/typebox'
import { Refusal } from '../../errors/errors.ts'
import { compareContents } from '../../studio/difference/difference.ts'
import { kindOf } from '../../studio/files/names.ts'
import { readFile } from '../../studio/files/read-file.ts'
import { releasedFile } from '../../studio/releases/show-releases.ts'
import { route, type Route } from '../route.ts'
import { optional, strict } from '../schemas.ts'
import { FileName, readLargeJson } from './studio.ts'

const administrators = ['administrator'] as const
const State = Type.Union([Type.String({ pattern: '^(live|shipped|draft|none|[0-9]{1,9})$' }), Type.Object({ content: Type.String({ maxLength: 5 * 1024 * 1024 }) }, strict)])
const Some = optional(Type.Unknown())
const Difference = Type.Object({ same: Type.Boolean(), diagram: Some, tables: Some, fields: Some, setting: Some, lines: Some })

export const studioDifferenceRoutes = (): Route[] => [
  route({
    method: 'post', path: '/api/studio/difference', summary: 'What differs between two states of a file: elements, rows and cells, fields, lines', access: administrators, read: readLargeJson,
    body: Type.Object({ name: FileName, from: State, to: State }, strict),
    answer: [200, Difference],
    run: async ({ body: { name, from, to } }) => {
      const kind = kindOf(name)
      if (!kind) throw new Refusal('file.unknown')
      const [before, after] = await Promise.all([contentOf(name, from), contentOf(name, to)])
      if (before === null && after === null) throw new Refusal('file.unknown')
      return compareContents(kind, after ?? '', before)
    },
  }),
  route({
    method: 'get', path: '/api/studio/releases/{number}/change', summary: 'What a release changes in one file', access: administrators,
    params: Type.Object({ number: Type.Integer({ minimum: 1 }) }, strict), query: Type.Object({ name: FileName }, strict),
    answer: [200, Type.Object({ difference: Difference, before: Type.Union([Type.String(), Type.Null()]), after: Type.String() })],
    run: async ({ params, query }) => {
      const file = await releasedFile(params.number, query.name)
      if (!file) throw new Refusal('release.unknown')
      const { kind, before, after } = file
      return { difference: await compareContents(kind, after, before), before, after }
    },
  }),
]

/** Null where there is nothing under the name in that state, as of a file that is new. */
async function contentOf(name: string, state: Static<typeof State>): Promise<string | null> {
  if (typeof state === 'object') return state.content
  if (state === 'none') return null
  try {
    return (await readFile(name, state)).content
  } catch (error) {
    if (error instanceof Refusal && (error.code === 'file.unknown' || error.code === 'draft.unknown')) return null
    throw error
  }
}
