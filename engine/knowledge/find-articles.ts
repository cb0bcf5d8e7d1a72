/** Searching while somebody types: all articles lie in memory as an index of their words, and follow the database. */
import MiniSearch from 'minisearch'
import { Articles, type Article, type ArticleState } from './article.ts'
import { excerpt, fillers, wordsOf, type Language } from './words.ts'

interface Indexed {
  id: string
  title: string
  keywords: string
  body: string
}

export interface FoundArticle {
  id: string
  title: Record<Language, string>
  excerpt: Record<Language, string>
  department: string | null
  state: ArticleState
  reviewBy: string
  right: number
  wrong: number
}

export interface ArticleQuery {
  q: string
  department?: string | undefined
  /** Default: what operators may tell, the published ones. */
  states?: readonly ArticleState[]
  limit: number
}

/** Two servers' clocks may differ by this much. */
const overlap = 60_000
/** How often what was written within it is looked through again, in milliseconds: an import writes thousands in one moment. */
const lookBackEvery = 2_000

const index = new MiniSearch<Indexed>({
  fields: ['title', 'keywords', 'body'],
  tokenize: wordsOf,
  processTerm: (term) => (fillers.has(term) ? null : term),
  searchOptions: { boost: { title: 4, keywords: 3 }, prefix: (term) => /^[a-z0-9]{3,}$/.test(term), fuzzy: (term) => (/^[a-z]{5,}$/.test(term) ? 0.2 : false) },
})
/** Of what the index holds: enough to leave out what was not asked for. */
const known = new Map<string, Pick<Article, 'version' | 'state' | 'department'>>()
let seen = new Date(0)
/** When something had changed last, by the machine's own count of milliseconds. */
let changedAt = Number.NEGATIVE_INFINITY
let lookedBackAt = Number.NEGATIVE_INFINITY
let reading: Promise<void> | null = null

/** The best first. */
export async function findArticles({ q, department, states = ['published'], limit }: ArticleQuery): Promise<FoundArticle[]> {
  await followArticles()
  const fits = (id: string): boolean => {
    const article = known.get(id)
    return article !== undefined && states.includes(article.state) && (department === undefined || article.department === department || article.department === null)
  }
  const words = wordsOf(q)
  const ids = index.search(q, { filter: ({ id }) => fits(id as string) }).slice(0, limit).map(({ id }) => id as string)
  const articles = new Map((await Articles.find({ _id: { $in: ids } }).lean<Article[]>()).map((article) => [article._id, article]))
  return ids.flatMap((id) => articles.get(id) ?? []).map((article) => shown(article, words))
}

/** Said where an article is written: the next search finds it, whatever another server's clock said before. */
export function articleWritten(): void {
  changedAt = performance.now()
  lookedBackAt = Number.NEGATIVE_INFINITY
}

/** What was written since the last look, here or by another server. The first time takes seconds: a page that is going to search asks for it early. */
export async function followArticles(): Promise<void> {
  reading ??= readOn().finally(() => { reading = null })
  await reading
}

async function readOn(): Promise<void> {
  // Whoever's clock was behind has caught up by now: nothing older than what was seen can still come.
  const now = performance.now()
  const looksBack = now - changedAt <= overlap && now - lookedBackAt > lookBackEvery
  if (looksBack) lookedBackAt = now
  const since = looksBack ? { $gte: new Date(seen.getTime() - overlap) } : { $gt: seen }
  const found = await Articles.find({ at: since }, { version: 1 }).lean()
  const ids = found.filter(({ _id, version }) => known.get(_id)?.version !== version).map(({ _id }) => _id)
  if (ids.length === 0) return
  const changed = await Articles.find({ _id: { $in: ids } }).lean<Article[]>()
  for (const { _id } of changed) if (index.has(_id)) index.discard(_id)
  // Thousands at the first time: in pieces, so that other requests get their turn.
  await index.addAllAsync(changed.map(indexed), { chunkSize: 50 })
  for (const { _id, version, state, department, at } of changed) {
    known.set(_id, { version, state, department })
    if (at > seen) seen = at
  }
  changedAt = performance.now()
}

const indexed = ({ _id: id, title, keywords, body }: Article): Indexed => ({ id, title: `${title.en} ${title.zh}`, keywords: keywords.join(' '), body: `${body.en} ${body.zh}` })

const shown = ({ _id: id, title, body, department, state, reviewBy, right, wrong }: Article, words: readonly string[]): FoundArticle =>
  ({ id, title, excerpt: { en: excerpt(body.en, words), zh: excerpt(body.zh, words) }, department, state, reviewBy, right, wrong })
