/** Pages that put much together: the 1+X window of a case, the room of an emergency, what is overdue and at risk. */
import { Type } from '@sinclair/typebox'
import { shownWindow } from '../../feedback/show-window.ts'
import { readComplaint } from '../../complaints/read.ts'
import { readRoom } from '../../emergencies/show-room.ts'
import { overdueFile } from '../../overdue/overdue-file.ts'
import { readOverdue } from '../../overdue/show-overdue.ts'
import { loadHospital } from '../../people/store.ts'
import type { Context } from '../context.ts'
import { route, type Route } from '../route.ts'
import { byId, Id, Instant, Language, oneOf, optional, paging, strict, Texts, TierName } from '../schemas.ts'
import { sendGrowing } from './ledger.ts'

const watchers = ['administrator', 'complaint-office', 'department-head', 'supervision', 'leadership', 'quality-team'] as const

const filters = { how: optional(oneOf(['late', 'at-risk'])), department: optional(Id), tier: optional(TierName), stage: optional(Id) }
const Counted = Type.Array(Type.Object({ value: Type.Union([Type.String(), Type.Null()]), late: Type.Integer(), atRisk: Type.Integer() }))
const Step = Type.Object({
  id: Type.String(), how: Type.String(), at: Instant, what: Texts, tier: Type.Union([TierName, Type.Null()]), department: Type.Union([Type.String(), Type.Null()]),
  complaint: optional(Type.Object({ id: Type.String(), receipt: Type.String(), subject: Type.String() })), task: optional(Type.String()),
  holder: optional(Type.Object({ id: Type.String(), name: Type.String(), nameZh: optional(Type.String()) })), groups: Type.Array(Type.String()), reasons: Type.Array(Texts),
})
const Overdue = Type.Object({ late: Type.Integer(), atRisk: Type.Integer(), by: Type.Object({ department: Counted, tier: Counted, stage: Counted }), items: Type.Array(Step), next: optional(Type.String()) })

export function overviewRoutes({ clock }: Context): Route[] {
  return [
    route({
      method: 'get', path: '/api/complaints/{id}/window', summary: 'The 1+X window of a case: points, departments, answers, contradictions, the one answer; a department sees its own part', access: 'signed-in', params: byId,
      answer: [200, Type.Object({ window: Type.Unknown() })],
      run: async ({ actor, params }) => {
        const complaint = await readComplaint(params.id, actor, clock, 'complaint.window')
        return { window: await shownWindow(complaint, actor, await loadHospital()) }
      },
    }),
    route({
      method: 'get', path: '/api/emergencies/{id}', summary: 'The room of an emergency, for those who lead or work in it', access: 'signed-in', params: byId, answer: [200, Type.Unknown()],
      run: ({ actor, params }) => readRoom(params.id, actor, clock),
    }),
    route({
      method: 'get', path: '/api/overdue', summary: 'What is late and what will be, each with its reason', access: watchers, query: Type.Object({ ...filters, ...paging }, strict), answer: [200, Overdue],
      run: ({ actor, query }) => readOverdue(query, actor, clock),
    }),
    route({
      method: 'get', path: '/api/overdue/export', summary: 'The same as a file', access: watchers, query: Type.Object({ ...filters, format: oneOf(['csv', 'xlsx']), lang: optional(Language) }, strict), answer: [200, null],
      run: async ({ actor, query: { format, lang, ...query }, res }) =>
        await sendGrowing(await overdueFile(query, { format, language: lang ?? actor.language }, actor, clock), 'overdue', format, clock.now(), res),
    }),
  ]
}
