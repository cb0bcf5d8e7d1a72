/** Writing articles: every version is kept with who, when and why; somebody else's change in between is not written over. */
import { nanoid } from 'nanoid'
import { hasRole, type Actor } from '../access/actor.ts'
import { auditWrite } from '../access/audit.ts'
import { Refusal } from '../errors/errors.ts'
import { transaction } from '../store/store.ts'
import { Articles, ArticleVersions, type Article, type ArticleText } from './article.ts'
import { articleWritten } from './find-articles.ts'

export interface ArticleChange extends ArticleText {
  because: string
}

/** These publish for the whole hospital; heads of departments for theirs. Operators hand in drafts. */
const publishers = ['administrator', 'complaint-office', 'quality-team'] as const

/** Everybody who may write an article at all. */
export const articleWriters = [...publishers, 'department-head', 'operator'] as const

export const mayPublish = (actor: Actor, department: string | null): boolean =>
  hasRole(actor, ...publishers) || (hasRole(actor, 'department-head') && department !== null && department === actor.department)

/** @throws Refusal `access.refused` */
export async function addArticle({ because, ...text }: ArticleChange, actor: Actor, at: Date): Promise<Article> {
  refuseUnlessMay(actor, null, text)
  return await keep({ _id: nanoid(12), ...text, version: 1, at, by: actor.id, right: 0, wrong: 0 }, because, actor)
}

/**
 * @param from the version that was looked at
 * @throws Refusal `article.unknown`, `article.changed`, `access.refused`
 */
export async function changeArticle(id: string, from: number, { because, ...text }: ArticleChange, actor: Actor, at: Date): Promise<Article> {
  const before = await Articles.findById(id).lean<Article>()
  if (!before) throw new Refusal('article.unknown')
  if (before.version !== from) throw new Refusal('article.changed')
  refuseUnlessMay(actor, before, text)
  return await keep({ _id: id, ...text, version: from + 1, at, by: actor.id, right: 0, wrong: 0 }, because, actor)
}

function refuseUnlessMay(actor: Actor, before: Article | null, { state, department }: ArticleText): void {
  const draftsOnly = state === 'draft' && (before === null || before.state === 'draft')
  const allowed = mayPublish(actor, department) && (before === null || mayPublish(actor, before.department))
  if (!allowed && !(draftsOnly && hasRole(actor, ...articleWriters))) throw new Refusal('access.refused')
}

async function keep(article: Article, because: string, actor: Actor): Promise<Article> {
  const { _id, right: _right, wrong: _wrong, ...text } = article
  const kept = await transaction(async (session) => {
    const { matchedCount, upsertedCount } = await Articles.updateOne({ _id, version: article.version - 1 }, { $set: { ...text, right: 0, wrong: 0 } }, { session, upsert: article.version === 1 })
    if (matchedCount + upsertedCount === 0) throw new Refusal('article.changed')
    await ArticleVersions.create([{ ...text, _id: `${_id}@${article.version}`, article: _id, because }], { session })
    await auditWrite({ action: 'article.write', actor, at: article.at }, _id, session)
    return article
  })
  articleWritten()
  return kept
}
