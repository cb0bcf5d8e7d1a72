import { nanoid } from 'nanoid'
import { Complaints, type Complaint, type Deadline } from '../complaints/complaint.ts'
import { CaseEvents, record, type CaseEvent, type CaseEventKind } from '../complaints/events.ts'
import { enqueue } from '../complaints/outbox.ts'
import { Refusal } from '../errors/errors.ts'
import { transaction, type Session } from '../store/store.ts'

export type Clocks = Pick<Complaint, '_id' | 'receipt' | 'deadlines' | 'facts' | 'closedAt'>

/** What becomes of the clocks, what the diary says about it, and what the caller hears. Without `deadlines` no clock is written. */
export interface Change<T> {
  deadlines?: Deadline[]
  event?: DiaryEntry
  answer: T
}

export type DiaryEntry = { [K in CaseEventKind]: Omit<CaseEvent<K>, 'complaintId'> }[CaseEventKind]

/**
 * Reads and writes the clocks of a case in one transaction, and with it the messages to the processes that wait for them.
 * @param decide also learns which event with `eventId` was written before: then a repeated command must only give the same answer
 * @throws Refusal `complaint.unknown`
 */
export async function changeClocks<T>(
  complaintId: string, eventId: string | null, now: Date, decide: (clocks: Clocks, earlier: CaseEvent | null, session: Session) => Change<T> | Promise<Change<T>>,
): Promise<T> {
  return await transaction(async (session) => {
    const clocks = await Complaints.findById(complaintId, { receipt: 1, deadlines: 1, facts: 1, closedAt: 1 }).session(session).lean<Clocks>()
    if (!clocks) throw new Refusal('complaint.unknown')
    const earlier = eventId === null ? null : await CaseEvents.findById(eventId).session(session).lean<CaseEvent>()
    const { deadlines, event, answer } = await decide(clocks, earlier, session)
    if (deadlines) await writeClocks(complaintId, clocks.deadlines, deadlines, now, session)
    if (event) await record({ ...event, complaintId } as CaseEvent, session)
    return answer
  })
}

/**
 * Whoever watches a clock that moved asks again at once (`deadline-moved`), and whoever waits for a clock that stood still and is not needed any more
 * goes on (`resume-clock`).
 */
export async function writeClocks(complaintId: string, before: readonly Deadline[], after: readonly Deadline[], now: Date, session: Session): Promise<void> {
  await Complaints.updateOne({ _id: complaintId }, { $set: { deadlines: after } }, { session })
  const messages = before.flatMap((old, i) => messagesFor(complaintId, old, after[i]!))
  for (const message of new Map(messages.map((one) => [`${one.name} ${one.correlationKey}`, one])).values()) {
    await enqueue({ ...message, _id: nanoid(), variables: {} }, now, session)
  }
}

function messagesFor(complaintId: string, old: Deadline, next: Deadline): { name: string, correlationKey: string }[] {
  if (old.state !== 'open') return []
  if (next.state !== 'open') {
    const waiting = old.pausedAt && old.pauses?.at(-1)
    return waiting ? [{ name: 'resume-clock', correlationKey: waiting.id }] : []
  }
  const moved = old.at.getTime() !== next.at.getTime() || old.remindAt.getTime() !== next.remindAt.getTime()
  return moved ? [{ name: 'deadline-moved', correlationKey: `${complaintId}:${old.stage}` }] : []
}
