/** The knowledge base of the hotline (`domain.md` [3]): what an operator may tell a caller, in both languages, with an owner who looks at it again in time. */
import { model, Schema } from 'mongoose'
import type { Language } from './words.ts'

export const articleStates = ['draft', 'published', 'archived'] as const
export type ArticleState = (typeof articleStates)[number]

/** What somebody writes. One language may be missing: readers then see the other one. */
export interface ArticleText {
  title: Record<Language, string>
  /** Plain text; an empty line parts paragraphs. */
  body: Record<Language, string>
  /** What callers say instead of the words of the title. */
  keywords: string[]
  /** Department id; null for the whole hospital. */
  department: string | null
  /** Person id: who answers for it. */
  owner: string | null
  /** Date, `2027-05-31`: whether it is still right has to be looked at by then. */
  reviewBy: string
  state: ArticleState
}

export interface Article extends ArticleText {
  _id: string
  version: number
  /** Of this version. */
  at: Date
  by: string | null
  /** Operators' verdicts on this version: it was right, it was not. */
  right: number
  wrong: number
}

/** A version as it was, with why it was made. */
export interface ArticleVersion extends ArticleText {
  /** `<article>@<version>` */
  _id: string
  article: string
  version: number
  at: Date
  by: string | null
  because: string
}

const both = new Schema({ en: { type: String, default: '' }, zh: { type: String, default: '' } }, { _id: false })
const texts = {
  title: { type: both, required: true }, body: { type: both, required: true }, keywords: [String], department: { type: String, default: null }, owner: { type: String, default: null },
  reviewBy: { type: String, required: true }, state: { type: String, enum: articleStates, required: true }, version: { type: Number, required: true }, at: { type: Date, required: true },
  by: { type: String, default: null },
} as const

const articleSchema = new Schema<Article>({ _id: { type: String, required: true }, ...texts, right: { type: Number, default: 0 }, wrong: { type: Number, default: 0 } }, { collection: 'articles', versionKey: false })
articleSchema.index({ at: 1, _id: 1, version: 1 })
articleSchema.index({ state: 1, reviewBy: 1, _id: 1 })

const versionSchema = new Schema<ArticleVersion>({ _id: { type: String, required: true }, article: { type: String, required: true }, ...texts, because: { type: String, required: true } }, { collection: 'article_versions', versionKey: false })
versionSchema.index({ article: 1, version: -1 })

export const Articles = model<Article>('Article', articleSchema)
export const ArticleVersions = model<ArticleVersion>('ArticleVersion', versionSchema)
