/** Many operations of one kind with one reason: what was asked for, and how far it is. */
import { model, Schema } from 'mongoose'
import type { Outcome } from './operation.ts'

export const batchKinds = ['retry', 'cancel'] as const
export type BatchKind = (typeof batchKinds)[number]

export interface Batch {
  _id: string
  kind: BatchKind
  reason: string
  /** Person id. */
  by: string
  at: Date
  total: number
  state: 'running' | 'done' | 'stopped'
  endedAt?: Date
}

/** `key` is an incident's where the batch retries, an instance's where it cancels. */
export interface BatchItem {
  _id: string
  batch: string
  key: string
  instanceKey: string
  outcome: 'waiting' | Outcome
  code?: string
  message?: string
  at?: Date
}

const batchSchema = new Schema<Batch>({
  _id: { type: String, required: true }, kind: { type: String, required: true }, reason: { type: String, required: true }, by: { type: String, required: true }, at: { type: Date, required: true },
  total: { type: Number, required: true }, state: { type: String, required: true }, endedAt: Date,
}, { collection: 'batches', versionKey: false })
batchSchema.index({ at: -1, _id: -1 })
batchSchema.index({ state: 1 })

const itemSchema = new Schema<BatchItem>({
  _id: { type: String, required: true }, batch: { type: String, required: true }, key: { type: String, required: true }, instanceKey: { type: String, required: true }, outcome: { type: String, required: true },
  code: String, message: String, at: Date,
}, { collection: 'batch_items', versionKey: false })
itemSchema.index({ batch: 1, outcome: 1, _id: 1 })

export const Batches = model<Batch>('Batch', batchSchema)
export const BatchItems = model<BatchItem>('BatchItem', itemSchema)
