/** The letters of a case. */
import { Type } from '@sinclair/typebox'
import { readAttachment } from '../../complaints/attachments.ts'
import { readComplaint } from '../../complaints/read.ts'
import { letterFile, lettersOf } from '../../letters/show-letters.ts'
import { loadHospital } from '../../people/store.ts'
import type { Context } from '../context.ts'
import { route, type Route } from '../route.ts'
import { sendFile } from '../send-file.ts'
import { byId, Id, Instant, listOf, optional, strict } from '../schemas.ts'

const Shown = Type.Object({
  id: Type.String(), no: Type.Integer(), template: Type.String(), lang: Type.String(), draftedAt: Instant,
  frozen: optional(Type.Object({ at: Instant, by: Type.Unknown(), sha256: Type.String(), name: Type.String(), size: Type.Integer() })),
  sent: optional(Type.Object({ by: Type.String(), at: Instant })),
})

export function letterRoutes({ clock, config }: Context): Route[] {
  return [
    route({
      method: 'get', path: '/api/complaints/{id}/letters', summary: 'Letters of the case, drafts too', access: 'signed-in', params: byId, answer: [200, listOf(Shown)],
      run: async ({ actor, params }) => ({ items: await lettersOf(await readComplaint(params.id, actor, clock, 'complaint.letter'), actor, await loadHospital()) }),
    }),
    route({
      method: 'get', path: '/api/complaints/{id}/letters/{letter}', summary: 'A letter as PDF: as it was frozen, or a draft as it would be', access: 'signed-in',
      params: Type.Object({ id: Id, letter: Id }, strict), answer: [200, null],
      run: async ({ actor, params, req, res }) => {
        const complaint = await readComplaint(params.id, actor, clock, 'complaint.letter')
        const file = await letterFile(params.letter, complaint, actor, config.chromium)
        if (!('draft' in file)) return await sendFile(file, readAttachment, req, res)
        res.attachment(file.name)
        res.set({ 'Content-Type': 'application/pdf', 'X-Content-Type-Options': 'nosniff', 'Cache-Control': 'private, no-store' }).send(file.draft)
      },
    }),
  ]
}
