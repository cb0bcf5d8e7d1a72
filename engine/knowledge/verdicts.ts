/** "Was this right?" – what operators say about an article after they used it. Somebody's last word on a version counts. */
import { model, Schema } from 'mongoose'
import type { Actor } from '../access/actor.ts'
import { Refusal } from '../errors/errors.ts'
import { transaction } from '../store/store.ts'
import { Articles, type Article } from './article.ts'

export interface Verdict {
  /** `<article>@<version>:<person>` */
  _id: string
  article: string
  right: boolean
  remark?: string
  by: string
  at: Date
}

const verdictSchema = new Schema<Verdict>(
  { _id: { type: String, required: true }, article: { type: String, required: true }, right: { type: Boolean, required: true }, remark: String, by: { type: String, required: true }, at: { type: Date, required: true } },
  { collection: 'article_verdicts', versionKey: false },
)
verdictSchema.index({ article: 1, at: -1 })

export const Verdicts = model<Verdict>('ArticleVerdict', verdictSchema)

/** @throws Refusal `article.unknown` */
export async function judgeArticle(id: string, { right, remark }: { right: boolean, remark?: string | undefined }, actor: Actor, at: Date): Promise<Pick<Article, 'right' | 'wrong'>> {
  return await transaction(async (session) => {
    const article = await Articles.findById(id, { version: 1 }).session(session).lean<Pick<Article, 'version'>>()
    if (!article) throw new Refusal('article.unknown')
    const verdict = `${id}@${article.version}:${actor.id}`
    const before = await Verdicts.findOneAndUpdate({ _id: verdict }, { article: id, right, by: actor.id, at, ...(remark ? { remark } : { $unset: { remark: 1 } }) }, { session, upsert: true }).lean<Verdict | null>()
    const change = (side: boolean): number => Number(right === side) - Number(before?.right === side)
    const after = await Articles.findByIdAndUpdate(id, { $inc: { right: change(true), wrong: change(false) } }, { session, returnDocument: 'after' }).orFail().lean<Article>()
    return { right: after.right, wrong: after.wrong }
  })
}

/** What was said against it, newest first. */
export const objectionsTo = async (id: string): Promise<Pick<Verdict, 'remark' | 'by' | 'at'>[]> =>
  await Verdicts.find({ article: id, right: false }).sort({ at: -1 }).limit(50).lean<Verdict[]>()
