/** Who sees which notes of a case, and how they leave the server. */
import { readableBy } from '../access/abilities.ts'
import type { Actor } from '../access/actor.ts'
import { audited } from '../access/audit.ts'
import type { Clock } from '../clock/clock.ts'
import { Complaints, type Complaint } from '../complaints/complaint.ts'
import { named } from '../complaints/show.ts'
import { Refusal } from '../errors/errors.ts'
import { loadHospital } from '../people/store.ts'
import { Notes, type Note } from './note.ts'

type Named = ReturnType<typeof named>

export interface ShownNote {
  id: string
  at: Date
  by: Named
  text: string
  mentions: (Named & { kind: 'person' | 'department' })[]
  /** Who was told; for a question, who is asked. */
  told: Named[]
  asks: boolean
  answeredAt?: Date
  answers?: string
  mistakenAt?: Date
}

export interface ShownNotes {
  items: ShownNote[]
  /** False: only what names the reader is shown. */
  whole: boolean
}

/**
 * A case whose notes somebody may look into: all of them, or those that name them.
 * @throws Refusal `complaint.unknown`
 */
export async function openToNotes(id: string, actor: Actor): Promise<{ complaint: Complaint, reads: boolean }> {
  const readable = await Complaints.findOne({ $and: [{ _id: id }, readableBy(actor, 'read')] }).lean<Complaint>()
  if (readable) return { complaint: readable, reads: true }
  const named = await Notes.exists({ complaintId: id, told: actor.id })
  const complaint = named && await Complaints.findOne({ '_id': id, 'facts.about': { $ne: actor.id } }).lean<Complaint>()
  if (!complaint) throw new Refusal('complaint.unknown')
  return { complaint, reads: false }
}

/** The oldest first. @throws Refusal `complaint.unknown` */
export function notesOf(id: string, actor: Actor, clock: Clock): Promise<ShownNotes> {
  return audited({ action: 'note.read', actor, at: clock.now() }, id, async () => {
    const { reads } = await openToNotes(id, actor)
    const notes = await Notes.find({ complaintId: id, ...(!reads && { $or: [{ told: actor.id }, { by: actor.id }] }) }).sort({ at: 1, _id: 1 }).lean<Note[]>()
    const hospital = await loadHospital()
    const whom = (person: string): Named => named(person, hospital)
    const place = (department: string): Named => {
      const found = hospital.departments.find((one) => one.id === department)
      return { id: department, name: found?.name ?? department, ...(found && { nameZh: found.nameZh }) }
    }
    return {
      whole: reads,
      items: notes.map(({ _id, at, by, text, mentions, told, asks, answeredAt, answers, mistakenAt }) => ({
        id: _id, at, by: whom(by), text, mentions: mentions.map((mention) => ({ kind: mention.kind, ...(mention.kind === 'person' ? whom(mention.id) : place(mention.id)) })), told: told.map(whom), asks,
        ...(answeredAt && { answeredAt }), ...(answers && { answers }), ...(mistakenAt && { mistakenAt }),
      })),
    }
  })
}
