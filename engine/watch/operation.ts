/** What administrators did to running instances by hand: who, why, and what came of it. The row stands before the command goes out. */
import { nanoid } from 'nanoid'
import { model, Schema } from 'mongoose'
import { audited, type AuditAction } from '../access/audit.ts'
import type { Actor } from '../access/actor.ts'
import type { Clock } from '../clock/clock.ts'
import { record, type CaseEventData } from '../complaints/events.ts'
import { Refusal } from '../errors/errors.ts'
import type { InstanceDoc } from '../zeebe/records/shapes.ts'

export const operationKinds = ['retry', 'cancel', 'move', 'variable', 'retries'] as const
export type OperationKind = (typeof operationKinds)[number]

/**
 * `begun`: nobody knows yet, or the server was stopped in between; `done`: the engine did it; of a retry `helped`, `stuck` (again, with the code) or
 * `unclear` (tried, no answer yet); `refused`: nothing was changed.
 */
export type Outcome = 'begun' | 'done' | 'helped' | 'stuck' | 'unclear' | 'refused'

export interface Operation {
  _id: string
  kind: OperationKind
  reason: string
  /** Person id. */
  by: string
  at: Date
  instanceKey: string
  processId: string
  complaintId: string | null
  /** What it was about: element ids, a variable's name and values (JSON texts), an incident's code. */
  detail: Record<string, string>
  outcome: Outcome
  code?: string
  message?: string
  /** Of the batch that it belongs to. */
  batch?: string
}

const operationSchema = new Schema<Operation>({
  _id: { type: String, required: true }, kind: { type: String, required: true }, reason: { type: String, required: true }, by: { type: String, required: true }, at: { type: Date, required: true },
  instanceKey: { type: String, required: true }, processId: { type: String, required: true }, complaintId: { type: String, default: null }, detail: { type: Schema.Types.Mixed, default: {} },
  outcome: { type: String, required: true }, code: String, message: String, batch: String,
}, { collection: 'operations', versionKey: false, minimize: false })
operationSchema.index({ instanceKey: 1, at: 1 })
operationSchema.index({ at: -1, _id: -1 })

export const Operations = model<Operation>('Operation', operationSchema)

export interface Hand {
  actor: Pick<Actor, 'id'>
  reason: string
  batch?: string
}

export type Result = Pick<Operation, 'outcome' | 'code' | 'message'>

const actions = { retry: 'incident.retry', cancel: 'instance.cancel', move: 'instance.move', variable: 'variable.change', retries: 'job.retries' } as const satisfies Record<OperationKind, AuditAction>

export interface Intended {
  kind: OperationKind
  hand: Hand
  instance: Pick<InstanceDoc, '_id' | 'processId' | 'complaintId'>
  detail: Record<string, string>
  /** What the diary of the case says about it once it is done; nothing where the case went no other way. */
  diary?: CaseEventData['process.corrected']
}

/** Runs `work`, audited, between the row's beginning and its end. A refusal stands in the row, too. */
export async function operate({ kind, hand: { actor, reason, batch }, instance, detail, diary }: Intended, clock: Clock, work: () => Promise<Result>): Promise<Operation> {
  const row: Operation = {
    _id: nanoid(), kind, reason, by: actor.id, at: clock.now(), instanceKey: instance._id, processId: instance.processId, complaintId: instance.complaintId, detail, outcome: 'begun', ...(batch && { batch }),
  }
  return await audited({ action: actions[kind], actor, at: row.at }, () => [instance._id, row._id], async () => {
    await Operations.create(row)
    try {
      const result = await work()
      await Operations.updateOne({ _id: row._id }, result)
      if (diary && row.complaintId) await record({ _id: `${row._id}:process.corrected`, complaintId: row.complaintId, kind: 'process.corrected', at: row.at, actor: row.by, data: diary })
      return { ...row, ...result }
    } catch (error) {
      // Of any other error nobody knows how far it came: the row stays begun.
      if (error instanceof Refusal && error.status < 500) await Operations.updateOne({ _id: row._id }, { outcome: 'refused', code: error.code })
      throw error
    }
  })
}
