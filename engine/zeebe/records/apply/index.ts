/** Which kind of record changes the projection, and how. */
import type { Model } from 'mongoose'
import type { Documents } from '../documents.ts'
import { Decisions, Incidents, Instances, Jobs, Timers, Variables, type RawRecord } from '../shapes.ts'
import { applyDecisionEvaluation } from './decision-evaluation.ts'
import { applyIncident } from './incident.ts'
import { applyJob } from './job.ts'
import { applyProcessInstance, wantProcessInstance } from './process-instance.ts'
import { keyOrNull, readRecord, type Apply, type Place, type Want, type ZeebeRecord } from './record.ts'
import { applyDecisionRequirements, applyForm, applyProcess } from './resource.ts'
import { applyTimer } from './timer.ts'
import { applyUserTask, wantUserTask } from './user-task.ts'
import { applyVariable } from './variable.ts'

interface Kind {
  apply: Apply<never>
  want: Want<never>
}

const kind = <V>(apply: Apply<V>, want: Want<V> = () => {}): Kind => ({ apply, want })

/** The document with the record's own key. */
const own = <T extends { _id: string }>(model: Model<T>): Want<unknown> => ({ key }, docs) => docs.want(model, key)

const kinds: Record<string, Kind> = {
  PROCESS_INSTANCE: kind(applyProcessInstance, wantProcessInstance),
  VARIABLE: kind(applyVariable, own(Variables)),
  USER_TASK: kind(applyUserTask, wantUserTask),
  INCIDENT: kind(applyIncident, own(Incidents)),
  JOB: kind(applyJob, own(Jobs)),
  TIMER: kind(applyTimer, own(Timers)),
  DECISION_EVALUATION: kind(applyDecisionEvaluation, own(Decisions)),
  PROCESS: kind(applyProcess),
  FORM: kind(applyForm),
  DECISION_REQUIREMENTS: kind(applyDecisionRequirements),
}

/** Value types that the exporter has to deliver; all others are not kept. */
export const appliedTypes: ReadonlySet<string> = new Set(Object.keys(kinds))

/** Applies records of one partition in their order. @throws when one of them cannot be digested */
export async function applyAll(records: RawRecord[], docs: Documents): Promise<void> {
  const all = records.flatMap((raw) => {
    const known = kinds[raw.valueType]
    return known ? [{ ...known, record: readRecord<never>(raw) }] : []
  })
  for (const { want, record } of all) {
    want(record, docs)
    docs.want(Instances, instanceOf(record))
  }
  await docs.fetch()
  for (const { apply, record } of all) await apply(record, docs)
}

const instanceOf = ({ value }: ZeebeRecord<Partial<Place>>): string | null => keyOrNull(value.processInstanceKey)
