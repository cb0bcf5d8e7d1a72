/** Connectors: what the modeler offers, what an administrator sets up, what each of them did. */
import { Type } from '@sinclair/typebox'
import { elementTemplates } from '../../../connectors/kit/element-templates.ts'
import type { Context } from '../context.ts'
import { route, type Route } from '../route.ts'
import { Language, optional, strict } from '../schemas.ts'

const administrators = ['administrator'] as const

export function connectorRoutes({ connectors }: Context): Route[] {
  return [
    route({
      method: 'get', path: '/api/element-templates', summary: 'The connectors as element templates for a modeler', access: administrators,
      query: Type.Object({ lang: optional(Language) }, strict), answer: [200, Type.Array(Type.Unknown())],
      run: async ({ query }) => elementTemplates(connectors, query.lang ?? 'en'),
    }),
  ]
}
