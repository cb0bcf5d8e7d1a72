/** Questions of colleagues that wait for somebody's answer, over all cases. */
import type { Actor } from '../access/actor.ts'
import { audited } from '../access/audit.ts'
import type { Clock } from '../clock/clock.ts'
import { Complaints } from '../complaints/complaint.ts'
import { named } from '../complaints/show.ts'
import { loadHospital } from '../people/store.ts'
import { Notes, type Note } from './note.ts'

export interface OpenQuestion {
  id: string
  complaintId: string
  at: Date
  by: ReturnType<typeof named>
  text: string
}

const most = 100

/** The oldest first. Of the case nothing is told: who was asked may not be one who reads it; a case that is about them by now is left out. */
export function questionsTo(actor: Actor, clock: Clock): Promise<OpenQuestion[]> {
  return audited({ action: 'note.read', actor, at: clock.now() }, (questions) => questions.map(({ complaintId }) => complaintId), async () => {
    const asked = await Notes.find({ told: actor.id, asks: true, answeredAt: null, mistakenAt: null }).sort({ at: 1, _id: 1 }).limit(most).lean<Note[]>()
    const about = new Set(await Complaints.distinct('_id', { '_id': { $in: asked.map(({ complaintId }) => complaintId) }, 'facts.about': actor.id }))
    const hospital = await loadHospital()
    return asked.filter(({ complaintId }) => !about.has(complaintId)).map(({ _id: id, complaintId, at, by, text }) => ({ id, complaintId, at, by: named(by, hospital), text }))
  })
}
