/** What `/api/studio/migrations` says; see `/api/openapi.json`. */
export interface OldVersions {
  id: string
  name: string
  nameZh: string | null
  latest: number
  versions: { version: number; deployedAt: string; running: number }[]
}

export interface StepChoice {
  from: number
  steps: { from: string; to: string }[]
}

export interface Obstacle {
  way: 'wait' | 'never' | 'choose'
  code: 'timer' | 'signal' | 'event' | 'kind' | 'handlers' | 'unmapped' | 'refused'
  elementId: string | null
}

interface NamedStep {
  elementId: string
  name: string
  nameZh: string | null
}

export interface MappedStep {
  from: string
  to: string | null
  because: 'same' | 'name' | 'place' | 'only' | null
  choices: string[]
  name: string
  nameZh: string | null
  type: string
  cases: number
}

export interface PlannedCase {
  instanceKey: string
  complaintId: string | null
  receipt: string | null
  from: number
  at: NamedStep[]
  obstacle: Obstacle | null
  timers: (NamedStep & { dueAt: string | null; fate: 'stays' | 'ends' | 'begins' })[]
  deadlines: { stage: string; at: string }[]
}

export interface MigrationPlan {
  mappings: { from: number; steps: MappedStep[] }[]
  targets: { id: string; name: string; nameZh: string | null; type: string }[]
  cases: PlannedCase[]
  more: number
}

type CaseState = 'queued' | 'moved' | 'waiting' | 'refused' | 'ended' | 'left'

export interface ShownMigration {
  id: string
  processId: string
  processName: { en: string; zh: string | null }
  to: number
  note: string
  by: { id: string; name: string; nameZh?: string }
  at: string
  state: 'open' | 'done' | 'stopped'
  endedAt: string | null
  counts: Record<CaseState, number>
}

export interface MigrationReport extends ShownMigration {
  steps: Record<string, { name: string; nameZh: string | null }>
  cases: { instanceKey: string; complaintId: string | null; receipt: string | null; from: number; state: CaseState; obstacle: Obstacle | null; said: string | null; tries: number; at: string }[]
}
