import { Type } from '@sinclair/typebox'
import { listReports, readReport, readsReports } from '../../reports/show.ts'
import { reportKinds } from '../../reports/periods.ts'
import type { Context } from '../context.ts'
import { route, type Route } from '../route.ts'
import { byId, Instant, listOf, oneOf, optional, paging, strict } from '../schemas.ts'

const listed = { id: Type.String(), kind: oneOf(reportKinds), from: Instant, to: Instant, compiledAt: Instant, releasedAt: Type.Union([Instant, Type.Null()]) }

export function reportRoutes({ clock }: Context): Route[] {
  return [
    route({
      method: 'get', path: '/api/reports', summary: 'Daily, weekly and monthly reports, the newest first', access: readsReports,
      query: Type.Object({ kind: optional(oneOf(reportKinds)), ...paging }, strict), answer: [200, listOf(Type.Object(listed))],
      run: ({ actor, query }) => listReports(query, actor),
    }),
    route({
      method: 'get', path: '/api/reports/{id}', summary: 'One report; the head of a department reads its own part', access: readsReports, params: byId,
      answer: [200, Type.Object({
        ...listed, zone: Type.String(), department: Type.Union([Type.String(), Type.Null()]), figures: Type.Unknown(),
        comment: optional(Type.Object({ text: Type.String(), by: Type.Union([Type.Object({ id: Type.String(), name: Type.String() }), Type.Null()]), at: Instant })),
      })],
      run: ({ actor, params }) => readReport(params.id, actor, clock),
    }),
  ]
}
