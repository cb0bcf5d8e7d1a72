/** Takes a place in the operators' queue, so that a promised time exists. Two promises never share one place. */
import { model, Schema } from 'mongoose'
import { isDuplicate } from '../store/store.ts'
import { Tasks } from '../zeebe/records/shapes.ts'
import { Callbacks } from './callback.ts'
import type { Slot } from './capacity.ts'

interface TakenSlot {
  /** Its start, ISO 8601. */
  _id: string
  at: Date
  /** Ids of callbacks. */
  taken: string[]
}

const slotSchema = new Schema<TakenSlot>(
  { _id: { type: String, required: true }, at: { type: Date, required: true }, taken: [String] },
  { collection: 'callback_slots', versionKey: false },
)
slotSchema.index({ taken: 1 })
slotSchema.index({ at: 1 }, { expireAfterSeconds: 7 * 24 * 3600 })

const TakenSlots = model<TakenSlot>('TakenSlot', slotSchema)

/** A callback may be planned before its task is known here. */
const settling = 60_000

/**
 * The first slot with room, kept for this callback; the same one again for the same id. Where all are full, places of calls that were made already are
 * given away; where there are none, null.
 */
export async function bookSlot(id: string, slots: readonly Slot[], now: Date): Promise<Date | null> {
  const mine = await TakenSlots.findOne({ taken: id }).lean()
  if (mine) return mine.at
  const booked = await firstFree(id, slots)
  if (booked || slots.length === 0) return booked
  await releaseMade(slots, now)
  return await firstFree(id, slots)
}

async function firstFree(id: string, slots: readonly Slot[]): Promise<Date | null> {
  const known = new Map((await takenIn(slots)).map(({ _id, taken }) => [_id, taken.length]))
  for (const { start, room } of slots) {
    if ((known.get(start.toISOString()) ?? 0) < room && await take(id, start, room)) return start
  }
  return null
}

/** The condition and the taking are one: a place that somebody else has taken meanwhile is none. */
async function take(id: string, start: Date, room: number): Promise<boolean> {
  try {
    await TakenSlots.updateOne({ _id: start.toISOString(), [`taken.${room - 1}`]: { $exists: false } }, { $addToSet: { taken: id }, $setOnInsert: { at: start } }, { upsert: true })
    return true
  } catch (error) {
    if (isDuplicate(error)) return false
    throw error
  }
}

async function releaseMade(slots: readonly Slot[], now: Date): Promise<void> {
  const ids = (await takenIn(slots)).flatMap(({ taken }) => taken)
  const settled = await Callbacks.find({ _id: { $in: ids }, plannedAt: { $lt: new Date(now.getTime() - settling) } }, { instanceKey: 1 }).lean()
  const owed = new Set(await Tasks.distinct('instanceKey', { instanceKey: { $in: settled.map(({ instanceKey }) => instanceKey) }, state: 'open' }))
  const made = settled.filter(({ instanceKey }) => !owed.has(instanceKey)).map(({ _id }) => _id)
  await TakenSlots.updateMany({ taken: { $in: made } }, { $pull: { taken: { $in: made } } })
}

const takenIn = async (slots: readonly Slot[]): Promise<TakenSlot[]> => await TakenSlots.find({ _id: { $in: slots.map(({ start }) => start.toISOString()) } }).lean<TakenSlot[]>()
