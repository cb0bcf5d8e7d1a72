/** Moving running cases to another version of their process: for administrators. */
import { Type } from '@sinclair/typebox'
import { planMigration } from '../../migrations/plan-migration.ts'
import { listMigrations, oldVersions, showMigration } from '../../migrations/show-migrations.ts'
import { startMigration, stopMigration } from '../../migrations/start-migration.ts'
import type { Context } from '../context.ts'
import { route, type Route } from '../route.ts'
import { byId, Id, Key, listOf, optional, strict, words } from '../schemas.ts'

const administrators = ['administrator'] as const
const ElementId = Type.String({ minLength: 1, maxLength: 200 })
const wanted = {
  processId: Id,
  to: Type.Integer({ minimum: 1 }),
  cases: optional(Type.Array(Key, { maxItems: 2_000 })),
  mappings: optional(Type.Array(Type.Object({ from: Type.Integer({ minimum: 1 }), steps: Type.Array(Type.Object({ from: ElementId, to: ElementId }, strict), { maxItems: 500 }) }, strict), { maxItems: 200 })),
}

export function migrationRoutes({ zeebe, clock, wakeMigrations }: Context): Route[] {
  return [
    route({
      method: 'get', path: '/api/studio/migrations/versions', summary: 'Processes, their versions, and how many instances run on each', access: administrators, answer: [200, listOf(Type.Unknown())],
      run: async () => ({ items: await oldVersions() }),
    }),
    route({
      method: 'post', path: '/api/studio/migrations/preview', summary: 'A dry run: which step becomes which, what happens to alarms, who has to wait', access: administrators, body: Type.Object(wanted, strict), answer: [200, Type.Unknown()],
      run: ({ body }) => planMigration(body, zeebe.version()),
    }),
    route({
      method: 'post', path: '/api/studio/migrations', summary: 'Move cases to another version', access: administrators, body: Type.Object({ ...wanted, note: words(1_000) }, strict), answer: [201, Type.Object({ id: Id })],
      run: async ({ actor, body }) => {
        const id = await startMigration(body, zeebe.version(), actor, clock.now())
        wakeMigrations()
        return { id }
      },
    }),
    route({
      method: 'get', path: '/api/studio/migrations', summary: 'Migrations, the newest first', access: administrators, answer: [200, listOf(Type.Unknown())],
      run: async () => ({ items: await listMigrations() }),
    }),
    route({
      method: 'get', path: '/api/studio/migrations/{id}', summary: 'What became of each case of a migration', access: administrators, params: byId, answer: [200, Type.Unknown()],
      run: ({ params }) => showMigration(params.id),
    }),
    route({
      method: 'post', path: '/api/studio/migrations/{id}/stop', summary: 'Leave those that still wait on their version', access: administrators, params: byId, answer: [204, null],
      run: ({ actor, params }) => stopMigration(params.id, actor, clock.now()),
    }),
  ]
}
