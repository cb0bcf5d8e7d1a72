/** Decision tables in the studio: tried and looked through without being deployed. For administrators. */
import { Type } from '@sinclair/typebox'
import { askTables, checkTables } from '../../studio/tables/thread.ts'
import { recordedInputs } from '../../studio/tables/recorded.ts'
import { liveFile } from '../../studio/files/live.ts'
import { route, type Route } from '../route.ts'
import { Id, Instant, listOf, optional, strict, Variables } from '../schemas.ts'
import { FileName, readLargeJson } from './studio.ts'

const administrators = ['administrator'] as const
const Content = Type.String({ minLength: 1, maxLength: 5 * 1024 * 1024 })
const Values = Type.Array(Type.Unknown(), { maxItems: 100 })
const Numbers = Type.Array(Type.Integer())
const Row = Type.Object({ ruleId: Type.String(), number: Type.Integer(), outputs: Type.Array(Type.Unknown()) })

export function studioTableRoutes(): Route[] {
  return [
    route({
      method: 'post', path: '/api/studio/tables/ask', summary: 'Which row of a table would fire, without deploying it', access: administrators, read: readLargeJson,
      body: Type.Object({ content: Content, table: Id, values: Values, scope: optional(Variables) }, strict),
      answer: [200, Type.Object({ rows: Type.Array(Row), output: Type.Unknown(), failure: optional(Type.String()) })],
      run: async ({ body: { content, table, values, scope = {} } }) => {
        const [answer] = await askTables({ content, table, values: [values], scope })
        return answer
      },
    }),
    route({
      method: 'post', path: '/api/studio/tables/recorded', summary: 'What a table was really asked, and what it would decide now', access: administrators, read: readLargeJson,
      body: Type.Object({ name: FileName, content: Content, table: Id }, strict),
      answer: [200, listOf(Type.Object({ values: Values, times: Type.Integer(), lastAt: Instant, rows: Numbers, liveRows: Type.Union([Numbers, Type.Null()]) }))],
      run: async ({ body: { name, content, table } }) => ({ items: await recordedInputs(content, table, (await liveFile(name))?.content ?? null) }),
    }),
    route({
      method: 'post', path: '/api/studio/tables/look-through', summary: 'Gaps, overlaps and cells that cannot be what was meant', access: administrators, read: readLargeJson,
      body: Type.Object({ name: FileName, content: Content }, strict),
      answer: [200, Type.Object({ tables: Type.Array(Type.Unknown()), findings: Type.Array(Type.Unknown()) })],
      run: ({ body }) => checkTables(body),
    }),
  ]
}
