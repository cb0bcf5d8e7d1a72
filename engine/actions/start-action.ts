/** Somebody starts a process: the words of its form are kept, the choices start it by message, all in one majority transaction. */
import { nanoid } from 'nanoid'
import type { Actor } from '../access/actor.ts'
import { audited, auditWrite } from '../access/audit.ts'
import type { Clock } from '../clock/clock.ts'
import { attachUploads } from '../complaints/attach-uploads.ts'
import type { Complaint } from '../complaints/complaint.ts'
import { currentFacts } from '../complaints/current-facts.ts'
import { Entries } from '../complaints/entry.ts'
import { record } from '../complaints/events.ts'
import { onceFor } from '../complaints/idempotency.ts'
import { enqueue } from '../complaints/outbox.ts'
import { transaction, type Session } from '../store/store.ts'
import { submitted, type Submission } from '../tasks/submission.ts'
import { findAction, type Action } from './actions.ts'
import { startFormOf } from './start-form.ts'

export interface Start {
  processId: string
  /** The case that it starts from, already known to be readable; null from anywhere. */
  complaint: Complaint | null
  /** What was filled into the form. */
  variables: Record<string, unknown>
}

/** The id of the start: of its entry, of its message, and `startId` in the process. */
export interface Started {
  id: string
}

/**
 * @param key the client's Idempotency-Key: the same key with the same content gives the same start
 * @param onAccepted called after the commit: a start message waits
 * @throws Refusal `action.unknown`, `access.refused`, `complaint.closed`, `form.invalid`, `form.unsafe`, `key.reused`, `attachment.unknown`
 */
export async function startAction({ processId, complaint, variables }: Start, actor: Actor, key: string | null, { clock, onAccepted }: { clock: Clock, onAccepted(): void }): Promise<Started> {
  const at = clock.now()
  const started = await onceFor<Started>(key && `${actor.id}:${key}`, { processId, complaintId: complaint?._id ?? null, variables }, at, async (remember) => {
    const action = await audited({ action: 'action.read', actor, at }, subjectOf(processId, complaint), () => findAction(processId, actor, complaint))
    const form = await startFormOf(action, complaint, actor, 'en')
    const filled = submitted(form.schema, variables, form.data)
    return transaction(async (session) => {
      const id = await keep({ action, complaint, filled, formKey: form.key }, actor, at, session)
      await remember({ id }, session)
      return { id }
    })
  })
  onAccepted()
  return started
}

const subjectOf = (processId: string, complaint: Complaint | null): string => complaint?._id ?? processId

async function keep({ action, complaint, filled: { words, choices, uploads }, formKey }: { action: Action, complaint: Complaint | null, filled: Submission, formKey: string }, actor: Actor, at: Date, session: Session): Promise<string> {
  const { processId, elementId, name, nameZh, message } = action
  const id = nanoid()
  const complaintId = complaint?._id ?? null
  if (complaintId) await attachUploads(uploads, complaintId, session)
  await Entries.create([{ _id: id, complaintId, taskKey: id, elementId, stepName: name, ...(nameZh && { stepNameZh: nameZh }), formKey, actor: actor.id, at, words, choices, state: 'kept' }], { session })
  if (complaintId !== null) {
    await record({ _id: `${id}:action.started`, complaintId, kind: 'action.started', at, actor: actor.id, data: { processId, name: { en: name, zh: nameZh ?? name } } }, session)
  }
  const facts = complaint ? currentFacts(complaint) : {}
  await enqueue({ _id: id, name: message, correlationKey: id, variables: { ...facts, ...choices, ...(complaintId && { complaintId }), startedBy: actor.id, startId: id } }, at, session)
  await auditWrite({ action: 'action.start', actor, at }, subjectOf(processId, complaint), session)
  return id
}
