/** Which kind of record changes the projection, and how. */
import type { Model } from 'mongoose'
import type { Documents } from '../documents.ts'
import { Decisions, Elements, Incidents, Instances, Jobs, Tasks, Timers, Variables, type RawRecord } from '../shapes.ts'
import { applyDecisionEvaluation } from './decision-evaluation.ts'
import { applyIncident } from './incident.ts'
import { applyJob } from './job.ts'
import { applyProcessInstance } from './process-instance.ts'
import { readRecord, type Apply } from './record.ts'
import { applyDecisionRequirements, applyForm, applyProcess } from './resource.ts'
import { applyTimer } from './timer.ts'
import { applyUserTask } from './user-task.ts'
import { applyVariable } from './variable.ts'

interface Kind {
  apply: Apply<never>
  /** Where documents with the record's own key are kept. */
  at?: Model<{ _id: string }>
}

const kind = <V, T extends { _id: string }>(apply: Apply<V>, at?: Model<T>): Kind =>
  ({ apply: apply as Apply<never>, ...(at && { at: at as unknown as Model<{ _id: string }> }) })

const kinds: Record<string, Kind> = {
  PROCESS_INSTANCE: kind(applyProcessInstance, Elements),
  VARIABLE: kind(applyVariable, Variables),
  USER_TASK: kind(applyUserTask, Tasks),
  INCIDENT: kind(applyIncident, Incidents),
  JOB: kind(applyJob, Jobs),
  TIMER: kind(applyTimer, Timers),
  DECISION_EVALUATION: kind(applyDecisionEvaluation, Decisions),
  PROCESS: kind(applyProcess),
  FORM: kind(applyForm),
  DECISION_REQUIREMENTS: kind(applyDecisionRequirements),
}

/** Value types that the exporter has to deliver; all others are not kept. */
export const appliedTypes: ReadonlySet<string> = new Set(Object.keys(kinds))

/** Applies records of one partition in their order. @throws when one of them cannot be digested */
export async function applyAll(records: RawRecord[], docs: Documents): Promise<void> {
  for (const [valueType, { at }] of Object.entries(kinds)) {
    if (at) await docs.warm(at, records.filter((record) => record.valueType === valueType).map(({ key }) => key))
  }
  await docs.warm(Instances, records.flatMap(({ value }) => /"processInstanceKey":"?(\d+)/.exec(value)?.[1] ?? []))
  for (const record of records) {
    const { apply } = kinds[record.valueType] ?? {}
    await apply?.(readRecord<never>(record), docs)
  }
}
