/** Who has a file open. Pages say so every fifteen seconds; who has not for forty is gone. Times are the machine's: nobody's alarm hangs on them. */
import { model, Schema } from 'mongoose'

interface Presence {
  /** `<person> <file>` */
  _id: string
  name: string
  person: string
  since: Date
  seen: Date
}

const remembered = 40_000

const Presences = model<Presence>(
  'Presence',
  new Schema({
    _id: { type: String, required: true }, name: { type: String, required: true }, person: { type: String, required: true }, since: { type: Date, required: true }, seen: { type: Date, required: true },
  }, { collection: 'presences', versionKey: false }).index({ seen: 1 }, { expireAfterSeconds: 60 }),
)

export type Present = Pick<Presence, 'name' | 'person' | 'since'>

/** @returns the others who have it open */
export async function saysPresent(name: string, person: string): Promise<Present[]> {
  const _id = `${person} ${name}`
  const now = new Date()
  const here = await Presences.updateOne({ _id, seen: { $gte: gone(now) } }, { seen: now })
  if (here.matchedCount === 0) await Presences.replaceOne({ _id }, { _id, name, person, since: now, seen: now }, { upsert: true })
  return (await everybody(name)).filter((one) => one.person !== person)
}

/** Everybody who has something open, or this file. */
export const everybody = (name?: string): Promise<Present[]> =>
  Presences.find({ seen: { $gte: gone(new Date()) }, ...(name !== undefined && { name }) }, { _id: 0, name: 1, person: 1, since: 1 }).sort({ since: 1 }).lean<Present[]>()

const gone = (now: Date): Date => new Date(now.getTime() - remembered)
