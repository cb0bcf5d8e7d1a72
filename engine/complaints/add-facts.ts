/** Something new came to light: it is written into the case file, and the process weighs whether the case has to climb. */
import { nanoid } from 'nanoid'
import type { Actor } from '../access/actor.ts'
import { auditWrite } from '../access/audit.ts'
import type { Clock } from '../clock/clock.ts'
import { Refusal } from '../errors/errors.ts'
import { transaction } from '../store/store.ts'
import { Entries } from './entry.ts'
import { enqueue } from './outbox.ts'
import { readComplaint } from './read.ts'

/** The entry's place where a task's entry names its step. */
export const newFacts = 'new-facts'

/** @throws Refusal `complaint.unknown`, `complaint.closed` */
export async function addFacts(complaintId: string, text: string, actor: Actor, clock: Clock, onAccepted: () => void): Promise<void> {
  const { progress } = await readComplaint(complaintId, actor, clock)
  if (progress && progress.state !== 'handling') throw new Refusal('complaint.closed')
  const at = clock.now()
  const entry = nanoid()
  await transaction(async (session) => {
    await Entries.create([{ _id: entry, complaintId, taskKey: entry, elementId: newFacts, stepName: 'New facts', actor: actor.id, at, words: { facts: text }, state: 'kept' }], { session })
    await enqueue({ _id: `${complaintId}:${entry}`, name: newFacts, correlationKey: complaintId, variables: {} }, at, session)
    await auditWrite({ action: 'complaint.add-facts', actor, at }, complaintId, session)
  })
  onAccepted()
}
