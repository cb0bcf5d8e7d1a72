/** Watching what runs, and putting a hand to it: for administrators. Every operation has a reason and stands in the audit. */
import { Type } from '@sinclair/typebox'
import { audited } from '../../access/audit.ts'
import {
  batchItems, batchKinds, beginBatch, brokenLimits, cancel, changeVariable, engineHealth, explainedDecisions, findCases, listBatches, move, overview, periodOf, retry, setRetries, showBatch, showCase,
  stopBatch, travelledPaths, variablesOf, watchProcess,
} from '../../watch/index.ts'
import type { Context } from '../context.ts'
import { route, type Route } from '../route.ts'
import { byId, byKey, Id, Instant, Key, listOf, oneOf, optional, paging, strict, words } from '../schemas.ts'

const administrators = ['administrator'] as const
const Version = Type.Integer({ minimum: 1 })
const Term = Type.String({ minLength: 1, maxLength: 200 })
const period = { since: optional(Instant), until: optional(Instant) }
const InPeriod = Type.Object({ version: optional(Version), ...period }, strict)
const Reason = words(1_000)
const Reasoned = Type.Object({ reason: Reason }, strict)
/** What a person did, and what came of it. */
const Done = Type.Object({ outcome: Type.String(), code: optional(Type.String()), message: optional(Type.String()) })
const Shown = Type.Unknown()

export function watchRoutes({ zeebe, clock, projection, batches }: Context): Route[] {
  const tools = { zeebe, clock }
  return [
    route({
      method: 'get', path: '/api/watch/processes', summary: 'Every process at a glance', access: administrators, answer: [200, listOf(Shown)],
      run: async () => ({ items: await overview(clock) }),
    }),
    route({
      method: 'get', path: '/api/watch/processes/{id}', summary: 'A process as a live diagram: who stands where, and how it went in a period', access: administrators, params: byId, query: InPeriod, answer: [200, Shown],
      run: ({ params, query: { version, ...times } }) => watchProcess(params.id, { ...(version !== undefined && { version }), period: periodOf(times, clock.now()), clock }),
    }),
    route({
      method: 'get', path: '/api/watch/processes/{id}/paths', summary: 'The ways through a process that are travelled most', access: administrators, params: byId, query: InPeriod, answer: [200, Shown],
      run: ({ params, query: { version, ...times } }) => travelledPaths(params.id, { ...(version !== undefined && { version }), period: periodOf(times, clock.now()) }),
    }),
    route({
      method: 'get', path: '/api/watch/limits', summary: 'Where deadlines break', access: administrators, query: Type.Object(period, strict), answer: [200, listOf(Shown)],
      run: async ({ query }) => ({ items: await brokenLimits(periodOf(query, clock.now()), clock.now()) }),
    }),
    route({
      method: 'get', path: '/api/watch/cases', summary: 'Find instances by receipt, variable, error or step', access: administrators,
      query: Type.Object({
        receipt: optional(Term), variable: optional(Term), value: optional(Type.String({ maxLength: 500 })), error: optional(Term), element: optional(Term), process: optional(Id), version: optional(Version),
        state: optional(oneOf(['active', 'completed', 'canceled'])), only: optional(oneOf(['stuck', 'overdue'])), ...paging,
      }, strict),
      answer: [200, listOf(Shown)],
      run: ({ query }) => findCases(query, clock),
    }),
    route({
      method: 'get', path: '/api/watch/cases/{key}', summary: 'An instance with its way, its open work and what was done to it', access: administrators, params: byKey, answer: [200, Shown],
      run: ({ params }) => showCase(params.key),
    }),
    route({
      method: 'get', path: '/api/watch/cases/{key}/variables', summary: 'What an instance knows, and every value before', access: administrators, params: byKey, answer: [200, listOf(Shown)],
      run: async ({ params }) => ({ items: await variablesOf(params.key) }),
    }),
    route({
      method: 'get', path: '/api/watch/cases/{key}/decisions', summary: 'Decisions of an instance with inputs and rows', access: administrators, params: byKey, answer: [200, listOf(Shown)],
      run: async ({ params }) => ({ items: await explainedDecisions(params.key) }),
    }),
    route({
      method: 'post', path: '/api/watch/cases/{key}/cancel', summary: 'Cancel an instance', access: administrators, params: byKey, body: Reasoned, answer: [200, Done],
      run: ({ actor, params, body }) => cancel(params.key, { actor, ...body }, tools),
    }),
    route({
      method: 'post', path: '/api/watch/cases/{key}/move', summary: 'End a step and go on at another one', access: administrators, params: byKey,
      body: Type.Object({ from: optional(Key), to: Type.String({ minLength: 1, maxLength: 200 }), reason: Reason }, strict), answer: [200, Done],
      run: ({ actor, params, body: { reason, ...moving } }) => move(params.key, moving, { actor, reason }, tools),
    }),
    route({
      method: 'post', path: '/api/watch/cases/{key}/variable', summary: 'Change a variable', access: administrators, params: byKey,
      body: Type.Object({ scope: Key, name: Type.String({ pattern: '^[A-Za-z_][A-Za-z0-9_]{0,99}$' }), value: Type.Unknown(), reason: Reason }, strict), answer: [200, Done],
      run: ({ actor, params, body: { reason, ...change } }) => changeVariable(params.key, change, { actor, reason }, tools),
    }),
    route({
      method: 'post', path: '/api/watch/incidents/{key}/retry', summary: 'Try again, and say whether it helped', access: administrators, params: byKey, body: Reasoned, answer: [200, Done],
      run: ({ actor, params, body }) => retry(params.key, { actor, ...body }, tools),
    }),
    route({
      method: 'post', path: '/api/watch/jobs/{key}/retries', summary: 'Let a job be tried more often', access: administrators, params: byKey,
      body: Type.Object({ retries: Type.Integer({ minimum: 1, maximum: 100 }), reason: Reason }, strict), answer: [200, Done],
      run: ({ actor, params, body: { retries, reason } }) => setRetries(params.key, retries, { actor, reason }, tools),
    }),
    route({
      method: 'get', path: '/api/watch/batches', summary: 'Batches, the latest first', access: administrators, query: Type.Object(paging, strict), answer: [200, listOf(Shown)],
      run: ({ query }) => listBatches(query),
    }),
    route({
      method: 'post', path: '/api/watch/batches', summary: 'Retry or cancel many instances', access: administrators,
      body: Type.Object({ kind: oneOf(batchKinds), keys: Type.Array(Key, { minItems: 1, maxItems: 1_000 }), reason: Reason }, strict), answer: [201, Shown],
      run: async ({ actor, body: { kind, keys, reason } }) => {
        const batch = await audited({ action: 'batch.begin', actor, at: clock.now() }, ({ id }) => [id], () => beginBatch(kind, keys, { actor, reason }, clock.now()))
        batches.wake()
        return batch
      },
    }),
    route({
      method: 'get', path: '/api/watch/batches/{id}', summary: 'How far a batch is', access: administrators, params: byId, answer: [200, Shown],
      run: ({ params }) => showBatch(params.id),
    }),
    route({
      method: 'get', path: '/api/watch/batches/{id}/items', summary: 'The report of a batch', access: administrators, params: byId, answer: [200, listOf(Shown)],
      run: async ({ params }) => ({ items: await batchItems(params.id) }),
    }),
    route({
      method: 'post', path: '/api/watch/batches/{id}/stop', summary: 'Begin no more items of a batch', access: administrators, params: byId, answer: [200, Shown],
      run: ({ actor, params }) => audited({ action: 'batch.stop', actor, at: clock.now() }, params.id, () => stopBatch(params.id, clock.now())),
    }),
    route({
      method: 'get', path: '/api/watch/health', summary: 'What waits, what is stuck, what could not be read', access: administrators, answer: [200, Shown],
      run: () => engineHealth(projection),
    }),
  ]
}
