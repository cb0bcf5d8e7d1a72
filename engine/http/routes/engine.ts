/** Deployments, processes, instances and incidents: for administrators. */
import { readFile } from 'node:fs/promises'
import { Type } from '@sinclair/typebox'
import { audited } from '../../access/audit.ts'
import { Refusal } from '../../errors/errors.ts'
import { isFault } from '../../zeebe/client.ts'
import { listIncidents, retryIncident } from '../../zeebe/incidents.ts'
import { getInstance, listInstances } from '../../zeebe/instances.ts'
import { listProcesses, processKeyOf, processXml } from '../../zeebe/processes.ts'
import { deployAsRelease } from '../../studio/releases/create-release.ts'
import type { Context } from '../context.ts'
import { creatingOf } from '../creating.ts'
import { route, type Route } from '../route.ts'
import { byKey, Id, Instant, Key, listOf, oneOf, optional, paging, strict, Variables } from '../schemas.ts'
import { receiveFiles } from '../upload.ts'

const administrators = ['administrator'] as const
const Version = Type.Integer({ minimum: 1 })
const byProcess = Type.Object({ id: Id }, strict)
const DeployedOne = Type.Object({ id: Type.String(), version: Version, key: Key })
const Deployed = Type.Object({ processes: Type.Array(DeployedOne), decisions: Type.Array(DeployedOne), forms: Type.Array(DeployedOne) })

const Instance = Type.Object({
  key: Key, state: oneOf(['active', 'completed', 'canceled']), processId: Type.String(), version: Version, complaintId: optional(Type.String()),
  elements: Type.Array(Type.Unknown()), incidents: Type.Array(Type.Unknown()), variables: Variables,
})

const Listed = Type.Object({
  key: Key, state: oneOf(['active', 'completed', 'canceled']), processId: Type.String(), version: Version, complaintId: optional(Type.String()),
  parentKey: optional(Key), rootKey: Key, startedAt: Instant, endedAt: optional(Instant),
})

const Migration = Type.Object({ version: Version, mapping: optional(Type.Record(Type.String(), Type.String())) }, strict)

export function engineRoutes(context: Context): Route[] {
  const { zeebe, clock } = context
  const creating = creatingOf(context)
  return [
    route({
      method: 'post', path: '/api/deployments', summary: 'Deploy diagrams, tables and forms together, all or nothing', access: administrators,
      read: receiveFiles({ megabytes: 60, count: 200 }), answer: [201, Deployed],
      run: ({ actor, req }) => audited({ action: 'deployment.create', actor, at: clock.now() }, ({ processes }) => processes.map(({ key }) => key), async () => {
        const received = Array.isArray(req.files) ? req.files : []
        if (received.length === 0) throw new Refusal('request.invalid', { errors: [{ path: '/files', message: 'is missing' }] })
        const files = await Promise.all(received.map(async ({ path, originalname }) => ({ name: originalname, content: await readFile(path) })))
        return deployAsRelease(files, actor, creating)
      }),
    }),
    route({
      method: 'get', path: '/api/processes', summary: 'Deployed processes and how many cases run on them', access: administrators, answer: [200, listOf(Type.Unknown())],
      run: async () => ({ items: await listProcesses() }),
    }),
    route({
      method: 'get', path: '/api/processes/{id}/versions/{version}/xml', summary: 'The diagram of a version', access: administrators,
      params: Type.Object({ id: Id, version: Version }, strict), answer: [200, null],
      run: async ({ params, res }) => {
        res.type('application/xml').send(await processXml(params.id, params.version))
      },
    }),
    route({
      method: 'post', path: '/api/processes/{id}/instances', summary: 'Start an instance', access: administrators, params: byProcess,
      body: Type.Object({ variables: optional(Variables), version: optional(Version) }, strict), answer: [201, Type.Object({ instanceKey: Key })],
      run: ({ actor, params, body }) => audited({ action: 'instance.start', actor, at: clock.now() }, params.id, async () => {
        try {
          return await zeebe.createInstance(params.id, body.variables ?? {}, body.version)
        } catch (error) {
          throw isFault(error, 'not-found') ? new Refusal('process.unknown', { cause: error }) : isFault(error, 'invalid', 'conflict') ? new Refusal('request.invalid', { cause: error }) : error
        }
      }),
    }),
    route({
      method: 'get', path: '/api/instances', summary: 'Process instances, the newest first', access: administrators,
      query: Type.Object({ state: optional(oneOf(['active', 'completed', 'canceled'])), process: optional(Id), complaint: optional(Id), ...paging }, strict),
      answer: [200, listOf(Listed)],
      run: ({ query }) => listInstances(query),
    }),
    route({
      method: 'post', path: '/api/decisions/{id}/evaluate', summary: 'Ask a table what it decides', access: administrators, params: byProcess,
      body: Type.Object({ variables: optional(Variables) }, strict), answer: [200, Type.Object({ output: Type.Unknown(), rows: Type.Array(Type.Object({ decisionId: Type.String(), ruleId: Type.String() })) })],
      run: async ({ params, body }) => {
        try {
          return await zeebe.evaluateDecision(params.id, body.variables ?? {})
        } catch (error) {
          throw isFault(error, 'not-found') ? new Refusal('decision.unknown', { cause: error }) : isFault(error, 'invalid') ? new Refusal('decision.undecided', { cause: error, findings: [{ message: error.message }] }) : error
        }
      },
    }),
    route({
      method: 'get', path: '/api/instances/{key}', summary: 'Where an instance stands', access: administrators, params: byKey, answer: [200, Instance],
      run: ({ params }) => getInstance(params.key),
    }),
    route({
      method: 'post', path: '/api/instances/{key}/cancel', summary: 'Cancel an instance', access: administrators, params: byKey, answer: [204, null],
      run: ({ actor, params }) => audited({ action: 'instance.cancel', actor, at: clock.now() }, params.key, async () => {
        const { state } = await getInstance(params.key)
        if (state !== 'active') throw new Refusal('instance.closed')
        await zeebe.cancelInstance(params.key).catch((error: unknown) => { throw isFault(error, 'not-found') ? new Refusal('instance.closed', { cause: error }) : error })
      }),
    }),
    route({
      method: 'post', path: '/api/instances/{key}/migrate', summary: 'Move a running instance to another version', access: administrators, params: byKey, body: Migration, answer: [204, null],
      run: ({ actor, params, body }) => audited({ action: 'instance.migrate', actor, at: clock.now() }, params.key, async () => {
        const { processId, state, elements } = await getInstance(params.key)
        if (state !== 'active') throw new Refusal('instance.closed')
        const active = [...new Set(elements.filter((element) => element.state === 'active').map(({ elementId }) => elementId))]
        const mapping = Object.entries(body.mapping ?? Object.fromEntries(active.map((id) => [id, id]))).map(([from, to]) => ({ from, to }))
        try {
          await zeebe.migrateInstance(params.key, { targetProcessKey: await processKeyOf(processId, body.version), mapping })
        } catch (error) {
          throw isFault(error, 'conflict', 'invalid', 'not-found') ? new Refusal('instance.not-migratable', { cause: error, detail: { en: 'The step that is active now, the version or the mapping does not allow it; a broker older than 8.6 migrates no step that has a timer.', zh: '当前步骤、版本或映射不允许迁移；8.6 之前的引擎不能迁移带定时器的步骤。' } }) : error
        }
      }),
    }),
    route({
      method: 'get', path: '/api/incidents', summary: 'What is stuck', access: administrators,
      query: Type.Object({ state: optional(oneOf(['open', 'resolved'])), instance: optional(Key), ...paging }, strict),
      answer: [200, listOf(Type.Object({ key: Key, code: Type.String(), message: Type.String(), elementId: Type.String(), processId: Type.String(), instanceKey: Key, complaintId: optional(Type.String()), at: Instant }))],
      run: ({ query }) => listIncidents(query),
    }),
    route({
      method: 'post', path: '/api/incidents/{key}/retry', summary: 'Try again, and say whether it helped', access: administrators, params: byKey,
      answer: [200, Type.Object({ resolved: Type.Boolean(), code: optional(Type.String()), message: optional(Type.String()) })],
      run: ({ actor, params }) => audited({ action: 'incident.retry', actor, at: clock.now() }, params.key, () => retryIncident(zeebe, params.key)),
    }),
  ]
}
