import type { Bilingual } from '../language.ts'

/** What the routes about people, absences and rosters say; see `/api/openapi.json`. */
export type TableName = 'people' | 'departments' | 'posts' | 'absences' | 'roster'

/** A row as text; times are on the hospital's wall. */
export type Cells = Record<string, string>

export interface PersonnelFinding {
  path: string
  rule: string
  severity: string
  subject: Bilingual
}

export interface PeopleTable {
  columns: string[]
  items: { id: string; cells: Cells }[]
  findings: PersonnelFinding[]
}

export interface TableChange {
  id: string
  line: number | null
  change: 'new' | 'changed' | 'same' | 'removed'
  before: Cells | null
  after: Cells | null
}

export interface TablePlan {
  changes: TableChange[]
  faults: { path: string; message: string }[]
}

export type ChangeCounts = Record<'new' | 'changed' | 'removed', number>

export interface AbsenceRow {
  id: string
  person: string
  from: string
  to: string
  reason: string
}

export interface DutyShift {
  id: string
  person: string
  from: string
  to: string
  kind: string
  /** Whoever has it is absent for a part of it. */
  away: boolean
}

export interface WhyNot {
  code: string
  text: Bilingual
}

export interface Stretch {
  from: string
  to: string
  person: string | null
  place: 'a' | 'b' | 'duty' | 'head' | 'office'
  because: WhyNot[]
}

export interface PostCoverage {
  post: string
  name: string
  nameZh: string
  stretches: Stretch[]
}

export interface Gap {
  department: string
  posts: string[]
  kind: 'nobody' | 'roster-hole'
  from: string
  to: string
  because: WhyNot[]
}
