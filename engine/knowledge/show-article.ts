/** One article with its versions, and the lists from which the owners work. */
import type { Actor } from '../access/actor.ts'
import { named } from '../complaints/show.ts'
import { Refusal } from '../errors/errors.ts'
import { loadHospital } from '../people/store.ts'
import { decodeCursor, toPage, type Page } from '../store/cursor.ts'
import { Articles, ArticleVersions, type Article, type ArticleState, type ArticleText, type ArticleVersion } from './article.ts'
import type { FoundArticle } from './find-articles.ts'
import { excerpt } from './words.ts'
import { mayPublish } from './write-article.ts'

type Named = ReturnType<typeof named>

export interface ShownArticle extends ArticleText {
  id: string
  version: number
  at: Date
  by: Named | null
  ownedBy: Named | null
  right: number
  wrong: number
  canPublish: boolean
  /** Newest first. */
  versions: { version: number, at: Date, by: Named | null, because: string, title: ArticleText['title'], body: ArticleText['body'] }[]
}

/** @throws Refusal `article.unknown` */
export async function showArticle(id: string, actor: Actor): Promise<ShownArticle> {
  const [article, versions, hospital] = await Promise.all([Articles.findById(id).lean<Article>(), ArticleVersions.find({ article: id }).sort({ version: -1 }).lean<ArticleVersion[]>(), loadHospital()])
  if (!article) throw new Refusal('article.unknown')
  const whom = (person: string | null): Named | null => (person === null ? null : named(person, hospital))
  const { _id, by, ...rest } = article
  return {
    ...rest, id: _id, by: whom(by), ownedBy: whom(article.owner), canPublish: mayPublish(actor, article.department),
    versions: versions.map(({ version, at, by: writer, because, title, body }) => ({ version, at, by: whom(writer), because, title, body })),
  }
}

export interface ArticleListQuery {
  state: ArticleState
  /** Only those whose review is due on this date or before. */
  dueBy?: string | undefined
  department?: string | undefined
  limit: number
  cursor?: string | undefined
}

/** What has to be looked at again soonest, first. */
export async function listArticles({ state, dueBy, department, limit, cursor }: ArticleListQuery): Promise<Page<FoundArticle>> {
  const [reviewBy, id] = cursor ? decodeCursor(cursor) : []
  const after = reviewBy && id ? { $or: [{ reviewBy: { $gt: reviewBy } }, { reviewBy, _id: { $gt: id } }] } : {}
  const rows = await Articles.find({ state, ...(dueBy && { reviewBy: { $lte: dueBy } }), ...(department && { department }), ...after }).sort({ reviewBy: 1, _id: 1 }).limit(limit + 1).lean<Article[]>()
  return toPage(rows, limit, (row) => [row.reviewBy, row._id], (row) => ({
    id: row._id, title: row.title, excerpt: { en: excerpt(row.body.en, []), zh: excerpt(row.body.zh, []) }, department: row.department, state: row.state, reviewBy: row.reviewBy, right: row.right, wrong: row.wrong,
  }))
}
