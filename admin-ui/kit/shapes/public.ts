import type { Bilingual } from '../language.ts'

/** What the public routes say; see `/api/openapi.json`. Times are ISO 8601 with offset, ids are strings. */
export type ComplaintState = 'received' | 'handling' | 'answered' | 'closed' | 'canceled'
export type Tier = 'general' | 'important' | 'dispute'
export type Relation = 'self' | 'relative' | 'friend' | 'other'

export interface Department {
  id: string
  name: string
  nameZh?: string
  kind?: string
}

export interface Complainant {
  name?: string
  phone?: string
  email?: string
  relation?: string
}

export interface NewComplaint {
  channel: string
  subject: string
  narrative: string
  anonymous: boolean
  confidential?: boolean
  complainant?: Complainant
  department?: string
  place?: string
  occurredAt?: string
  attachments?: string[]
  link?: string
  manner?: { seconds?: number; trap?: string }
}

export interface OpenedComplaint {
  id: string
  receipt: string
  trackingCode: string
}

export interface PublicStep {
  at: string
  text: Bilingual
}

export interface PublicComplaint {
  receipt: string
  subject: string
  receivedAt: string
  zone?: string
  state: ComplaintState
  tier: Tier | null
  steps: PublicStep[]
  /** In whose hands it lies: offices and departments. */
  holders: { role?: string; department?: Bilingual }[]
  /** The limit that runs. */
  next?: { stage: string; at: string }
  questions: PublicQuestion[]
  answer?: { text: string; at: string }
  /** Signed letters. Bytes. */
  letters: { no: number; at: string; size: number }[]
  canRate: boolean
  canWithdraw: boolean
  /** The complainant asked to take it back, the office has not decided. */
  withdrawing: boolean
  outcome?: string
  /** It is handled together with an earlier report of somebody. */
  merged: boolean
  /** Token of the questionnaire, while it can be answered. */
  survey?: string
}

/** Three questions, for whoever has the link. */
export interface Questionnaire {
  state: 'open' | 'answered' | 'over'
  receivedAt: string
  until: string
  zone: string
}

/** What the hospital would like to know from the complainant. */
export interface PublicQuestion {
  id: string
  text: string
  askedAt: string
  /** Until when an answer is of use. */
  until?: string
  answer?: { text: string; at: string }
}

/** A result that the hospital published, with nobody named. */
export interface PublicResult {
  id: string
  text: string
  department: string | null
  nature: string | null
  at: string
}
