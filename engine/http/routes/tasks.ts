import { Type } from '@sinclair/typebox'
import { claimTask, releaseTask } from '../../tasks/claim.ts'
import { completeTask } from '../../tasks/complete.ts'
import { audited } from '../../access/audit.ts'
import { localizeForm } from '../../forms/index.ts'
import { loadHospital } from '../../people/store.ts'
import { dues, findTasks, loadTask, readTask } from '../../tasks/find-tasks.ts'
import { formOf } from '../../tasks/task-form.ts'
import { views } from '../../tasks/views.ts'
import type { Context } from '../context.ts'
import { route, type Route } from '../route.ts'
import { byKey, Id, Instant, Key, Language, listOf, oneOf, optional, paging, strict, TierName, Variables } from '../schemas.ts'

const Task = Type.Object({
  key: Key, name: Type.String(), nameZh: optional(Type.String()), elementId: Type.String(), processId: Type.String(), processVersion: Type.Integer(), instanceKey: Key,
  state: Type.String(), complaintId: optional(Type.String()), complaint: optional(Type.Unknown()), assignee: optional(Type.String()), assigneeName: optional(Type.String()),
  candidateGroups: Type.Array(Type.String()), createdAt: Instant, dueAt: optional(Instant), endedAt: optional(Instant), priority: Type.Integer(),
  canClaim: Type.Boolean(), canComplete: Type.Boolean(),
  wish: optional(Type.String({ description: 'What the complainant wishes, or how the report begins' })), here: optional(Type.Array(Type.String(), { description: 'Other people who have it open' })),
})

const TaskQuery = Type.Object({
  state: Type.Unsafe<'open' | 'completed' | 'canceled' | 'all'>({ type: 'string', enum: ['open', 'completed', 'canceled', 'all'], default: 'open' }),
  view: optional(oneOf(views)), assignee: optional(Id), group: optional(Type.String({ maxLength: 130 })), complaint: optional(Id), process: optional(Id), step: optional(Id), instance: optional(Key),
  tier: optional(TierName), department: optional(Id), due: optional(oneOf(dues)), q: optional(Type.String({ maxLength: 200 })), ...paging,
}, strict)

export function taskRoutes(context: Context): Route[] {
  const { clock } = context
  return [
    route({
      method: 'get', path: '/api/tasks', summary: 'Tasks, what breaks first on top', access: 'signed-in', query: TaskQuery, answer: [200, listOf(Task)],
      run: ({ actor, query }) => findTasks(query, actor, clock),
    }),
    route({
      method: 'get', path: '/api/tasks/{key}', summary: 'One task', access: 'signed-in', params: byKey, answer: [200, Task],
      run: ({ actor, params }) => readTask(params.key, actor, clock),
    }),
    route({
      method: 'get', path: '/api/tasks/{key}/form', summary: 'The form of a task and what it is prefilled with', access: 'signed-in', params: byKey,
      query: Type.Object({ lang: optional(Language) }, strict), answer: [200, Type.Object({ schema: Type.Unknown(), data: Variables, generated: Type.Boolean() })],
      run: ({ actor, params, query }) => audited({ action: 'task.read', actor, at: clock.now() }, params.key, async () => {
        const language = query.lang ?? actor.language
        const form = await formOf(await loadTask(params.key, actor), actor, await loadHospital(), language)
        const shown = { ...form, schema: localizeForm(form.schema, language) }
        const { followUpId } = form.data
        // A name and a number that belong to no case: who has read them is written down by the follow-up.
        return typeof followUpId === 'string' ? await audited({ action: 'follow-up.read', actor, at: clock.now() }, followUpId, async () => shown) : shown
      }),
    }),
    route({
      method: 'post', path: '/api/tasks/{key}/claim', summary: 'Take a task', access: 'signed-in', params: byKey, answer: [200, Task],
      run: ({ actor, params }) => claimTask(params.key, actor, context),
    }),
    route({
      method: 'post', path: '/api/tasks/{key}/release', summary: 'Give a task back', access: 'signed-in', params: byKey, answer: [200, Task],
      run: ({ actor, params }) => releaseTask(params.key, actor, context),
    }),
    route({
      method: 'post', path: '/api/tasks/{key}/complete', summary: 'Complete a task; what is sent is checked against its form', access: 'signed-in', params: byKey,
      body: Type.Object({ variables: optional(Variables) }, strict), answer: [200, Type.Object({ key: Key, state: Type.Literal('completed') })],
      run: ({ actor, params, body }) => completeTask(params.key, body.variables ?? {}, actor, context),
    }),
  ]
}
