/** What helps with one task: what comes next, a half-filled form kept, a colleague who takes it. */
import { Type } from '@sinclair/typebox'
import { audited } from '../../access/audit.ts'
import { draftOf, keepDraft } from '../../tasks/drafts.ts'
import { loadTask } from '../../tasks/find-tasks.ts'
import { colleaguesFor, handOverTask } from '../../tasks/hand-over.ts'
import { nextSteps } from '../../tasks/next-steps.ts'
import type { Context } from '../context.ts'
import { route, type Route } from '../route.ts'
import { byKey, Id, Instant, listOf, oneOf, optional, strict, Texts, Variables, words } from '../schemas.ts'

const Way = Type.Object({
  when: Type.Array(Texts),
  steps: Type.Array(Type.Object({ kind: oneOf(['task', 'called', 'automatic', 'wait', 'end']), name: Texts, groups: optional(Type.Array(Type.String())) })),
})
const Colleague = Type.Object({ id: Type.String(), name: Type.String(), nameZh: optional(Type.String()), department: Type.Union([Type.String(), Type.Null()]), awayUntil: optional(Instant) })

export function taskWorkRoutes(context: Context): Route[] {
  const { clock } = context
  return [
    route({
      method: 'get', path: '/api/tasks/{key}/next', summary: 'What comes after a task, by its diagram', access: 'signed-in', params: byKey, answer: [200, listOf(Way)],
      run: async ({ actor, params }) => ({ items: await nextSteps(await audited({ action: 'task.read', actor, at: clock.now() }, params.key, () => loadTask(params.key, actor))) }),
    }),
    route({
      method: 'get', path: '/api/tasks/{key}/draft', summary: 'What I have typed into its form and not sent', access: 'signed-in', params: byKey,
      answer: [200, Type.Object({ draft: Type.Union([Type.Null(), Type.Object({ data: Variables, at: Instant })]) })],
      run: async ({ actor, params }) => ({ draft: await draftOf(params.key, actor, clock) }),
    }),
    route({
      method: 'put', path: '/api/tasks/{key}/draft', summary: 'Keep what I have typed; the newest wins', access: 'signed-in', params: byKey,
      body: Type.Object({ data: Variables }, strict), answer: [200, Type.Object({ at: Instant })],
      run: ({ actor, params, body }) => keepDraft(params.key, body.data, actor, clock),
    }),
    route({
      method: 'get', path: '/api/tasks/{key}/colleagues', summary: 'Whom I can hand a task over to', access: 'signed-in', params: byKey, answer: [200, listOf(Colleague)],
      run: async ({ actor, params }) => ({ items: await colleaguesFor(params.key, actor, clock) }),
    }),
    route({
      method: 'post', path: '/api/tasks/{key}/hand-over', summary: 'Hand a task over to a colleague', access: 'signed-in', params: byKey,
      body: Type.Object({ to: Id, word: optional(words(2_000)) }, strict), answer: [204, null],
      run: ({ actor, params, body }) => handOverTask(params.key, body, actor, context),
    }),
  ]
}
