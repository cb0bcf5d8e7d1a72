/** What somebody asks of a case that is under way, written down in one transaction: the shape that adding facts and withdrawing share. */
import type { Actor } from '../access/actor.ts'
import { auditWrite, type AuditAction } from '../access/audit.ts'
import type { Clock } from '../clock/clock.ts'
import { Refusal } from '../errors/errors.ts'
import { transaction, type Session } from '../store/store.ts'
import { Complaints, type Complaint } from './complaint.ts'
import { onceFor } from './idempotency.ts'

export interface RequestTools {
  clock: Clock
  /** Called after the commit: a message waits. */
  onAccepted(): void
  /** The client's Idempotency-Key: the same request again changes nothing. */
  key: string | null
}

/**
 * Runs `write` on the case as it stands within the transaction, so that two requests at once follow each other.
 * @param by null for the complainant
 * @throws Refusal `key.reused`, and what `write` throws: then nothing is written
 */
export async function request(
  id: string, by: Actor | null, action: AuditAction, content: unknown, { clock, onAccepted, key }: RequestTools,
  write: (complaint: Complaint, at: Date, session: Session) => Promise<void>,
): Promise<void> {
  const at = clock.now()
  await onceFor<true>(key && `${by?.id ?? id}:${key}`, { action, id, content }, at, (remember) => transaction(async (session) => {
    const complaint = await Complaints.findById(id).session(session).lean<Complaint>()
    if (!complaint) throw new Refusal('complaint.unknown')
    await write(complaint, at, session)
    await auditWrite({ action, actor: by, at }, id, session)
    await remember(true, session)
    return true as const
  }))
  onAccepted()
}
