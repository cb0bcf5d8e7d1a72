import type { Bilingual } from '../language.ts'
import type { ComplaintRow } from './desk.ts'
import type { OwedCall } from './callbacks.ts'

export interface Whom {
  id: string
  name: string
  nameZh?: string
}

export type ArticleState = 'draft' | 'published' | 'archived'

export interface FoundArticle {
  id: string
  title: Bilingual
  excerpt: Bilingual
  department: string | null
  state: ArticleState
  reviewBy: string
  right: number
  wrong: number
}

export interface ArticleText {
  title: Bilingual
  body: Bilingual
  keywords: string[]
  department: string | null
  owner: string | null
  reviewBy: string
  state: ArticleState
}

export interface Article extends ArticleText {
  id: string
  version: number
  at: string
  by: Whom | null
  ownedBy: Whom | null
  right: number
  wrong: number
  canPublish: boolean
  versions: { version: number; at: string; by: Whom | null; because: string; title: Bilingual; body: Bilingual }[]
  objections: { remark?: string; by: string; at: string }[]
}

export interface Unanswered {
  id: string
  words: string
  times: number
  lastAt: string
}

export type CallEnding = 'answered' | 'callback' | 'complaint' | 'other'

export interface Caller {
  number: string
  names: string[]
  cases: ComplaintRow[]
  calls: { id: string; ending: CallEnding; notes: string; endedAt: string; complaintId: string | null; operator: Whom }[]
  owed: { task: string; dueAt: string; name: string; nameZh: string | null }[]
}

export interface CallResult {
  complaint?: { id: string; receipt: string; trackingCode: string }
  callback?: string
}

export interface Shift {
  since: string
  calls: Record<CallEnding, number>
  owed: OwedCall[]
  notes: { id: string; text: string; by: Whom; at: string; takenBy: Whom | null; takenAt: string | null }[]
}
