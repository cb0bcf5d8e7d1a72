/** What the portal has to know, and what the house decides about it: short addresses of wards, sites that may show it. */
import { Type } from '@sinclair/typebox'
import { runsTheOffice } from '../../access/abilities.ts'
import { allowEmbedding, embeddingSites, sitePattern } from '../../portal/embedding.ts'
import { codePattern, listLinks, makeLink, placeOfLink, revokeLink } from '../../portal/links.ts'
import { noticed, promisesFrom } from '../../portal/promises.ts'
import { loadHospital } from '../../people/store.ts'
import type { Context } from '../context.ts'
import { perMinute } from '../limits.ts'
import { route, type Route } from '../route.ts'
import { Id, Instant, listOf, oneOf, optional, strict, Texts, words } from '../schemas.ts'

const Code = Type.String({ pattern: codePattern })
const Maybe = Type.Union([Type.String(), Type.Null()])
const Limit = Type.Object({ text: Texts, by: Instant })
const Link = Type.Object({
  code: Code, department: Maybe, place: Maybe, madeAt: Instant, revokedAt: optional(Instant), opened: Type.Integer(), lastOpenedAt: optional(Instant), url: Type.String(),
  qr: Type.String({ description: 'The address as an SVG picture' }),
})
const Sites = Type.Object({ sites: Type.Array(Type.String({ pattern: sitePattern }), { maxItems: 50 }) }, strict)

export function portalRoutes({ config, clock, publicUrl, zeebe }: Context): Route[] {
  const decide = async (decisionId: string, variables: Record<string, unknown>) => (await zeebe.evaluateDecision(decisionId, variables)).output
  return [
    route({
      method: 'get', path: '/api/public/portal', summary: 'What the report page says before: what happens by when, how large files may be, where a short address belongs to', access: 'public', limit: perMinute(config.publicPerMinute),
      query: Type.Object({ link: optional(Type.String({ maxLength: 20 })) }, strict),
      answer: [200, Type.Object({
        zone: Type.String(), megabytes: Type.Integer(),
        promises: Type.Array(Type.Object({ stage: oneOf(noticed), soonest: Limit, latest: Limit })),
        at: optional(Type.Object({ department: Maybe, place: Maybe })),
      })],
      run: async ({ query: { link } }) => {
        const at = link === undefined ? null : await placeOfLink(link)
        return { zone: (await loadHospital()).calendar.timeZone, megabytes: config.uploadMegabytes, promises: await promisesFrom(clock.now(), decide), ...(at && { at }) }
      },
    }),
    route({
      method: 'get', path: '/api/portal/links', summary: 'Short addresses of the portal, the newest first', access: runsTheOffice, answer: [200, listOf(Link)],
      run: async () => ({ items: await listLinks(publicUrl) }),
    }),
    route({
      method: 'post', path: '/api/portal/links', summary: 'A short address for a department or a place', access: runsTheOffice,
      body: Type.Object({ department: optional(Id), place: optional(words(120)) }, strict), answer: [201, Link],
      run: ({ actor, body }) => makeLink(body, actor, clock.now(), publicUrl),
    }),
    route({
      method: 'delete', path: '/api/portal/links/{code}', summary: 'Revoke a short address: it leads to the empty form from now on', access: runsTheOffice,
      params: Type.Object({ code: Id }, strict), answer: [204, null],
      run: ({ actor, params }) => revokeLink(params.code, actor, clock.now()),
    }),
    route({
      method: 'get', path: '/api/portal/embedding', summary: 'Sites that may show the portal in a page of theirs', access: runsTheOffice, answer: [200, Sites],
      run: async () => ({ sites: await embeddingSites() }),
    }),
    route({
      method: 'put', path: '/api/portal/embedding', summary: 'Say which sites may show the portal', access: ['administrator'], body: Sites, answer: [204, null],
      run: ({ actor, body }) => allowEmbedding(body.sites, actor, clock.now()),
    }),
  ]
}
