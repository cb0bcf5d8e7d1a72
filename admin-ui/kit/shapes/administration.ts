import type { Bilingual } from '../language.ts'

/** What the administrators' routes say; see `/api/openapi.json`. */
export interface ProcessRow {
  id: string
  name: string
  nameZh?: string
  version: number
  versions: number[]
  key: string
  deployedAt: string
  active: number
  incidents: number
}

export interface Finding {
  file?: string
  elementId?: string | null
  /** Its name, where it has one. */
  element?: Bilingual
  rule?: string
  message: string
  /** The message in Chinese, where it is one of ours. */
  zh?: string
  severity?: 'error' | 'warning'
}

export interface Deployed {
  processes: { id: string; version: number }[]
  decisions: { id: string; version: number }[]
  forms: { id: string; version: number }[]
  /** What did not keep it from being deployed. */
  warnings?: Finding[]
}

export interface SentNotification {
  id: string
  at: string
  /** Person id, or `complainant`. */
  to: string
  address?: string
  channel: string
  title: string
  text: string
  state: string
  complaintId?: string | null
  heldUntil?: string
  /** Id of the message that failed, in whose place this one went: its end is that one's channel. */
  insteadOf?: string
  /** Channels that are left should it fail. */
  instead?: string[]
  trail?: { at: string; state: string; code?: string }[]
}

export interface Reconciliation {
  items: { kind: string; complaintId?: string | null; instanceKey?: string | null; since: string; text: Bilingual }[]
  checkedAt: string | null
}

export interface Readiness {
  ready: boolean
  parts: { name: string; state: string; detail?: string | null }[]
}

export interface Pack {
  id: string
  name: string
  nameZh: string
  version: string
  /** Null for the base itself. */
  base: string | null
  /** ISO date. */
  holdsFrom: string | null
  source: string
  trust: 'own' | 'read' | 'draft'
  summary: Bilingual
  files: string[]
  active?: { since: string; from?: string; files?: string[] }
}

export interface PackRow {
  /** FEEL: tests of the inputs, values of the outputs. */
  when: string[]
  then: string[]
  source: string
  change: 'same' | 'cited' | 'changed' | 'moved' | 'added' | 'removed'
  /** The former values, conditions and source, where they were others. */
  was?: string[]
  wasWhen?: string[]
  wasSource?: string
}

export interface PackTable {
  file: string
  id: string
  name: string
  about: string
  inputs: { name: string; label: string }[]
  outputs: { name: string; label: string }[]
  rows: PackRow[]
}

export interface PackForm {
  file: string
  changes: { field: string; label: string; property: string; was: string; is: string }[]
}

export interface ShownPack extends Pack {
  tables: PackTable[]
  forms: PackForm[]
}

export interface CalendarDay {
  /** ISO date. */
  date: string
  name: string
}

export interface Calendar {
  id: string
  version: number
  timeZone: string
  /** By ISO weekday, 1 is Monday; times `HH:mm`. */
  weekdays: Record<string, { from: string; to: string }[]>
  holidays: CalendarDay[]
  workdays: CalendarDay[]
  statutory?: 'CN'
}

export interface CalendarNow {
  calendar: Calendar
  findings: { path: string; rule: string; message: string }[]
  holidaysKnownUntil: string | null
}

/** A limit that another calendar moves. */
export interface ClockMove {
  complaintId: string
  receipt: string
  stage: string
  round: number
  at: { before: string; after: string }
  remindAt: { before: string; after: string }
}

export interface CalendarChange {
  calendar: Calendar
  findings: { path: string; rule: string; message: string }[]
  moves: ClockMove[]
}
