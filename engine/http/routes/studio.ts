/** Files, drafts and who works on them: for administrators. */
import express from 'express'
import { Type } from '@sinclair/typebox'
import { named } from '../../complaints/show.ts'
import { loadHospital } from '../../people/store.ts'
import { discardDraft, draftRevision, keepDraft, readDraft, restoreDraft, type Draft } from '../../studio/drafts/draft.ts'
import { listFiles } from '../../studio/files/list-files.ts'
import { liveFile } from '../../studio/files/live.ts'
import { fileKinds } from '../../studio/files/names.ts'
import { readFile } from '../../studio/files/read-file.ts'
import { saysPresent } from '../../presence/presence.ts'
import type { Context } from '../context.ts'
import { route, type Route } from '../route.ts'
import { Instant, listOf, oneOf, optional, strict, Texts } from '../schemas.ts'

const administrators = ['administrator'] as const
export const FileName = Type.String({ minLength: 1, maxLength: 200 })
const Revision = Type.Integer({ minimum: 0 })
const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(one: T) => Type.Union([one, Type.Null()])
export const Named = Type.Object({ id: Type.String(), name: Type.String(), nameZh: optional(Type.String()) })
const byName = Type.Object({ name: FileName }, strict)

const ListedFile = Type.Object({
  name: Type.String(), kind: oneOf(fileKinds), id: Type.String(), title: Texts, origin: oneOf(['shipped', 'changed', 'own']), upgrade: Type.Boolean(),
  version: nullable(Type.Integer()), liveAt: nullable(Instant), liveBy: nullable(Named),
  draft: nullable(Type.Object({ revision: Revision, by: Named, at: Instant, fresh: Type.Boolean(), stale: Type.Boolean() })), openBy: Type.Array(Named),
})
const File = Type.Object({ name: Type.String(), kind: oneOf(fileKinds), content: Type.String(), checksum: Type.String(), version: nullable(Type.Integer()) })
const DraftShown = Type.Object({ name: Type.String(), content: Type.String(), revision: Revision, base: nullable(Type.String()), by: Named, at: Instant, stale: Type.Boolean() })
const Kept = Type.Object({ revision: Revision, at: Instant })

/** A diagram of the largest size, as JSON. */
export const readLargeJson = express.json({ limit: '12mb', strict: true })

export function studioRoutes({ clock }: Context): Route[] {
  return [
    route({
      method: 'get', path: '/api/studio/files', summary: 'Everything that the studio edits', access: administrators,
      query: Type.Object({ kind: optional(oneOf(fileKinds)) }, strict), answer: [200, listOf(ListedFile)],
      run: async ({ query }) => ({ items: await listFiles(query.kind) }),
    }),
    route({
      method: 'get', path: '/api/studio/file', summary: 'A file: live, shipped, drafted, or as a release left it', access: administrators,
      query: Type.Object({ name: FileName, at: optional(Type.String({ pattern: '^(live|shipped|draft|[0-9]{1,9})$' })) }, strict), answer: [200, File],
      run: ({ query }) => readFile(query.name, query.at),
    }),
    route({
      method: 'get', path: '/api/studio/draft', summary: 'A draft', access: administrators, query: byName, answer: [200, DraftShown],
      run: async ({ query }) => showDraft(await readDraft(query.name)),
    }),
    route({
      method: 'put', path: '/api/studio/draft', summary: 'Keep a draft; never over somebody else’s newer one', access: administrators, read: readLargeJson,
      body: Type.Object({ name: FileName, content: Type.String({ maxLength: 5 * 1024 * 1024 }), revision: Revision, rebase: optional(Type.Boolean()) }, strict), answer: [200, Kept],
      run: async ({ actor, body }) => {
        const { revision, at } = await keepDraft(body, actor.id, clock.now())
        return { revision, at }
      },
    }),
    route({
      method: 'delete', path: '/api/studio/draft', summary: 'Discard a draft; it can be fetched back for two weeks', access: administrators,
      query: Type.Object({ name: FileName, revision: Revision }, strict), answer: [204, null],
      run: ({ query }) => discardDraft(query.name, query.revision),
    }),
    route({
      method: 'post', path: '/api/studio/draft/restore', summary: 'Fetch back a draft that was discarded', access: administrators, body: byName, answer: [200, Kept],
      run: async ({ actor, body }) => {
        const { revision, at } = await restoreDraft(body.name, actor.id, clock.now())
        return { revision, at }
      },
    }),
    route({
      method: 'post', path: '/api/studio/presence', summary: 'Say that one has a file open; who else has, and the revision of its draft', access: administrators, body: byName,
      answer: [200, Type.Object({ others: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), nameZh: optional(Type.String()), since: Instant })), revision: Revision })],
      run: async ({ actor, body }) => {
        const [others, revision, hospital] = await Promise.all([saysPresent('file', body.name, actor.id), draftRevision(body.name), loadHospital()])
        return { others: others.map(({ person, since }) => ({ ...named(person, hospital), since })), revision }
      },
    }),
  ]
}

async function showDraft({ _id: name, content, revision, base, by, at }: Draft) {
  const [live, hospital] = await Promise.all([liveFile(name), loadHospital()])
  return { name, content, revision, base, by: named(by, hospital), at, stale: base !== (live?.checksum ?? null) }
}
