/** Work that only one of several processes does at a time. Time is the database's own, so that two machines whose clocks differ agree. */
import { model, Schema } from 'mongoose'
import { isDuplicate } from './store.ts'

const Leases = model<{ _id: string, holder: string, until: Date }>(
  'Lease',
  new Schema({ _id: { type: String, required: true }, holder: { type: String, required: true }, until: { type: Date, required: true } }, { collection: 'leases', versionKey: false }),
)

/**
 * Takes or renews the lease `name`.
 * @param holder tells processes apart
 * @returns false where somebody else has it
 */
export async function holdLease(name: string, holder: string, milliseconds: number): Promise<boolean> {
  try {
    await Leases.updateOne({ _id: name }, { $setOnInsert: { holder, until: new Date(0) } }, { upsert: true })
  } catch (error) {
    if (!isDuplicate(error)) throw error // two processes made it at once: it is there
  }
  const { matchedCount } = await Leases.updateOne(
    { _id: name, $or: [{ holder }, { $expr: { $lt: ['$until', '$$NOW'] } }] },
    [{ $set: { holder, until: { $add: ['$$NOW', milliseconds] } } }],
    { updatePipeline: true },
  )
  return matchedCount === 1
}

export async function releaseLease(name: string, holder: string): Promise<void> {
  await Leases.deleteOne({ _id: name, holder })
}
