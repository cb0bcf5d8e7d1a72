/** One case, for somebody who may see it. A case of others does not exist for them: the same answer as for an unknown id. */
import { readableBy, type Look } from '../access/abilities.ts'
import type { Actor } from '../access/actor.ts'
import { audited, type AuditAction } from '../access/audit.ts'
import type { Clock } from '../clock/clock.ts'
import { Refusal } from '../errors/errors.ts'
import { Complaints, type Complaint } from './complaint.ts'

/** @throws Refusal `complaint.unknown` */
export function readComplaint(id: string, actor: Actor, clock: Clock, action: AuditAction = 'complaint.read', look: Look = 'read'): Promise<Complaint> {
  return audited({ action, actor, at: clock.now() }, id, async () => {
    const complaint = await Complaints.findOne({ $and: [{ _id: id }, readableBy(actor, look)] }).lean<Complaint>()
    if (!complaint) throw new Refusal('complaint.unknown')
    return complaint
  })
}
