/** What a timer asks before it alarms anybody. */
import type { Deadline } from '../complaints/complaint.ts'
import type { Session } from '../store/store.ts'
import { Tasks } from '../zeebe/records/shapes.ts'
import { changeClocks, type Change } from './change.ts'
import { settled } from './settle.ts'
import { currentOf, replace } from './stage-clocks.ts'

export interface DeadlineQuestion {
  complaintId: string
  stage: string
  round?: number
  alarm: 'reminder' | 'limit'
  /** The limit that the timer was set for; the answer where the case has no such clock any more. */
  at: Date
  now: Date
  /** Makes a repeat give the same answer. */
  eventId: string
}

/** `met`: nothing is left to watch. `moved`: later than the timer thought. `due`: remind, or the limit is missed. */
export interface DeadlineAnswer {
  verdict: 'met' | 'moved' | 'due'
  at: Date
  remindAt: Date
  because: 'done' | 'missed-before' | 'replaced' | 'closed' | 'later' | 'open'
}

/** The broker's clock and ours may differ by this much. */
const tolerance = 1_000

/** Answers, and where the alarm is due writes down that it was given: `remindedAt`, or the state `missed`. @throws Refusal `complaint.unknown` */
export async function checkDeadline({ complaintId, stage, round, alarm, at, now, eventId }: DeadlineQuestion): Promise<DeadlineAnswer> {
  return await changeClocks<DeadlineAnswer>(complaintId, eventId, async ({ deadlines, closedAt }, repeated, session) => {
    const clock = currentOf(deadlines, stage, round)
    if (!clock) return { answer: { verdict: 'met', at, remindAt: at, because: 'replaced' } }
    const answer = (verdict: DeadlineAnswer['verdict'], because: DeadlineAnswer['because']) => ({ verdict, at: clock.at, remindAt: clock.remindAt, because })
    if (repeated) return { answer: answer('due', 'open') }
    if (clock.state === 'met') return { answer: answer('met', 'done') }
    if (clock.state === 'missed') return { answer: answer('met', 'missed-before') }
    if (closedAt) return { answer: answer('met', 'closed') }

    const doneAt = await completedAt(complaintId, clock, session)
    if (doneAt) return { ...settled(complaintId, deadlines, clock, doneAt), answer: answer('met', 'done') }
    const target = alarm === 'limit' ? clock.at : clock.remindAt
    if (target.getTime() > now.getTime() + tolerance) return { answer: answer('moved', 'later') }
    return { ...alarmed(deadlines, clock, alarm, now, eventId), answer: answer('due', 'open') }
  })
}

function alarmed(deadlines: Deadline[], clock: Deadline, alarm: DeadlineQuestion['alarm'], now: Date, eventId: string): Omit<Change<never>, 'answer'> {
  const next: Deadline = alarm === 'limit' ? { ...clock, state: 'missed', missedAt: now } : { ...clock, remindedAt: now }
  const kind = alarm === 'limit' ? 'deadline.missed' : 'deadline.reminded'
  return { deadlines: replace(deadlines, clock, next), event: { _id: eventId, kind, at: now, actor: null, data: { stage: clock.stage, at: clock.at } } }
}

/** A task that meets the stage may be completed while the server died before it met the clock: the records know. */
async function completedAt(complaintId: string, { stage, setAt }: Deadline, session: Session): Promise<Date | null> {
  const task = await Tasks.findOne({ complaintId, state: 'completed', 'headers.meets': stage, endedAt: { $gte: setAt } }, { endedAt: 1 }).sort({ endedAt: 1 }).session(session).lean()
  return task?.endedAt ?? null
}
