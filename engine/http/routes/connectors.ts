/** Connectors: what the modeler offers, what an administrator sets up, what each of them did. */
import { Type } from '@sinclair/typebox'
import { decideEffect } from '../../../connectors/kit/decide-effect.ts'
import { elementTemplates } from '../../../connectors/kit/element-templates.ts'
import { outwardFaults } from '../../../connectors/kit/outward-faults.ts'
import { keepSettings, whoNames } from '../../../connectors/kit/keep-settings.ts'
import { keepSecret, secretName, Secrets } from '../../../connectors/kit/secrets.ts'
import { connectorOf, showConnector, showConnectors, unknownEffects } from '../../../connectors/kit/show-connectors.ts'
import { audited } from '../../access/audit.ts'
import { Refusal } from '../../errors/errors.ts'
import type { Context } from '../context.ts'
import { route, type Route } from '../route.ts'
import { Instant, Language, optional, strict, Variables, words } from '../schemas.ts'

const administrators = ['administrator'] as const
const byType = Type.Object({ type: Type.String({ maxLength: 100, pattern: '^[a-z][a-z0-9-]*$' }) }, strict)
const byName = Type.Object({ name: Type.String({ maxLength: 64 }) }, strict)
const Name = new RegExp(`^${secretName}$`)
const Host = Type.String({ maxLength: 253, pattern: '^[A-Za-z0-9][A-Za-z0-9.-]*$' })
const shortest = 8
const Hosts = Type.Array(Host, { maxItems: 20 })

export function connectorRoutes({ connectors, zeebe, clock, config }: Context): Route[] {
  return [
    route({
      method: 'get', path: '/api/element-templates', summary: 'The connectors as element templates for a modeler', access: administrators,
      query: Type.Object({ lang: optional(Language) }, strict), answer: [200, Type.Array(Type.Unknown())],
      run: async ({ query }) => elementTemplates(connectors, query.lang ?? 'en'),
    }),
    route({
      method: 'get', path: '/api/connectors', summary: 'All connectors, how they are, and the processes that run them', access: administrators,
      answer: [200, Type.Object({ connectors: Type.Array(Type.Unknown()), processes: Type.Array(Type.Unknown()) })],
      run: () => showConnectors(connectors, clock),
    }),
    route({
      method: 'get', path: '/api/connectors/{type}', summary: 'A connector: its settings, its last runs, its rows of the ledger', access: administrators, params: byType, answer: [200, Type.Unknown()],
      run: ({ params }) => showConnector(connectors, params.type, clock),
    }),
    route({
      method: 'put', path: '/api/connectors/{type}/settings', summary: 'Set a connector up', access: administrators, params: byType, body: Type.Object({ values: Variables }, strict), answer: [204, null],
      run: ({ actor, params, body }) => audited({ action: 'connector.settings', actor, at: clock.now() }, params.type, async () => {
        const connector = connectorOf(connectors, params.type)
        const errors = connector.settings ? outwardFaults(connector.settings, body.values, config.outwardInside) : []
        if (errors.length > 0) throw new Refusal('settings.refused', { errors })
        await keepSettings(connector, body.values, actor.id, clock.now())
      }),
    }),
    route({
      method: 'get', path: '/api/secrets', summary: 'The names of the secrets, never their values', access: administrators,
      answer: [200, Type.Object({ items: Type.Array(Type.Object({ name: Type.String(), hosts: Type.Array(Type.String()), changedAt: Instant, changedBy: Type.Union([Type.String(), Type.Null()]), namedBy: Type.Array(Type.String()) })) })],
      run: async () => ({
        items: await Promise.all((await Secrets.find().sort({ _id: 1 }).lean()).map(async ({ _id, hosts, changedAt, changedBy }) => ({ name: _id, hosts, changedAt, changedBy, namedBy: await whoNames(_id) }))),
      }),
    }),
    route({
      method: 'put', path: '/api/secrets/{name}', summary: 'Keep a secret; nobody can read it back', access: administrators, params: byName,
      body: Type.Object({ value: Type.String({ minLength: shortest, maxLength: 20_000 }), hosts: optional(Hosts) }, strict), answer: [204, null],
      run: ({ actor, params, body }) => audited({ action: 'connector.secret', actor, at: clock.now() }, params.name, async () => {
        if (!Name.test(params.name)) throw new Refusal('request.invalid', { errors: [{ path: '/name', message: 'is made of capitals, digits and _' }] })
        await keepSecret({ name: params.name, value: body.value, hosts: body.hosts ?? [], by: actor.id, at: clock.now() })
      }),
    }),
    route({
      method: 'delete', path: '/api/secrets/{name}', summary: 'Forget a secret that no settings name', access: administrators, params: byName, answer: [204, null],
      run: ({ actor, params }) => audited({ action: 'connector.secret', actor, at: clock.now() }, params.name, async () => {
        if (!await Secrets.exists({ _id: params.name })) throw new Refusal('secret.unknown')
        if ((await whoNames(params.name)).length > 0) throw new Refusal('secret.in-use')
        await Secrets.deleteOne({ _id: params.name })
      }),
    }),
    route({
      method: 'get', path: '/api/effects', summary: 'Effects of which nobody knows whether they happened', access: administrators, answer: [200, Type.Object({ items: Type.Array(Type.Unknown()) })],
      run: async () => ({ items: await unknownEffects(clock) }),
    }),
    route({
      method: 'post', path: '/api/effects/decisions', summary: 'Say whether such an effect happened; its job is tried again', access: administrators,
      body: Type.Object({ effect: Type.String({ minLength: 1, maxLength: 300 }), happened: Type.Boolean(), because: words(500) }, strict),
      answer: [200, Type.Object({ retried: Type.Boolean(), resolved: optional(Type.Boolean()), code: optional(Type.String()), message: optional(Type.String()) })],
      run: ({ actor, body: { effect, happened, because } }) => audited({ action: 'effect.decide', actor, at: clock.now() }, effect, async () => {
        const outcome = await decideEffect(effect, { happened, because, by: actor.id }, { zeebe, clock })
        return { retried: outcome !== null, ...outcome }
      }),
    }),
  ]
}
