/** Processes that people start themselves, from a case or from anywhere. */
import { Type } from '@sinclair/typebox'
import { actionsFor, findAction, showAction } from '../../actions/actions.ts'
import { startAction } from '../../actions/start-action.ts'
import { startFormOf } from '../../actions/start-form.ts'
import type { Actor } from '../../access/actor.ts'
import type { Complaint } from '../../complaints/complaint.ts'
import { readComplaint } from '../../complaints/read.ts'
import { localizeForm } from '../../forms/index.ts'
import type { Context } from '../context.ts'
import { idempotencyKey } from '../idempotency-key.ts'
import { route, type Route } from '../route.ts'
import { byId, Id, Language, listOf, optional, strict, Variables } from '../schemas.ts'

const Action = Type.Object({ processId: Type.String(), name: Type.String(), nameZh: optional(Type.String()), about: optional(Type.String()), aboutZh: optional(Type.String()) })
const Form = Type.Object({ schema: Type.Unknown(), data: Variables })
const Started = Type.Object({ id: Type.String() })
const inLanguage = Type.Object({ lang: optional(Language) }, strict)
const filled = Type.Object({ variables: optional(Variables) }, strict)
const byProcess = Type.Object({ processId: Id }, strict)
const byCaseAndProcess = Type.Object({ id: Id, processId: Id }, strict)

export function actionRoutes({ clock, wakeDispatcher }: Context): Route[] {
  const tools = { clock, onAccepted: wakeDispatcher }
  const list = async (actor: Actor, complaint: Complaint | null) => ({ items: (await actionsFor(actor, complaint)).map(showAction) })
  const form = async (processId: string, actor: Actor, complaint: Complaint | null, language = actor.language) => {
    const { schema, data } = await startFormOf(await findAction(processId, actor, complaint), complaint, actor, language)
    return { schema: localizeForm(schema, language), data }
  }
  return [
    route({
      method: 'get', path: '/api/actions', summary: 'What I may start from anywhere', access: 'signed-in', answer: [200, listOf(Action)],
      run: ({ actor }) => list(actor, null),
    }),
    route({
      method: 'get', path: '/api/actions/{processId}/form', summary: 'The form that starts it', access: 'signed-in', params: byProcess, query: inLanguage, answer: [200, Form],
      run: ({ actor, params, query }) => form(params.processId, actor, null, query.lang),
    }),
    route({
      method: 'post', path: '/api/actions/{processId}', summary: 'Start a process; what is sent is checked against its form', access: 'signed-in', params: byProcess, body: filled, answer: [202, Started],
      run: ({ actor, params, body, req }) => startAction({ processId: params.processId, complaint: null, variables: body.variables ?? {} }, actor, idempotencyKey(req), tools),
    }),
    route({
      method: 'get', path: '/api/complaints/{id}/actions', summary: 'What I may start from this case', access: 'signed-in', params: byId, answer: [200, listOf(Action)],
      run: async ({ actor, params }) => list(actor, await readComplaint(params.id, actor, clock)),
    }),
    route({
      method: 'get', path: '/api/complaints/{id}/actions/{processId}/form', summary: 'The form that starts it, prefilled with what the case knows', access: 'signed-in', params: byCaseAndProcess, query: inLanguage, answer: [200, Form],
      run: async ({ actor, params, query }) => form(params.processId, actor, await readComplaint(params.id, actor, clock), query.lang),
    }),
    route({
      method: 'post', path: '/api/complaints/{id}/actions/{processId}', summary: 'Start a process from this case', access: 'signed-in', params: byCaseAndProcess, body: filled, answer: [202, Started],
      run: async ({ actor, params, body, req }) => {
        const complaint = await readComplaint(params.id, actor, clock)
        return startAction({ processId: params.processId, complaint, variables: body.variables ?? {} }, actor, idempotencyKey(req), tools)
      },
    }),
  ]
}
