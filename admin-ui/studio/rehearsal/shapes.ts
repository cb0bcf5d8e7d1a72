import type { Finding } from '../../kit/shapes/administration.ts'
import type { Bilingual } from '../../kit/language.ts'
import type { CaseInstance, Complaint, HistoryItem } from '../../kit/shapes/desk.ts'

/** What `/api/studio/rehearsal…` and `/api/studio/scenarios…` say; see `/api/openapi.json`. */
export interface Rehearsal {
  state: 'off' | 'starting' | 'on' | 'failed' | 'stopping'
  phase: 'copying' | 'starting' | 'deploying' | 'ready' | null
  line: string | null
  by: string | null
  startedAt: string | null
  readyAt: string | null
  endsAt: string | null
  drafts: string[]
  findings: Finding[]
  fault: string | null
}

export interface PlayTask {
  key: string
  elementId: string
  name: string
  nameZh?: string
  instanceKey: string
  assignee?: string
  candidateGroups: string[]
  dueAt?: string
  takers: Person[]
}

export interface Person {
  id: string
  name: string
  nameZh?: string
}

export interface PlayMessage {
  id: string
  to: string
  template: string
  channel: string
  title: string
  text: string
  state: string
  at: string
}

export interface Decision {
  key: string
  decisionName: string
  elementId: string
  at: string
  failed: boolean
  failure?: string
  tables: {
    decisionId: string
    decisionName: string
    evaluatedInputs: { inputId: string; inputName: string; inputValue: string }[]
    matchedRules: { ruleId: string; ruleIndex: number; evaluatedOutputs: { outputId: string; outputName: string; outputValue: string }[] }[]
  }[]
}

export interface Picture {
  now: string
  /** Nothing happens any more without somebody. */
  atRest: boolean
  complaint: Complaint
  tasks: PlayTask[]
  instances: CaseInstance[]
  history: HistoryItem[]
  messages: PlayMessage[]
  decisions: Decision[]
  incidents: { elementId: string; name?: string; nameZh?: string; code: string; message: string }[]
  calls: { _id: string; at: string; method: string; address: string; body: string }[]
}

export interface Row {
  who: string
  does: string
  with: string
  expect: string
}

export interface Play {
  cases: { id: string; receipt: string; subject: string }[]
  rows: Row[]
}

export type Outcome = 'passed' | 'failed' | 'unfit'

export interface Scenario {
  id: string
  name: string
  process: string | null
  own: boolean
  touched: boolean
  rows: Row[]
  live: { outcome: Outcome; at: string } | null
}

export interface Result {
  scenario: string
  outcome: Outcome
  fault: { row: number; column: keyof Row | 'scenario' | null; said: Bilingual } | null
  milliseconds: number
}

export interface Run {
  id: string
  state: 'running' | 'done' | 'stopped'
  wanted: string[]
  results: Result[]
}
