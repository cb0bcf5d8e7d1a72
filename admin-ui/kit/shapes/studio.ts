import type { Bilingual } from '../language.ts'
import type { Finding } from './administration.ts'

/** What `/api/studio/…` says; see `/api/openapi.json`. */
export type FileKind = 'diagram' | 'table' | 'form' | 'template' | 'setting'

export interface Named {
  id: string
  name: string
  nameZh?: string
}

export type Origin = 'shipped' | 'changed' | 'own'

export interface ListedFile {
  name: string
  kind: FileKind
  /** Process id, file stem of a table, form id, `notify/answer.en`, setting id. */
  id: string
  title: Bilingual
  origin: Origin
  /** The shipped one moved on since the hospital changed it. */
  upgrade: boolean
  version: number | null
  liveAt: string | null
  liveBy: Named | null
  draft: {
    revision: number
    by: Named
    at: string
    /** Nothing is live under this name. */
    fresh: boolean
    /** What is live changed since the draft began. */
    stale: boolean
  } | null
  openBy: Named[]
}

export interface StudioFile {
  name: string
  kind: FileKind
  content: string
  checksum: string
  version: number | null
}

export interface Draft {
  name: string
  content: string
  revision: number
  /** Checksum of what was live when it began. */
  base: string | null
  by: Named
  at: string
  stale: boolean
}

export interface Present extends Named {
  since: string
}

export interface ScenarioSummary {
  ran: number
  passed: number
  failed: number
  at: string
  files: Record<string, string>
}

export type ReleaseState = 'waiting' | 'deploying' | 'live' | 'refused' | 'withdrawn' | 'rejected'

export interface ReleasedFile {
  name: string
  kind: FileKind
  title: Bilingual
  change: 'added' | 'changed' | 'same'
  version: number | null
}

export interface Release {
  number: number
  state: ReleaseState
  note: string
  by: Named
  at: string
  decidedBy?: Named
  decidedAt?: string
  /** What was said with the decision. */
  because?: string
  liveAt?: string
  restoredFrom?: number
  via: 'studio' | 'api' | 'shipped' | 'import'
  findings: Finding[]
  scenarios?: ScenarioSummary
  files: ReleasedFile[]
}

/** What running cases would do: they stay on their version. */
export interface ProcessImpact {
  id: string
  name: string
  nameZh?: string
  fromVersion: number
  running: number
  waitingAt: {
    elementId: string
    name: string
    nameZh?: string
    count: number
    /** The draft does not have the step any more. */
    gone: boolean
  }[]
}
