/** Templates of messages and letters, for administrators. */
import { Type } from '@sinclair/typebox'
import { previewModel } from '../../../connectors/letter/preview-model.ts'
import { readableBy } from '../../access/abilities.ts'
import type { Actor } from '../../access/actor.ts'
import { audited } from '../../access/audit.ts'
import { Complaints, type Complaint } from '../../complaints/complaint.ts'
import { Refusal } from '../../errors/errors.ts'
import { listTemplates, previewTemplate, saveTemplate, showTemplate } from '../../templates/edit.ts'
import { limits } from '../../templates/rules.ts'
import { areas, type TemplateName } from '../../templates/shipped.ts'
import type { Context } from '../context.ts'
import { route, type Route } from '../route.ts'
import { Instant, Language, listOf, oneOf, optional, strict, Texts, words } from '../schemas.ts'

const administrators = ['administrator'] as const
const byName = Type.Object({ area: oneOf(areas), name: Type.String({ pattern: '^[a-z][a-z0-9-]{0,60}$' }), lang: Language }, strict)
const path = '/api/templates/{area}/{name}/{lang}'

const Source = Type.String({ maxLength: limits.source })
const Changed = Type.Object({ version: Type.Integer(), at: Instant, by: Type.Unknown(), because: Type.String(), shipped: Type.Boolean() })
const Listed = Type.Object({ area: oneOf(areas), name: Type.String(), title: Texts, changed: Type.Object({ en: optional(Changed), zh: optional(Changed) }) })
const Shown = Type.Object({ title: Texts, source: Type.String(), version: Type.Integer(), shipped: Type.String(), words: Type.Array(Type.Unknown()), versions: Type.Array(Changed) })

export function templateRoutes({ clock, config }: Context): Route[] {
  const caseFor = async (receipt: string, actor: Actor): Promise<Complaint> => await audited({ action: 'complaint.read', actor, at: clock.now() }, receipt, async () => {
    const complaint = await Complaints.findOne({ $and: [{ receipt }, readableBy(actor, 'identify')] }).lean<Complaint>()
    if (!complaint) throw new Refusal('complaint.unknown')
    return complaint
  })
  return [
    route({
      method: 'get', path: '/api/templates', summary: 'All templates, and which were changed', access: administrators, answer: [200, listOf(Listed)],
      run: async () => ({ items: await listTemplates() }),
    }),
    route({
      method: 'get', path, summary: 'A template in force, the shipped one, its names and versions', access: administrators, params: byName, answer: [200, Shown],
      run: ({ params }) => showTemplate(params as TemplateName),
    }),
    route({
      method: 'put', path, summary: 'Put another version in force; without a source the shipped one', access: administrators, params: byName,
      body: Type.Object({ source: Type.Union([Source, Type.Null()]), because: words(500), from: Type.Integer({ minimum: 0 }) }, strict), answer: [200, Shown],
      run: ({ actor, params, body }) => saveTemplate(params as TemplateName, body, actor, clock.now()),
    }),
    route({
      method: 'post', path: `${path}/preview`, summary: 'Fill a text in with the examples, or with a case', access: administrators, params: byName,
      body: Type.Object({ source: Source, receipt: optional(Type.String({ pattern: '^[0-9]{4}-[0-9]{6,9}$' })) }, strict), answer: [200, Type.Object({ subject: Type.String(), body: Type.String() })],
      run: async ({ actor, params, body: { source, receipt } }) => {
        const name = params as TemplateName
        const complaint = receipt === undefined ? null : await caseFor(receipt, actor)
        return await previewTemplate(name, source, complaint && await previewModel(name, complaint, actor.id, clock.now(), config))
      },
    }),
  ]
}
