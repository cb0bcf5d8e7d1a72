import type { Bilingual } from '../language.ts'
import type { ComplaintRow, Person } from './desk.ts'
import type { Emergency, Figures } from './emergencies.ts'
import type { Tier } from './public.ts'

/** What became of one point at one department. */
export type CellState = 'waiting' | 'answered' | 'left-open' | 'bounced' | 'silent'

export interface RequestLimit {
  at: string
  state: 'open' | 'met' | 'missed' | 'superseded'
  metAt?: string
  missedAt?: string
  pausedUntil?: string
}

export interface DepartmentAnswer {
  at: string
  by: Person | null
  byHead: boolean
  policyBasis: string
  whatHappened: string
  measures: { measure: string; owner: string; by: string | null }[]
  adopted: string
  suggestionsAdopted: string
  suggestionsDeclined: string
}

export interface WindowRequest {
  ask: string
  points: string[]
  because: 'chosen' | 'sent-back' | 'insisted' | 'reassigned' | 'added' | 'late'
  askedAt: string
  repliedAt?: string
  state: 'waiting' | 'answered' | 'bounced' | 'silent'
  limit?: RequestLimit
  headLimit?: RequestLimit
  reminded: string[]
  thin?: string
  notOurs?: { reason: string; belongsTo?: string }
  decided?: { decision: 'insist' | 'reassign' | 'withdraw'; to: string | null; by: string; at: string; reason: string }
  answer?: DepartmentAnswer
}

export interface WindowColumn {
  department: string
  cells: Record<string, CellState>
  /** The latest first. */
  requests: WindowRequest[]
}

export interface WindowPoint {
  id: string
  text: string
  departments: string[]
  said: boolean
  answeredBy: string[]
}

export interface Contradiction {
  id: string
  between: string[]
  about: string[]
  what: string
  at: string
  by: Person | null
  settled: boolean
}

export interface WindowLetter {
  text: string
  at: string
  by: Person | null
  founded?: string
  silenceSaid: boolean
  signing?: { signed: boolean; at: string; by: Person | null; remark?: string }
}

export interface CaseWindow {
  open: boolean
  since: string
  all: boolean
  points: WindowPoint[]
  columns: WindowColumn[]
  contradictions: Contradiction[]
  letter?: WindowLetter
  blocked: { what: 'waiting' | 'unseen' | 'uncovered' | 'unsettled' | 'unsaid'; count: number; because: string; verdict: string }[]
}

export interface SolutionRound {
  key: string
  startedAt: string
  running: boolean
  drafts: { id: string; department: string; text: string; byHead: boolean }[]
  owed: { department: string; dueAt?: string }[]
  choices: { step: 'choose-solution' | 'joint-choice' | 'report-first-hand'; departments: string[]; by: Person | null; dueAt?: string; chosen?: string[]; approved?: boolean }[]
}

export interface Room extends Emergency {
  now: Figures
  solutions: SolutionRound[]
  corrections: { id: string; text: string; applied: { departments: string[]; at: string }[] }[]
  running: { total: number; shown: LedgerLine[] }
  steps: { key: string; name: Bilingual; holder: Person | null; groups: string[]; dueAt?: string }[]
  journal: { at: string; by: Person | null; state?: 'proposed' | 'refused' | 'declared' | 'stood-down' | 'reviewed'; step?: Bilingual }[]
}

export interface LateStep {
  id: string
  how: 'late' | 'at-risk'
  at: string
  what: Bilingual
  tier: Tier | null
  department: string | null
  complaint?: { id: string; receipt: string; subject: string }
  task?: string
  holder?: Person
  groups: string[]
  reasons: Bilingual[]
}

export interface Counted {
  value: string | null
  late: number
  atRisk: number
}

export interface Overdue {
  late: number
  atRisk: number
  by: Record<'department' | 'tier' | 'stage', Counted[]>
  items: LateStep[]
  next?: string
}

export interface LedgerColumn {
  id: string
  kind: string
  /** What somebody needs to see it. */
  look: 'find' | 'read' | 'identify'
  name: Bilingual
}

export type LedgerCell = string | number | boolean | string[] | null
export type LedgerLine = ComplaintRow & { cells?: Record<string, LedgerCell> }
