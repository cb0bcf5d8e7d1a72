/** What one's own work looks like: how much there is, filters kept under a name, who else has a task open, work given out. */
import { Type } from '@sinclair/typebox'
import { saysGone, saysPresent } from '../../presence/presence.ts'
import { named } from '../../complaints/show.ts'
import { loadHospital } from '../../people/store.ts'
import { assignTasks, givesOutWork, workersFor } from '../../tasks/assign-tasks.ts'
import { countTasks, loadTask } from '../../tasks/find-tasks.ts'
import { humanSteps } from '../../tasks/steps.ts'
import { removeFilter, savedFilters, saveFilter } from '../../tasks/saved-filters.ts'
import type { Context } from '../context.ts'
import { route, type Route } from '../route.ts'
import { byId, byKey, Id, Instant, Key, listOf, optional, strict, Texts, words } from '../schemas.ts'

const Count = Type.Integer({ description: 'From 100 on there may be more' })
const Somebody = { id: Type.String(), name: Type.String(), nameZh: optional(Type.String()) }
const Filter = { name: words(60), query: Type.Record(Type.String({ pattern: '^[a-z]{1,20}$' }), Type.String({ maxLength: 200 }), { ...strict, maxProperties: 12 }), first: Type.Boolean() }

export function myWorkRoutes(context: Context): Route[] {
  const { clock } = context
  return [
    route({
      method: 'get', path: '/api/tasks/counts', summary: 'How many open tasks each view of my work holds', access: 'signed-in',
      answer: [200, Type.Object({ mine: Count, unassigned: Count, department: Count, waiting: Count })],
      run: ({ actor }) => countTasks(actor, clock),
    }),
    route({
      method: 'get', path: '/api/tasks/steps', summary: 'Everything that people do in the processes', access: 'signed-in',
      answer: [200, listOf(Type.Object({ step: Type.String(), process: Type.String(), name: Type.String(), nameZh: optional(Type.String()) }))],
      run: async () => ({ items: await humanSteps() }),
    }),
    route({
      method: 'get', path: '/api/tasks/people', summary: 'Whom I can give work to, and how much they have', access: givesOutWork,
      answer: [200, listOf(Type.Object({ ...Somebody, department: Type.Union([Type.String(), Type.Null()]), open: Type.Integer(), awayUntil: optional(Instant) }))],
      run: async ({ actor }) => ({ items: await workersFor(actor, clock.now()) }),
    }),
    route({
      method: 'post', path: '/api/tasks/assign', summary: 'Give several tasks to somebody, or with dryRun only look what would go', access: givesOutWork,
      body: Type.Object({ keys: Type.Array(Key, { minItems: 1, maxItems: 200 }), to: Id, dryRun: Type.Boolean() }, strict),
      answer: [200, listOf(Type.Object({ key: Key, given: Type.Boolean(), refused: optional(Type.Object({ code: Type.String(), title: Texts })) }))],
      run: async ({ actor, body }) => ({ items: await assignTasks(body, actor, context) }),
    }),
    route({
      method: 'post', path: '/api/tasks/{key}/presence', summary: 'Say that I have a task open; who else has', access: 'signed-in', params: byKey,
      answer: [200, listOf(Type.Object({ ...Somebody, since: Instant }))],
      run: async ({ actor, params }) => {
        await loadTask(params.key, actor)
        const [others, hospital] = await Promise.all([saysPresent('task', params.key, actor.id), loadHospital()])
        return { items: others.map(({ person, since }) => ({ ...named(person, hospital), since })) }
      },
    }),
    route({
      method: 'delete', path: '/api/tasks/{key}/presence', summary: 'Say that I have closed it', access: 'signed-in', params: byKey, answer: [204, null],
      run: ({ actor, params }) => saysGone('task', params.key, actor.id),
    }),
    route({
      method: 'get', path: '/api/saved-filters', summary: 'My filters of the task list', access: 'signed-in', answer: [200, listOf(Type.Object({ id: Type.String(), ...Filter }))],
      run: async ({ actor }) => ({ items: await savedFilters(actor.id) }),
    }),
    route({
      method: 'put', path: '/api/saved-filters/{id}', summary: 'Keep a filter, or change one', access: 'signed-in', params: byId, body: Type.Object(Filter, strict), answer: [204, null],
      run: ({ actor, params, body }) => saveFilter(actor.id, { id: params.id, ...body }),
    }),
    route({
      method: 'delete', path: '/api/saved-filters/{id}', summary: 'Remove a filter', access: 'signed-in', params: byId, answer: [204, null],
      run: ({ actor, params }) => removeFilter(actor.id, params.id),
    }),
  ]
}
