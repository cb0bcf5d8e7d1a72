/**
 * Messages to the engine, written together with what they tell about and sent afterwards: whatever crashes in between, the row is
 * still there. The row's id is the message id, so that a message that is sent twice counts once.
 */
import { model, Schema } from 'mongoose'
import type { Session } from '../store/store.ts'

export interface OutboxRow {
  /** The message id. */
  _id: string
  name: string
  correlationKey: string
  variables: Record<string, unknown>
  state: 'waiting' | 'sent'
  attempts: number
  nextAt: Date
  at: Date
  sentAt?: Date
}

const outboxSchema = new Schema<OutboxRow>(
  {
    _id: { type: String, required: true },
    name: { type: String, required: true },
    correlationKey: { type: String, required: true },
    variables: { type: Schema.Types.Mixed, required: true },
    state: { type: String, required: true },
    attempts: { type: Number, required: true },
    nextAt: { type: Date, required: true },
    at: { type: Date, required: true },
    sentAt: Date,
  },
  { collection: 'outbox', minimize: false, versionKey: false },
)
outboxSchema.index({ state: 1, nextAt: 1 })
outboxSchema.index({ sentAt: 1 }, { expireAfterSeconds: 30 * 24 * 3600 })

export const Outbox = model<OutboxRow>('Outbox', outboxSchema)

export type Message = Pick<OutboxRow, '_id' | 'name' | 'correlationKey' | 'variables'>

export async function enqueue(message: Message, at: Date, session: Session): Promise<void> {
  await Outbox.create([{ ...message, state: 'waiting', attempts: 0, nextAt: at, at }], { session })
}
