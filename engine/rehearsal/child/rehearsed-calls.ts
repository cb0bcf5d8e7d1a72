/** What would have gone out to other systems: written down, never sent. */
import { randomUUID } from 'node:crypto'
import { model, Schema } from 'mongoose'

export interface RehearsedCall {
  _id: string
  at: Date
  method: string
  /** Without what stands behind `?`. */
  address: string
  /** The first 4 000 characters. */
  body: string
}

const longest = 4_000

export const RehearsedCalls = model<RehearsedCall>('RehearsedCall', new Schema<RehearsedCall>(
  { _id: { type: String, required: true }, at: { type: Date, required: true }, method: { type: String, required: true }, address: { type: String, required: true }, body: { type: String, default: '' } },
  { collection: 'rehearsed_calls', versionKey: false },
))

export async function writeDown(method: string, { origin, pathname }: URL, body: string | Uint8Array | null): Promise<void> {
  const text = typeof body === 'string' ? body : body ? Buffer.from(body).toString('utf8') : ''
  await RehearsedCalls.create({ _id: randomUUID(), at: new Date(), method, address: origin + pathname, body: text.slice(0, longest) })
}
