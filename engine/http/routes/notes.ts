/** What staff tell each other about a case, and the other cases they should know of. */
import { Type } from '@sinclair/typebox'
import { readComplaint } from '../../complaints/read.ts'
import { relatedCases } from '../../complaints/related.ts'
import { questionsTo } from '../../notes/asked-of.ts'
import { notesOf } from '../../notes/show-notes.ts'
import { strikeNote, writeNote } from '../../notes/write-note.ts'
import type { Context } from '../context.ts'
import { idempotencyKey } from '../idempotency-key.ts'
import { route, type Route } from '../route.ts'
import { byId, Id, Instant, listOf, oneOf, optional, strict, words } from '../schemas.ts'
import { LedgerRow } from './complaints.ts'

const Named = Type.Object({ id: Type.String(), name: Type.String(), nameZh: optional(Type.String()) })
const kinds = ['person', 'department'] as const

const Note = Type.Object({
  id: Type.String(), at: Instant, by: Named, text: Type.String(), mentions: Type.Array(Type.Intersect([Named, Type.Object({ kind: oneOf(kinds) })])), told: Type.Array(Named),
  asks: Type.Boolean(), answeredAt: optional(Instant), answers: optional(Type.String()), mistakenAt: optional(Instant),
})

const Question = Type.Object({ id: Type.String(), complaintId: Type.String(), at: Instant, by: Named, text: Type.String() })

const NewNote = Type.Object({
  text: words(5_000),
  mentions: optional(Type.Array(Type.Object({ kind: oneOf(kinds), id: Id }, strict), { maxItems: 20 })),
  asks: optional(Type.Boolean({ description: 'Those who are named owe an answer' })),
  answers: optional(Id),
}, strict)

export function noteRoutes({ clock, live }: Context): Route[] {
  /** The engine says nothing of notes: pages that show the case hear it from here. */
  const tell = (id: string) => live.publish({ complaintIds: [id], taskKeys: [], instanceKeys: [] })
  return [
    route({
      method: 'get', path: '/api/complaints/{id}/notes', summary: 'Internal notes; who may not read the case sees those that name them', access: 'signed-in', params: byId,
      answer: [200, Type.Object({ items: Type.Array(Note), whole: Type.Boolean() })],
      run: ({ actor, params }) => notesOf(params.id, actor, clock),
    }),
    route({
      method: 'get', path: '/api/notes/asked', summary: 'Questions of colleagues that wait for my answer, the oldest first', access: 'signed-in', answer: [200, listOf(Question)],
      run: async ({ actor }) => ({ items: await questionsTo(actor, clock) }),
    }),
    route({
      method: 'post', path: '/api/complaints/{id}/notes', summary: 'Write an internal note; those who are named are told', access: 'signed-in', params: byId, body: NewNote,
      answer: [201, Type.Object({ id: Type.String() })],
      run: async ({ actor, params, body, req }) => {
        const written = await writeNote(params.id, body, actor, idempotencyKey(req), clock)
        tell(params.id)
        return written
      },
    }),
    route({
      method: 'post', path: '/api/complaints/{id}/notes/{note}/mistaken', summary: 'Strike out a note; it stays', access: 'signed-in', params: Type.Object({ id: Id, note: Id }, strict), answer: [204, null],
      run: async ({ actor, params }) => {
        await strikeNote(params.id, params.note, actor, clock)
        tell(params.id)
      },
    }),
    route({
      method: 'get', path: '/api/complaints/{id}/related', summary: 'Cases of the same person and about the same matter', access: 'signed-in', params: byId,
      answer: [200, Type.Object({ samePerson: Type.Array(LedgerRow), sameMatter: Type.Array(LedgerRow) })],
      run: async ({ actor, params }) => relatedCases(await readComplaint(params.id, actor, clock, 'complaint.related'), actor, clock),
    }),
  ]
}
