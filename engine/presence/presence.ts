/** Who has a file or a task open. Pages say so every fifteen seconds; who has not for forty is gone. Times are the machine's: nobody's alarm hangs on them. */
import { model, Schema } from 'mongoose'

type Kind = 'file' | 'task'

interface Presence {
  /** `<person> <kind> <name>` */
  _id: string
  kind: Kind
  /** The file's name, or the task's key. */
  name: string
  person: string
  since: Date
  seen: Date
}

const remembered = 40_000

const Presences = model<Presence>(
  'Presence',
  new Schema({
    _id: { type: String, required: true }, kind: { type: String, required: true }, name: { type: String, required: true }, person: { type: String, required: true }, since: { type: Date, required: true }, seen: { type: Date, required: true },
  }, { collection: 'presences', versionKey: false }).index({ seen: 1 }, { expireAfterSeconds: 60 }).index({ kind: 1, name: 1 }),
)

export type Present = Pick<Presence, 'name' | 'person' | 'since'>

/** @returns the others who have it open */
export async function saysPresent(kind: Kind, name: string, person: string): Promise<Present[]> {
  const _id = `${person} ${kind} ${name}`
  const now = new Date()
  const here = await Presences.updateOne({ _id, seen: { $gte: gone(now) } }, { seen: now })
  if (here.matchedCount === 0) await Presences.replaceOne({ _id }, { _id, kind, name, person, since: now, seen: now }, { upsert: true })
  return (await everybodyAt(kind, [name])).filter((one) => one.person !== person)
}

/** Whoever closes the page is gone at once. */
export async function saysGone(kind: Kind, name: string, person: string): Promise<void> {
  await Presences.deleteOne({ _id: `${person} ${kind} ${name}` })
}

/** Everybody who has something of a kind open, or one of these. */
export const everybodyAt = (kind: Kind, names?: readonly string[]): Promise<Present[]> =>
  Presences.find({ kind, ...(names && { name: { $in: names } }), seen: { $gte: gone(new Date()) } }, { _id: 0, name: 1, person: 1, since: 1 }).sort({ since: 1 }).lean<Present[]>()

const gone = (now: Date): Date => new Date(now.getTime() - remembered)
