/** Writing a note, answering a question, and striking out what was mistaken: the note stays, as everything in a case does. */
import { nanoid } from 'nanoid'
import { runsTheOffice } from '../access/abilities.ts'
import { hasRole, type Actor } from '../access/actor.ts'
import { audited, auditWrite } from '../access/audit.ts'
import type { Clock } from '../clock/clock.ts'
import { onceFor } from '../complaints/idempotency.ts'
import { Refusal } from '../errors/errors.ts'
import type { Hospital } from '../people/hospital.ts'
import { loadHospital } from '../people/store.ts'
import { transaction } from '../store/store.ts'
import { Notes, type Mention, type Note } from './note.ts'
import { openToNotes } from './show-notes.ts'
import { tellColleagues } from './tell.ts'
import { whoIsMeant } from './who-is-meant.ts'

export interface NewNote {
  text: string
  mentions?: Mention[]
  asks?: boolean
  /** A note that names the writer. */
  answers?: string
}

/**
 * Those who are named are told at the desk; with an answer, whoever asked. Somebody who was named but may not read the case can only answer.
 * @param key the client's Idempotency-Key
 * @throws Refusal `complaint.unknown`, `note.unknown`, `person.unknown`, `note.kept-from`, `note.nobody-asked`, `key.reused`
 */
export async function writeNote(complaintId: string, note: NewNote, actor: Actor, key: string | null, clock: Clock): Promise<{ id: string }> {
  const at = clock.now()
  return await onceFor(key && `${actor.id}:${key}`, { complaintId, note }, at, async (remember) => {
    const hospital = await loadHospital()
    const { meant, answered } = await audited({ action: 'note.write', actor, at }, complaintId, () => checked(complaintId, note, actor, at, hospital))
    const { text, mentions = [], asks = false } = note
    const row: Note = {
      _id: nanoid(), complaintId, at, by: actor.id, text, mentions, told: [...new Set([...meant, ...(answered ? [answered.by] : [])])], asks, answeredAt: null, answers: answered?._id ?? null, mistakenAt: null,
    }
    return await transaction(async (session) => {
      await Notes.create([row], { session })
      const about = { from: actor.id, complaintId, text, at }
      if (answered) {
        await Notes.updateOne({ _id: answered._id, asks: true, answeredAt: null }, { answeredAt: at }, { session })
        await tellColleagues({ ...about, id: `${row._id}:answer`, word: 'asked-answered', to: [answered.by] }, hospital, session)
      }
      await tellColleagues({ ...about, id: row._id, word: asks ? 'asked' : 'mentioned', to: meant.filter((person) => person !== answered?.by) }, hospital, session)
      await auditWrite({ action: 'note.write', actor, at }, row._id, session)
      await remember({ id: row._id }, session)
      return { id: row._id }
    })
  })
}

/** Whom a note reaches, and what it answers. */
async function checked(complaintId: string, { mentions = [], asks = false, answers }: NewNote, actor: Actor, at: Date, hospital: Hospital): Promise<{ meant: string[], answered: Note | null }> {
  const { complaint, reads } = await openToNotes(complaintId, actor)
  const answered = answers === undefined ? null : await Notes.findOne({ _id: answers, complaintId, ...(!reads && { told: actor.id }) }).lean<Note>()
  if (answered === null && answers !== undefined) throw new Refusal('note.unknown')
  // Who only sees what names them answers that, and draws nobody else in.
  if (!reads && (answered === null || mentions.length > 0)) throw new Refusal('complaint.unknown')
  const meant = await whoIsMeant(mentions, complaint, at, hospital)
  if (asks && meant.every((person) => person === actor.id)) throw new Refusal('note.nobody-asked')
  return { meant, answered }
}

/**
 * Marks a note as mistaken; nobody waits for an answer to it any more. Its writer may, and the office.
 * @throws Refusal `complaint.unknown`, `note.unknown`, `note.others`
 */
export async function strikeNote(complaintId: string, id: string, actor: Actor, clock: Clock): Promise<void> {
  const at = clock.now()
  await audited({ action: 'note.strike', actor, at }, id, async () => {
    const { reads } = await openToNotes(complaintId, actor)
    const note = await Notes.findOne({ _id: id, complaintId, ...(!reads && { $or: [{ told: actor.id }, { by: actor.id }] }) }).lean<Note>()
    if (!note) throw new Refusal('note.unknown')
    if (note.by !== actor.id && !hasRole(actor, ...runsTheOffice)) throw new Refusal('note.others')
  })
  await Notes.updateOne({ _id: id, mistakenAt: null }, { mistakenAt: at })
}
