/** What the routes of reports say; see `/api/openapi.json`. */
export type ReportKind = 'daily' | 'weekly' | 'monthly'

export interface ReportRow {
  id: string
  kind: ReportKind
  from: string
  to: string
  compiledAt: string
  releasedAt: string | null
}

export interface FigureRow {
  value: string
  total: number
  emergency?: number
}

export interface Problem {
  tag: string
  nature: string
  total: number
  emergency: number
  founded: number
  repeats: number
  before: number
  departments: string[]
  receipts: string[]
}

export interface Target {
  target: string
  goal: number
  sense: 'at-least' | 'at-most'
  value: number | null
  of: number
}

export type Breakdown = 'channel' | 'tier' | 'nature' | 'field' | 'occupation' | 'severity' | 'department' | 'departmentKind' | 'place'

export interface Figures {
  counts: Record<'received' | 'receivedOfEmergency' | 'epidemic' | 'closed' | 'reopened' | 'open' | 'missedLimits', number>
  received: Record<Breakdown, FigureRow[]>
  months: FigureRow[]
  handling: { value: string; closed: number; meanHours: number; medianHours: number }[]
  results: { departmentKind: string; outcome: string; total: number }[]
  missed: FigureRow[]
  top: Problem[]
  problems: Problem[]
  hotAreas: FigureRow[]
  hotPosts: FigureRow[]
  appraisal: { value: string; counts: number; repeated: number; awards: number }[]
  /** Reports of before do not have it. */
  satisfaction?: { source: 'survey' | 'follow-up'; dimension: 'visit' | 'information' | 'aftercare'; answers: number; mean: number }[]
  targets: Target[]
}

export interface Report extends ReportRow {
  zone: string
  department: string | null
  figures: Figures
  comment?: { text: string; by: { id: string; name: string } | null; at: string }
}
