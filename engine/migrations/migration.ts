/** Migrations as they are kept: what was wanted, why, and what became of each case. */
import { model, Schema } from 'mongoose'
import type { Obstacle } from './obstacles.ts'

/** `open` as long as a case is queued or waits for its moment. */
export interface Migration {
  _id: string
  processId: string
  processName: { en: string, zh: string | null }
  to: number
  /** By version that cases come from: step → step. */
  mappings: { from: number, steps: { from: string, to: string }[] }[]
  note: string
  by: string
  at: Date
  state: 'open' | 'done' | 'stopped'
  endedAt: Date | null
}

/**
 * `queued`, then `moved`, `waiting` (for its moment: `obstacle` says which), `refused`, `ended` (it was over before) or `left` (the migration was stopped).
 */
export interface MovedCase {
  /** `<migration>:<instance key>` */
  _id: string
  migration: string
  instanceKey: string
  complaintId: string | null
  receipt: string | null
  from: number
  state: 'queued' | 'moved' | 'waiting' | 'refused' | 'ended' | 'left'
  obstacle: Obstacle | null
  /** What the broker said, for whoever looks after it. */
  said: string | null
  tries: number
  at: Date
}

const text = { type: String, required: true } as const
const maybe = { type: String, default: null } as const
const mixed = Schema.Types.Mixed

const migrationSchema = new Schema<Migration>({
  _id: text, processId: text, processName: mixed, to: { type: Number, required: true }, mappings: [mixed], note: text, by: text, at: { type: Date, required: true }, state: text, endedAt: { type: Date, default: null },
}, { collection: 'migrations', versionKey: false })
migrationSchema.index({ at: -1 })
migrationSchema.index({ state: 1 })

const caseSchema = new Schema<MovedCase>({
  _id: text, migration: text, instanceKey: text, complaintId: maybe, receipt: maybe, from: { type: Number, required: true }, state: text, obstacle: { type: mixed, default: null }, said: maybe, tries: { type: Number, default: 0 }, at: { type: Date, required: true },
}, { collection: 'migration_cases', versionKey: false })
caseSchema.index({ migration: 1, state: 1 })
caseSchema.index({ state: 1, at: 1 })
caseSchema.index({ instanceKey: 1, state: 1 })

export const Migrations = model<Migration>('Migration', migrationSchema)
export const MovedCases = model<MovedCase>('MovedCase', caseSchema)

/** Cases that something may still happen to. */
export const unsettled = ['queued', 'waiting'] as const
