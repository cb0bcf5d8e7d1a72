import type { Bilingual } from '../language.ts'
import type { ElementState } from './desk.ts'
import type { Tier } from './public.ts'

/** What the routes below `/api/watch` say. Times are ISO 8601, spans milliseconds. */
export interface WatchedProcess {
  id: string
  name: string
  nameZh?: string
  version: number
  active: number
  incidents: number
  overdue: number
}

interface Name {
  name?: string
  nameZh?: string
}

export interface WatchedElement extends Name {
  elementId: string
  /** BPMN type, such as `bpmn:UserTask`. */
  type?: string
  /** Not in the diagram shown: cases of other versions stand there. */
  gone?: true
  active: number
  oldest?: string
  incidents: number
  overdue: number
  entered: number
  median?: number
  p90?: number
  inTime: number
  late: number
}

export interface Watched {
  id: string
  name: string
  nameZh?: string
  version: number
  versions: { version: number; at: string; running: number }[]
  running: number
  began: number
  ended: number
  elements: WatchedElement[]
  names: { elementId: string; name: string; nameZh?: string }[]
  flows: { flowId: string; times: number }[]
}

export interface Path {
  cases: number
  median: number
  flows: string[]
  steps: (Name & { elementId: string; type?: string })[]
  example: string
}

export interface Paths {
  cases: number
  more: boolean
  paths: Path[]
}

export interface BrokenLimit {
  stage: string
  name: Bilingual
  tier: Tier | null
  kept: number
  broken: number
}

export interface CaseOfInstance {
  id: string
  receipt: string
  tier: Tier | null
}

export interface FoundCase {
  key: string
  rootKey: string
  processId: string
  name: string
  nameZh?: string
  version: number
  state: string
  startedAt: string
  endedAt?: string
  complaint?: CaseOfInstance
  at: (Name & { elementId: string; since: string })[]
  incidents: { key: string; elementId: string; code: string; message: string; at: string }[]
  dueAt?: string
}

export interface PassedStep extends Name {
  key: string
  elementId: string
  type: string
  state: ElementState
  enteredAt: string
  leftAt?: string
  scopeKey: string
  calledInstanceKey?: string
  token?: true
}

export interface Relative extends Name {
  key: string
  processId: string
  state: string
  elementId?: string
}

export interface Operation {
  _id: string
  kind: string
  reason: string
  by: string
  at: string
  detail: Record<string, string>
  outcome: string
  code?: string
  message?: string
  batch?: string
}

export interface WatchedIncident {
  key: string
  state: 'open' | 'resolved'
  code: string
  message: string
  errorType: string
  elementId: string
  elementInstanceKey: string
  at: string
  jobKey?: string
  resolvedAt?: string
}

export interface WatchedTask extends Name {
  key: string
  elementId: string
  state: string
  assignee: string | null
  candidateGroups: string[]
  createdAt: string
  dueAt?: string
}

export interface WatchedJob {
  key: string
  type: string
  state: string
  retries: number
  elementId: string
  at: string
  errorMessage?: string
  retryAt?: string
}

export interface WatchedCase extends Name {
  key: string
  state: string
  processId: string
  version: number
  /** The newest version of its process. */
  latest: number
  startedAt: string
  endedAt?: string
  complaint?: CaseOfInstance
  callers: Relative[]
  called: Relative[]
  elements: PassedStep[]
  flows: { flowId: string; times: number }[]
  incidents: WatchedIncident[]
  tasks: WatchedTask[]
  jobs: WatchedJob[]
  timers: { key: string; elementId: string; dueAt: string }[]
  operations: Operation[]
  steps: (Name & { id: string; type: string })[]
}

export interface WatchedVariable {
  scope: string
  elementId?: string
  live: boolean
  name: string
  value: unknown
  at: string
  changes: { at: string; value: unknown; by?: string; reason?: string }[]
}

export interface ExplainedDecision {
  key: string
  decisionId: string
  decisionName: string
  elementId: string
  at: string
  failed: boolean
  failure?: string
  tables: {
    decisionId: string
    decisionName: string
    fileName?: string
    /** Values are JSON texts. */
    inputs: { name: string; value: string }[]
    rows: { ruleId: string; row: number; source?: string; outputs: { name: string; value: string }[] }[]
    output: string
  }[]
}

export interface Batch {
  id: string
  kind: 'retry' | 'cancel'
  reason: string
  by: string
  at: string
  total: number
  state: 'running' | 'done' | 'stopped'
  endedAt?: string
  outcomes: Record<string, number>
}

export interface BatchItem {
  key: string
  instanceKey: string
  outcome: string
  code?: string
  message?: string
  at?: string
}

export interface EngineHealth {
  partitions: { partition: number; behind: number; seconds: number; appliedAt?: string }[]
  deadLetters: { count: number; items: { partition: number; position: number; reason: string; valueType: string; intent: string; at: string }[] }
  records: { count: number; rebuildable: boolean }
  outbox: { waiting: number; oldest?: string }
  jobs: { open: number; failed: number }
  incidents: { code: string; message: string; processId: string; process: Bilingual; elementId: string; element: Bilingual; count: number; since: string }[]
}
