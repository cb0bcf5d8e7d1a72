/**
 * The projection: what the screens read about the engine. Only the projector writes it (what an acknowledged command makes of a task excepted), from
 * exported records, and a rebuild makes it anew. Keys are strings: they are 64-bit numbers. Times are the broker's.
 */
import { model, Schema, type QueryFilter, type SchemaDefinition } from 'mongoose'

/** A raw record as it was exported. `_id` sorts as (partition, position). */
export interface RawRecord {
  _id: { p: number, n: number }
  valueType: string
  intent: string
  key: string
  at: Date
  /** The record's `value`, as JSON text: numbers past 2^53 stay exact. */
  value: string
  storedAt: Date
}

export interface TaskDoc {
  _id: string
  elementId: string
  elementInstanceKey: string
  processId: string
  processVersion: number
  processKey: string
  instanceKey: string
  complaintId: string | null
  name: string
  nameZh: string | null
  formId: string | null
  /** Key of the deployed form version, "-1" or null without one. */
  formKey: string | null
  /** Whoever holds it; an acknowledged assignment is written here at once, its record writes the same. */
  assignee: string | null
  /** Who gave it to the assignee, where somebody else did. */
  assignedBy?: string | null
  candidateGroups: string[]
  candidateUsers: string[]
  dueAt: Date | null
  followUpAt: Date | null
  priority: number
  headers: Record<string, string>
  state: 'open' | 'completed' | 'canceled'
  createdAt: Date
  endedAt: Date | null
  /** Actor of the completion, from the record's action `complete:<entryId>` and the entry. */
  action: string | null
  /** Its completion was acknowledged; cleared by the record. `until` ends an overlay whose record never comes. */
  overlay: { state: 'completed', until: Date } | null
}

export interface InstanceDoc {
  _id: string
  processId: string
  processVersion: number
  processKey: string
  parentKey: string | null
  rootKey: string
  complaintId: string | null
  state: 'active' | 'completed' | 'canceled'
  startedAt: Date
  endedAt: Date | null
}

export interface ElementDoc {
  _id: string
  elementId: string
  type: string
  instanceKey: string
  scopeKey: string
  processId: string
  processKey: string
  complaintId: string | null
  state: 'active' | 'completed' | 'terminated'
  enteredAt: Date
  leftAt: Date | null
  calledInstanceKey: string | null
}

/** Sequence flows taken, counted per instance: for lit paths and heat maps. */
export interface FlowDoc {
  _id: string
  instanceKey: string
  processKey: string
  flowId: string
  times: number
  at: Date
}

export interface VariableDoc {
  _id: string
  scopeKey: string
  instanceKey: string
  name: string
  /** JSON text. */
  value: string
  at: Date
}

/** One value that a variable had, from the first on: `id` counts up with time. */
export interface VariableChangeDoc {
  /** `<partition>-<position>` of the record. */
  _id: string
  variableKey: string
  scopeKey: string
  instanceKey: string
  name: string
  /** JSON text. */
  value: string
  at: Date
}

export interface IncidentDoc {
  _id: string
  state: 'open' | 'resolved'
  errorType: string
  message: string
  /** The connector's code where the message carries one, else the error type. */
  code: string
  jobKey: string | null
  elementId: string
  elementInstanceKey: string
  instanceKey: string
  processId: string
  processKey: string
  complaintId: string | null
  at: Date
  resolvedAt: Date | null
}

/** Open jobs only. */
export interface JobDoc {
  _id: string
  type: string
  state: 'open' | 'failed' | 'error-thrown'
  retries: number
  elementId: string
  elementInstanceKey: string
  instanceKey: string
  errorMessage: string | null
  retryAt: Date | null
  at: Date
}

/** Open timers only. */
export interface TimerDoc {
  _id: string
  dueAt: Date
  elementId: string
  elementInstanceKey: string
  instanceKey: string
  processKey: string
}

export interface DecisionDoc {
  _id: string
  decisionId: string
  decisionName: string
  instanceKey: string
  elementId: string
  complaintId: string | null
  /** JSON text: evaluated decisions with inputs, matched rules and outputs. */
  evaluation: string
  failed: boolean
  at: Date
}

/** A deployed version of a process, decision table or form. */
export interface ResourceDoc {
  _id: string
  kind: 'process' | 'decision-requirements' | 'form'
  id: string
  version: number
  fileName: string
  checksum: string
  text: string
  at: Date
  /** Of a process: its names and elements, read from the diagram. */
  names: { en: string, zh: string | null } | null
  elements: ElementMeta[]
}

export interface ElementMeta {
  id: string
  type: string
  name: string
  nameZh: string | null
  properties: Record<string, string>
  /** Of a user task: variables that its mappings give it, and that they read from what it sets. */
  inputs?: string[]
  outputs?: string[]
  /** Of a message start event of the process: the message's name, and the event's documentation. */
  message?: string
  about?: string
}

export interface CursorDoc {
  /** Partition; 0 marks a rebuild that has begun. */
  _id: number
  position: number
  at: Date
  /** Raw records up to here were trimmed: a rebuild is not possible any more. */
  trimmedTo?: number
}

export interface DeadLetterDoc {
  _id: { p: number, n: number }
  reason: string
  record: string
  at: Date
}

const text = { type: String, required: true } as const
const optional = { type: String, default: null } as const
const when = { type: Date, required: true } as const
const maybeWhen = { type: Date, default: null } as const
const mixed = Schema.Types.Mixed

const collection = <T>(name: string, collectionName: string, fields: SchemaDefinition<T>, ...indexes: Record<string, 1 | -1 | 'hashed'>[]) => {
  const schema = new Schema<T>(fields, { collection: collectionName, minimize: false, versionKey: false })
  for (const index of indexes) schema.index(index)
  return model<T>(name, schema)
}

export const Records = collection<RawRecord>('Record', 'records', {
  _id: { type: mixed, required: true }, valueType: text, intent: text, key: text, at: when, value: text, storedAt: when,
} as SchemaDefinition<RawRecord>)

/** Filter: raw records of one partition at positions after one and up to another. */
export const recordsOf = (partition: number, after = 0, upTo = Infinity): QueryFilter<RawRecord> =>
  ({ _id: { $gt: { p: partition, n: after }, $lte: { p: partition, n: upTo } } })

/** Filter: raw records of all higher partitions. */
export const recordsAfter = (partition: number): QueryFilter<RawRecord> => ({ _id: { $gt: { p: partition, n: Infinity } } })

export const Tasks = collection<TaskDoc>('Task', 'tasks', {
  _id: text, elementId: text, elementInstanceKey: text, processId: text, processVersion: { type: Number, required: true }, processKey: text, instanceKey: text,
  complaintId: optional, name: { type: String, default: '' }, nameZh: optional, formId: optional, formKey: optional, assignee: optional, assignedBy: optional,
  candidateGroups: [String], candidateUsers: [String], dueAt: maybeWhen, followUpAt: maybeWhen, priority: { type: Number, default: 50 },
  headers: { type: mixed, default: {} }, state: text, createdAt: when, endedAt: maybeWhen, action: optional, overlay: { type: mixed, default: null },
} as SchemaDefinition<TaskDoc>, { state: 1, dueAt: 1, _id: 1 }, { state: 1, assignee: 1, dueAt: 1, _id: 1 }, { state: 1, candidateGroups: 1, dueAt: 1, _id: 1 }, { complaintId: 1, state: 1 }, { instanceKey: 1 }, { processKey: 1, state: 1, elementId: 1, dueAt: 1, endedAt: 1 })

// What only open tasks are asked for: an index that the done ones do not grow.
for (const index of [{ candidateGroups: 1, assignee: 1, dueAt: 1, _id: 1 }, { candidateUsers: 1, dueAt: 1, _id: 1 }, { assignedBy: 1, dueAt: 1, _id: 1 }] as const) {
  Tasks.schema.index(index, { partialFilterExpression: { state: 'open' } })
}

export const Instances = collection<InstanceDoc>('Instance', 'instances', {
  _id: text, processId: text, processVersion: { type: Number, required: true }, processKey: text, parentKey: optional, rootKey: text, complaintId: optional,
  state: text, startedAt: when, endedAt: maybeWhen,
} as SchemaDefinition<InstanceDoc>, { processId: 1, state: 1 }, { state: 1, startedAt: -1, _id: -1 }, { processKey: 1, startedAt: -1 }, { complaintId: 1 }, { parentKey: 1 }, { rootKey: 1 })

export const Elements = collection<ElementDoc>('Element', 'elements', {
  _id: text, elementId: text, type: text, instanceKey: text, scopeKey: text, processId: text, processKey: text, complaintId: optional, state: text,
  enteredAt: when, leftAt: maybeWhen, calledInstanceKey: optional,
} as SchemaDefinition<ElementDoc>, { instanceKey: 1, enteredAt: 1 }, { complaintId: 1, enteredAt: 1 }, { processKey: 1, state: 1, elementId: 1, enteredAt: 1 }, { processKey: 1, enteredAt: 1, elementId: 1, leftAt: 1 })

export const Flows = collection<FlowDoc>('Flow', 'flows', {
  _id: text, instanceKey: text, processKey: text, flowId: text, times: { type: Number, default: 0 }, at: when,
} as SchemaDefinition<FlowDoc>, { instanceKey: 1 }, { processKey: 1, at: 1, flowId: 1, times: 1 })

export const Variables = collection<VariableDoc>('Variable', 'variables', {
  _id: text, scopeKey: text, instanceKey: text, name: text, value: { type: String, default: 'null' }, at: when,
} as SchemaDefinition<VariableDoc>, { scopeKey: 1, name: 1 }, { instanceKey: 1 }, { name: 1, value: 'hashed' })

export const VariableChanges = collection<VariableChangeDoc>('VariableChange', 'variable_changes', {
  _id: text, variableKey: text, scopeKey: text, instanceKey: text, name: text, value: { type: String, default: 'null' }, at: when,
} as SchemaDefinition<VariableChangeDoc>, { instanceKey: 1, at: 1 })

export const Incidents = collection<IncidentDoc>('Incident', 'incidents', {
  _id: text, state: text, errorType: text, message: { type: String, default: '' }, code: text, jobKey: optional, elementId: text, elementInstanceKey: text,
  instanceKey: text, processId: text, processKey: text, complaintId: optional, at: when, resolvedAt: maybeWhen,
} as SchemaDefinition<IncidentDoc>, { state: 1, at: -1 }, { instanceKey: 1 })

export const Jobs = collection<JobDoc>('Job', 'jobs', {
  _id: text, type: text, state: text, retries: { type: Number, default: 0 }, elementId: text, elementInstanceKey: text, instanceKey: text,
  errorMessage: optional, retryAt: maybeWhen, at: when,
} as SchemaDefinition<JobDoc>, { instanceKey: 1 }, { state: 1 })

export const Timers = collection<TimerDoc>('Timer', 'timers', {
  _id: text, dueAt: when, elementId: text, elementInstanceKey: text, instanceKey: text, processKey: text,
} as SchemaDefinition<TimerDoc>, { dueAt: 1 }, { instanceKey: 1 })

export const Decisions = collection<DecisionDoc>('Decision', 'decisions', {
  _id: text, decisionId: text, decisionName: { type: String, default: '' }, instanceKey: text, elementId: text, complaintId: optional,
  evaluation: text, failed: { type: Boolean, default: false }, at: when,
} as SchemaDefinition<DecisionDoc>, { instanceKey: 1, at: 1 }, { complaintId: 1, at: 1 }, { decisionId: 1, at: -1 })

export const Resources = collection<ResourceDoc>('Resource', 'resources', {
  _id: text, kind: text, id: text, version: { type: Number, required: true }, fileName: { type: String, default: '' }, checksum: { type: String, default: '' },
  text: { type: String, default: '' }, at: when, names: { type: mixed, default: null }, elements: { type: [mixed], default: [] },
} as unknown as SchemaDefinition<ResourceDoc>, { kind: 1, id: 1, version: -1 })

export const Cursors = collection<CursorDoc>('Cursor', 'cursors', {
  _id: { type: Number, required: true }, position: { type: Number, required: true }, at: when, trimmedTo: Number,
} as SchemaDefinition<CursorDoc>)

export const DeadLetters = collection<DeadLetterDoc>('DeadLetter', 'dead_letters', {
  _id: { type: mixed, required: true }, reason: text, record: text, at: when,
} as SchemaDefinition<DeadLetterDoc>)
