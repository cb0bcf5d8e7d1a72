/** The knowledge base: everybody who works here reads it, owners write it. */
import { Type } from '@sinclair/typebox'
import { DateTime } from 'luxon'
import { articleStates } from '../../knowledge/article.ts'
import { findArticles, followArticles } from '../../knowledge/find-articles.ts'
import { listArticles, showArticle } from '../../knowledge/show-article.ts'
import { listUnanswered, noteUnanswered, settleUnanswered } from '../../knowledge/unanswered.ts'
import { judgeArticle, objectionsTo } from '../../knowledge/verdicts.ts'
import { addArticle, articleWriters, changeArticle } from '../../knowledge/write-article.ts'
import { loadHospital } from '../../people/store.ts'
import type { Context } from '../context.ts'
import { route, type Route } from '../route.ts'
import { byId, Id, listOf, oneOf, optional, paging, strict, Texts, words } from '../schemas.ts'

const Found = Type.Object({
  id: Type.String(), title: Texts, excerpt: Texts, department: Type.Union([Type.String(), Type.Null()]), state: oneOf(articleStates), reviewBy: Type.String(), right: Type.Integer(), wrong: Type.Integer(),
})

const Either = (most: number) => Type.Object({ en: Type.String({ maxLength: most }), zh: Type.String({ maxLength: most }) }, strict)

const Text = {
  title: Either(200), body: Either(20_000), keywords: Type.Array(words(60), { maxItems: 40 }), department: Type.Union([Id, Type.Null()]), owner: Type.Union([Id, Type.Null()]),
  reviewBy: Type.String({ format: 'date' }), state: oneOf(articleStates), because: words(500),
}

export function knowledgeRoutes({ clock, log }: Context): Route[] {
  return [
    route({
      method: 'get', path: '/api/knowledge', summary: 'Articles: what fits the words best first; without words, what has to be reviewed soonest', access: 'signed-in',
      query: Type.Object({ q: optional(Type.String({ maxLength: 2_000 })), department: optional(Id), state: optional(oneOf(articleStates)), due: optional(Type.Boolean()), ...paging }, strict), answer: [200, listOf(Found)],
      run: async ({ query: { q, department, state = 'published', due, limit, cursor } }) => {
        if (q?.trim()) return { items: await findArticles({ q, department, states: [state], limit }) }
        // Whoever looks at the list is about to search.
        followArticles().catch((error: unknown) => log.warn({ error }, 'the articles could not be read'))
        return await listArticles({ state, department, limit, cursor, dueBy: due ? await today(clock.now()) : undefined })
      },
    }),
    route({
      method: 'get', path: '/api/knowledge/{id}', summary: 'An article with its versions and what was said against it', access: 'signed-in', params: byId, answer: [200, Type.Unknown()],
      run: async ({ actor, params }) => ({ ...await showArticle(params.id, actor), objections: await objectionsTo(params.id) }),
    }),
    route({
      method: 'post', path: '/api/knowledge', summary: 'Write an article', access: articleWriters, body: Type.Object(Text, strict), answer: [201, Type.Object({ id: Type.String() })],
      run: async ({ actor, body }) => ({ id: (await addArticle(body, actor, clock.now()))._id }),
    }),
    route({
      method: 'put', path: '/api/knowledge/{id}', summary: 'Write a new version; the version that was looked at goes along', access: articleWriters, params: byId,
      body: Type.Object({ ...Text, from: Type.Integer({ minimum: 1 }) }, strict), answer: [200, Type.Object({ version: Type.Integer() })],
      run: async ({ actor, params, body: { from, ...change } }) => ({ version: (await changeArticle(params.id, from, change, actor, clock.now())).version }),
    }),
    route({
      method: 'post', path: '/api/knowledge/{id}/verdict', summary: 'Was this right?', access: 'signed-in', params: byId,
      body: Type.Object({ right: Type.Boolean(), remark: optional(words(1_000)) }, strict), answer: [200, Type.Object({ right: Type.Integer(), wrong: Type.Integer() })],
      run: ({ actor, params, body }) => judgeArticle(params.id, body, actor, clock.now()),
    }),
    route({
      method: 'post', path: '/api/knowledge/unanswered', summary: 'Nothing of what was found is the answer', access: 'signed-in', body: Type.Object({ words: words(500) }, strict), answer: [204, null],
      run: ({ actor, body }) => noteUnanswered(body.words, actor, clock.now()),
    }),
    route({
      method: 'get', path: '/api/unanswered-searches', summary: 'Searches without an answer, the most frequent first', access: articleWriters, answer: [200, listOf(Type.Unknown())],
      run: async () => ({ items: (await listUnanswered()).map(({ _id, ...rest }) => ({ id: _id, ...rest })) }),
    }),
    route({
      method: 'delete', path: '/api/unanswered-searches/{id}', summary: 'It is answered now, or needs no answer', access: articleWriters, params: byId, answer: [204, null],
      run: ({ params }) => settleUnanswered(params.id),
    }),
  ]
}

/** The hospital's date. */
const today = async (now: Date): Promise<string> => DateTime.fromJSDate(now, { zone: (await loadHospital()).calendar.timeZone }).toISODate()!
