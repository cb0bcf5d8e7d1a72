/** What the engine says about connectors, their settings and what they did. */
import type { Bilingual } from '../language.ts'

export interface ConnectorRow {
  /** Job type. */
  type: string
  name: Bilingual
  help: Bilingual | null
  group: 'people' | 'time' | 'letters' | 'case' | 'emergency' | 'improvement' | 'outside' | null
  inner: boolean
  state: 'off' | 'waiting' | 'runs'
  hasSettings: boolean
  running: number
  completed: number
  failed: number
  lastAt: string | null
  openIncidents: number
  unknownEffects: number
}

export interface ConnectorProcess {
  _id: string
  kind: 'server' | 'connectors'
  host: string
  pid: number
  types: string[]
  running: Record<string, number>
  startedAt: string
  beatAt: string
  alive: boolean
}

export interface Connectors {
  connectors: ConnectorRow[]
  processes: ConnectorProcess[]
}

export interface ConnectorRun {
  job: string
  process: string
  elementId: string
  instanceKey: string
  processId: string
  complaintId: string | null
  at: string
  ms: number
  verdict: 'complete' | 'retry' | 'incident' | 'bpmn-error'
  code: string | null
}

export interface EffectRow {
  _id: string
  jobKey: string
  type: string
  about: string
  complaintId: string | null
  instanceKey: string | null
  elementId: string | null
  state: 'started' | 'done' | 'unknown' | 'again'
  startedAt: string
  settledAt: string | null
  result: unknown
  decisions?: { happened: boolean; because: string; by: string; at: string }[]
}

/** The part of JSON Schema that settings are written in. */
export interface SettingSchema {
  type?: string
  label?: Bilingual
  help?: Bilingual
  secret?: boolean
  needed?: boolean
  long?: boolean
  when?: Record<string, string | boolean | string[]>
  default?: unknown
  anyOf?: SettingSchema[]
  const?: unknown
  items?: SettingSchema
  properties?: Record<string, SettingSchema>
  patternProperties?: Record<string, SettingSchema>
  minimum?: number
  maximum?: number
}

export interface ConnectorDetail {
  connector: ConnectorRow
  schema: SettingSchema | null
  values: Record<string, unknown>
  settingsChangedAt: string | null
  settingsChangedBy: string | null
  runs: ConnectorRun[]
  effects: EffectRow[]
  incidents: { _id: string; code: string; elementId: string; instanceKey: string; at: string }[]
}

export interface SecretRow {
  name: string
  hosts: string[]
  changedAt: string
  changedBy: string | null
  /** Job types whose settings name it. */
  namedBy: string[]
}

export interface DecisionOutcome {
  retried: boolean
  resolved?: boolean
  code?: string
}
