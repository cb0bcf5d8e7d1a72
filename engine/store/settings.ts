/** Small named values that the server keeps for itself. */
import { model, Schema } from 'mongoose'

const Values = model<{ _id: string, value: unknown }>(
  'Value',
  new Schema({ _id: { type: String, required: true }, value: Schema.Types.Mixed }, { collection: 'settings', versionKey: false }),
)

/** The value under `name`; made and kept at the first call, also when several servers ask at once. */
export async function setOnce<T>(name: string, make: () => T): Promise<T> {
  const found = await Values.findOneAndUpdate({ _id: name }, { $setOnInsert: { value: make() } }, { upsert: true, returnDocument: 'after' }).lean()
  return found.value as T
}

export async function readValue<T>(name: string): Promise<T | null> {
  return (await Values.findById(name).lean())?.value as T | undefined ?? null
}

export async function keepValue(name: string, value: unknown): Promise<void> {
  await Values.updateOne({ _id: name }, { value }, { upsert: true })
}
