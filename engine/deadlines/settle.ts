import { Complaints, type Deadline } from '../complaints/complaint.ts'
import type { Session } from '../store/store.ts'
import { changeClocks, type Change } from './change.ts'
import { currentOf, done, moved, replace } from './stage-clocks.ts'

/**
 * A stage is done. In time it is met; past its limit it counts as missed and says when it was done. Without such a clock, or a second time, nothing happens.
 * @throws Refusal `complaint.unknown`
 */
export async function meetDeadline(complaintId: string, stage: string, at: Date): Promise<void> {
  await changeClocks(complaintId, null, ({ deadlines }) => {
    const clock = currentOf(deadlines, stage)
    return { ...(clock && settled(complaintId, deadlines, clock, at)), answer: undefined }
  })
}

/** The change that makes a clock done; empty where it was before. */
export function settled(complaintId: string, deadlines: readonly Deadline[], clock: Deadline, at: Date): Omit<Change<never>, 'answer'> {
  const next = done(clock, at)
  if (next === clock) return {}
  const kind = next.state === 'met' ? 'deadline.met' as const : 'deadline.missed' as const
  const event = { _id: `${complaintId}:${kind}:${clock.stage}:${clock.setAt.getTime()}`, kind, at, actor: null, data: { stage: clock.stage, at: clock.at } }
  return { deadlines: replace(deadlines, clock, next), ...(clock.state === 'open' && { event }) }
}

export interface DeadlineMove {
  complaintId: string
  stage: string
  to: Date
  /** A code from the list of reasons. */
  because: string
  /** Person id, or null for the system. */
  actor: string | null
  now: Date
  /** Makes a repeat harmless. */
  eventId: string
}

/**
 * Moves the limit of an open stage; running timers learn of it when they ask (`deadline-check`), so an earlier limit alarms at the old reminder at the latest.
 * @returns false where the stage has no open clock
 * @throws Refusal `complaint.unknown`
 */
export async function moveDeadline({ complaintId, stage, to, because, actor, now, eventId }: DeadlineMove): Promise<boolean> {
  return await changeClocks<boolean>(complaintId, eventId, ({ deadlines }, repeated) => {
    const clock = currentOf(deadlines, stage)
    if (repeated) return { answer: true }
    if (clock?.state !== 'open') return { answer: false }
    return {
      deadlines: replace(deadlines, clock, moved(clock, to, because, now)),
      event: { _id: eventId, kind: 'deadline.moved', at: now, actor, data: { stage, from: clock.at, to, because } },
      answer: true,
    }
  })
}

/** What is still open when a case closes is not owed any more. */
export async function dropOpenDeadlines(complaintId: string, session: Session): Promise<void> {
  await Complaints.updateOne(
    { _id: complaintId },
    { $set: { 'deadlines.$[open].state': 'superseded', 'deadlines.$[open].because': 'closed' } },
    { session, arrayFilters: [{ 'open.state': 'open' }] },
  )
}
