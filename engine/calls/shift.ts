/** What one shift leaves to the next: the calls of the last hours in figures, what is still owed, and words from colleague to colleague. */
import { model, Schema } from 'mongoose'
import { nanoid } from 'nanoid'
import type { Actor } from '../access/actor.ts'
import { owedCalls, type OwedCall } from '../callbacks/queue.ts'
import type { Clock } from '../clock/clock.ts'
import { named } from '../complaints/show.ts'
import { loadHospital } from '../people/store.ts'
import { Calls, callEndings, type CallEnding } from './call.ts'

export interface ShiftNote {
  _id: string
  text: string
  by: string
  at: Date
  /** Who has read it and takes it over. */
  takenBy: string | null
  takenAt: Date | null
}

const noteSchema = new Schema<ShiftNote>(
  { _id: { type: String, required: true }, text: { type: String, required: true }, by: { type: String, required: true }, at: { type: Date, required: true }, takenBy: { type: String, default: null }, takenAt: { type: Date, default: null } },
  { collection: 'shift_notes', versionKey: false },
)
noteSchema.index({ at: -1 })

const ShiftNotes = model<ShiftNote>('ShiftNote', noteSchema)

type Who = ReturnType<typeof named>

export interface Shift {
  since: Date
  calls: Record<CallEnding, number>
  /** What breaks first stands first. */
  owed: OwedCall[]
  notes: { id: string, text: string, by: Who, at: Date, takenBy: Who | null, takenAt: Date | null }[]
}

const hour = 3_600_000
const notesKept = 20

/** @param hours how far the figures go back */
export async function showShift(hours: number, actor: Actor, clock: Clock): Promise<Shift> {
  const since = new Date(clock.now().getTime() - hours * hour)
  const [counts, owed, notes, hospital] = await Promise.all([
    Calls.aggregate<{ _id: CallEnding, count: number }>([{ $match: { endedAt: { $gte: since } } }, { $group: { _id: '$ending', count: { $sum: 1 } } }]),
    owedCalls(actor, clock),
    ShiftNotes.find().sort({ at: -1 }).limit(notesKept).lean<ShiftNote[]>(),
    loadHospital(),
  ])
  const countOf = (ending: CallEnding): number => counts.find(({ _id }) => _id === ending)?.count ?? 0
  return {
    since, owed,
    calls: Object.fromEntries(callEndings.map((ending) => [ending, countOf(ending)])) as Shift['calls'],
    notes: notes.map(({ _id: id, by, takenBy, ...note }) => ({ id, ...note, by: named(by, hospital), takenBy: takenBy === null ? null : named(takenBy, hospital) })),
  }
}

export const leaveNote = async (text: string, actor: Actor, at: Date): Promise<void> => void await ShiftNotes.create({ _id: nanoid(), text, by: actor.id, at })

/** Whoever comes first has taken it; a second time changes nothing. */
export const takeNote = async (id: string, actor: Actor, at: Date): Promise<void> => void await ShiftNotes.updateOne({ _id: id, takenBy: null }, { takenBy: actor.id, takenAt: at })
