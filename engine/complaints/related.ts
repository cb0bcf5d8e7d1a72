/** Earlier and other cases that whoever works on a case should know of: of the same person, and about the same matter. */
import type { QueryFilter } from 'mongoose'
import { readableBy } from '../access/abilities.ts'
import type { Actor } from '../access/actor.ts'
import { audited } from '../access/audit.ts'
import type { Clock } from '../clock/clock.ts'
import { Complaints, type Complaint } from './complaint.ts'
import { showInLedger, type LedgerRow } from './show.ts'

export interface RelatedCases {
  /** Same telephone number or e-mail address; only for those who may know who complained, in this case and in the other. */
  samePerson: LedgerRow[]
  /** Same department and tag within a year. */
  sameMatter: LedgerRow[]
}

const most = 10
const year = 365 * 24 * 60 * 60_000

/** The newest first, without what this actor may not find. What is of the same person is not repeated among the others. */
export function relatedCases(complaint: Complaint, actor: Actor, clock: Clock): Promise<RelatedCases> {
  const others = { $ne: complaint._id }
  const shown = ({ samePerson, sameMatter }: RelatedCases) => [complaint._id, ...samePerson.map(({ id }) => id), ...sameMatter.map(({ id }) => id)]
  return audited({ action: 'complaint.related', actor, at: clock.now() }, shown, async () => {
    const identified = (complaint.contacts ?? []).length > 0 && await Complaints.exists({ $and: [{ _id: complaint._id }, readableBy(actor, 'identify')] })
    const samePerson = identified ? await find([{ _id: others, contacts: { $in: complaint.contacts ?? [] } }, readableBy(actor, 'find'), readableBy(actor, 'identify')]) : []
    const { department, facts: { tag }, receivedAt } = complaint
    const known = samePerson.map(({ id }) => id)
    const sameMatter = department && typeof tag === 'string'
      ? await find([{ '_id': { ...others, $nin: known }, department, 'facts.tag': tag, 'receivedAt': { $gte: new Date(receivedAt.getTime() - year) } }, readableBy(actor, 'find')])
      : []
    return { samePerson, sameMatter }
  })
}

async function find(where: QueryFilter<Complaint>[]): Promise<LedgerRow[]> {
  return (await Complaints.find({ $and: where }).sort({ receivedAt: -1 }).limit(most).lean<Complaint[]>()).map(showInLedger)
}
