import { Complaints, type Complaint, type Deadline } from '../complaints/complaint.ts'
import { CaseEvents, record, type CaseEvent, type CaseEventKind } from '../complaints/events.ts'
import { Refusal } from '../errors/errors.ts'
import { transaction, type Session } from '../store/store.ts'

export type Clocks = Pick<Complaint, '_id' | 'deadlines' | 'facts' | 'closedAt'>

/** What becomes of the clocks, what the diary says about it, and what the caller hears. Without `deadlines` nothing is written. */
export interface Change<T> {
  deadlines?: Deadline[]
  event?: DiaryEntry
  answer: T
}

type DiaryEntry = { [K in CaseEventKind]: Omit<CaseEvent<K>, 'complaintId'> }[CaseEventKind]

/**
 * Reads and writes the clocks of a case in one transaction.
 * @param decide also learns whether an event with `eventId` was written before: then a repeated command must only give the same answer
 * @throws Refusal `complaint.unknown`
 */
export async function changeClocks<T>(complaintId: string, eventId: string | null, decide: (clocks: Clocks, repeated: boolean, session: Session) => Change<T> | Promise<Change<T>>): Promise<T> {
  return await transaction(async (session) => {
    const clocks = await Complaints.findById(complaintId, { deadlines: 1, facts: 1, closedAt: 1 }).session(session).lean<Clocks>()
    if (!clocks) throw new Refusal('complaint.unknown')
    const repeated = eventId !== null && await CaseEvents.exists({ _id: eventId }).session(session) !== null
    const { deadlines, event, answer } = await decide(clocks, repeated, session)
    if (deadlines) await Complaints.updateOne({ _id: complaintId }, { $set: { deadlines } }, { session })
    if (event) await record({ ...event, complaintId } as CaseEvent, session)
    return answer
  })
}
