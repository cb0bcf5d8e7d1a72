/** Checks, releases and what they mean for running cases: for administrators. */
import { Type } from '@sinclair/typebox'
import { audited } from '../../access/audit.ts'
import { checkStudio } from '../../studio/check/check.ts'
import { readDraft } from '../../studio/drafts/draft.ts'
import { fileKinds } from '../../studio/files/names.ts'
import { impactOf } from '../../studio/impact/impact.ts'
import { createRelease, restoreRelease } from '../../studio/releases/create-release.ts'
import { approveRelease, rejectRelease, withdrawRelease } from '../../studio/releases/decide.ts'
import { releaseStates, releaseWays } from '../../studio/releases/release.ts'
import { keepReleaseRules, releaseRules } from '../../studio/releases/rules.ts'
import { listReleases, showRelease, shown } from '../../studio/releases/show-releases.ts'
import type { Context } from '../context.ts'
import { creatingOf } from '../creating.ts'
import { route, type Route } from '../route.ts'
import { Instant, listOf, oneOf, optional, strict, Texts } from '../schemas.ts'
import { FileName, Named, readLargeJson } from './studio.ts'

const administrators = ['administrator'] as const
const Names = Type.Array(FileName, { maxItems: 500, uniqueItems: true })
const Note = Type.String({ maxLength: 2_000 })
const byNumber = Type.Object({ number: Type.Integer({ minimum: 1 }) }, strict)
const Finding = Type.Object({ file: Type.String(), elementId: Type.Union([Type.String(), Type.Null()]), element: optional(Type.Object({ en: Type.String(), zh: Type.String() })), rule: Type.String(), message: Type.String(), zh: optional(Type.String()), severity: oneOf(['error', 'warning']) })
const Findings = Type.Object({ findings: Type.Array(Finding) })
const Rules = Type.Object({ approval: Type.Boolean() }, strict)

const Release = Type.Object({
  number: Type.Integer(), state: oneOf(releaseStates), note: Type.String(), by: Named, at: Instant, decidedBy: optional(Named), decidedAt: optional(Instant), because: optional(Type.String()), liveAt: optional(Instant),
  restoredFrom: optional(Type.Integer()), via: oneOf(releaseWays), findings: Type.Array(Finding), scenarios: optional(Type.Unknown()),
  files: Type.Array(Type.Object({ name: Type.String(), kind: oneOf(fileKinds), title: Texts, change: oneOf(['added', 'changed', 'same']), version: Type.Union([Type.Integer(), Type.Null()]) })),
})

const Impact = Type.Object({ processes: Type.Array(Type.Object({
  id: Type.String(), name: Type.String(), nameZh: optional(Type.String()), fromVersion: Type.Integer(), running: Type.Integer(),
  waitingAt: Type.Array(Type.Object({ elementId: Type.String(), name: Type.String(), nameZh: optional(Type.String()), count: Type.Integer(), gone: Type.Boolean() })),
})) })

export function studioReleaseRoutes(context: Context): Route[] {
  const { clock } = context
  const creating = creatingOf(context)
  return [
    route({
      method: 'post', path: '/api/studio/check', summary: 'What is wrong with files or drafts, judged together', access: administrators, read: readLargeJson,
      body: Type.Object({ files: optional(Type.Array(Type.Object({ name: FileName, content: Type.String({ maxLength: 5 * 1024 * 1024 }) }, strict), { maxItems: 500 })), names: optional(Names) }, strict), answer: [200, Findings],
      run: async ({ body: { files = [], names = [] } }) => {
        const given = new Set(files.map(({ name }) => name))
        const drafts = await Promise.all(names.filter((name) => !given.has(name)).map(readDraft))
        return { findings: await checkStudio([...files, ...drafts.map(({ _id: name, content }) => ({ name, content }))], await creating.rules(), clock.now()) }
      },
    }),
    route({
      method: 'get', path: '/api/studio/impact', summary: 'What drafts would mean for the cases that run', access: administrators,
      query: Type.Object({ names: Type.Union([FileName, Names]) }, strict), answer: [200, Impact],
      run: async ({ query }) => ({ processes: await impactOf([query.names].flat()) }),
    }),
    route({
      method: 'get', path: '/api/studio/releases', summary: 'Releases, the newest first', access: administrators,
      query: Type.Object({ cursor: optional(Type.String({ maxLength: 500 })), name: optional(FileName) }, strict), answer: [200, listOf(Release)],
      run: ({ query }) => listReleases(query),
    }),
    route({
      method: 'get', path: '/api/studio/releases/{number}', summary: 'A release', access: administrators, params: byNumber, answer: [200, Release],
      run: ({ params }) => showRelease(params.number),
    }),
    route({
      method: 'post', path: '/api/studio/releases', summary: 'Put drafts live together, or ask a second person to', access: administrators,
      body: Type.Object({ names: Type.Array(FileName, { minItems: 1, maxItems: 500, uniqueItems: true }), revisions: Type.Record(Type.String(), Type.Integer({ minimum: 0 })), note: Note }, strict), answer: [201, Release],
      run: ({ actor, body }) => audited({ action: 'deployment.create', actor, at: clock.now() }, ({ number }) => [String(number)], async () => shown(await createRelease(body, actor, creating))),
    }),
    route({
      method: 'post', path: '/api/studio/releases/{number}/approve', summary: 'Put somebody else’s release live', access: administrators, params: byNumber, answer: [200, Release],
      run: async ({ actor, params }) => shown(await approveRelease(params.number, actor, creating)),
    }),
    route({
      method: 'post', path: '/api/studio/releases/{number}/reject', summary: 'Reject somebody else’s release', access: administrators, params: byNumber, body: Type.Object({ note: Note }, strict), answer: [200, Release],
      run: async ({ actor, params, body }) => shown(await rejectRelease(params.number, body.note, actor, creating)),
    }),
    route({
      method: 'post', path: '/api/studio/releases/{number}/withdraw', summary: 'Withdraw one’s own release', access: administrators, params: byNumber, answer: [200, Release],
      run: async ({ actor, params }) => shown(await withdrawRelease(params.number, actor, creating)),
    }),
    route({
      method: 'post', path: '/api/studio/releases/{number}/restore', summary: 'Make everything as it was right after a release', access: administrators, params: byNumber, body: Type.Object({ note: Note }, strict), answer: [201, Release],
      run: ({ actor, params, body }) => audited({ action: 'deployment.create', actor, at: clock.now() }, ({ number }) => [String(number)], async () => shown(await restoreRelease(params.number, body.note, actor, creating))),
    }),
    route({
      method: 'get', path: '/api/studio/rules', summary: 'What the hospital wants of releases', access: administrators, answer: [200, Rules],
      run: () => releaseRules(),
    }),
    route({
      method: 'put', path: '/api/studio/rules', summary: 'Say whether a second person has to approve releases', access: administrators, body: Rules, answer: [200, Rules],
      run: ({ actor, body }) => audited({ action: 'release.rules', actor, at: clock.now() }, `approval ${body.approval}`, async () => {
        await keepReleaseRules(body)
        return body
      }),
    }),
  ]
}
