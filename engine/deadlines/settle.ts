import { Complaints, type Deadline } from '../complaints/complaint.ts'
import type { Session } from '../store/store.ts'
import { changeClocks, writeClocks, type Change } from './change.ts'
import { currentOf, done, outlivesCase, replace } from './stage-clocks.ts'

/**
 * A stage is done. In time it is met; past its limit it counts as missed and says when it was done. Without such a clock, or a second time, nothing happens.
 * @throws Refusal `complaint.unknown`
 */
export async function meetDeadline(complaintId: string, stage: string, at: Date): Promise<void> {
  await changeClocks(complaintId, null, at, ({ deadlines }) => {
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

/** What is still open when a case closes is not owed any more; what the city waits for is. */
export async function dropOpenDeadlines(complaintId: string, now: Date, session: Session): Promise<void> {
  const { deadlines } = await Complaints.findById(complaintId, { deadlines: 1 }).session(session).orFail().lean()
  const dropped = deadlines.map((clock) => (clock.state === 'open' && !outlivesCase(clock.stage) ? { ...clock, state: 'superseded' as const, because: 'closed' } : clock))
  await writeClocks(complaintId, deadlines, dropped, now, session)
}
