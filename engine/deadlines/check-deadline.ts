/** What a watch asks before it alarms anybody. */
import type { CaseEventData } from '../complaints/events.ts'
import type { Deadline } from '../complaints/complaint.ts'
import type { Session } from '../store/store.ts'
import { Tasks } from '../zeebe/records/shapes.ts'
import { changeClocks, type Change } from './change.ts'
import { settled } from './settle.ts'
import { currentOf, isPaused, outlivesCase, replace } from './stage-clocks.ts'

export interface DeadlineQuestion {
  complaintId: string
  stage: string
  round?: number
  /** The limit that the watch knew. */
  at: Date
  /** A timer asks; else the watch was told that something moved. */
  timer: boolean
  now: Date
  /** Makes a repeat give the same answer. */
  eventId: string
}

export type Spared = CaseEventData['deadline.spared']['because']

/**
 * `remind`: the warning is due. `missed`: the limit is. `later`: not yet, wake at `wakeAt`. `over`: nothing is left to watch.
 * Without such a clock `at` is what the watch knew.
 */
export interface DeadlineAnswer {
  verdict: 'remind' | 'missed' | 'later' | 'over'
  at: Date
  remindAt: Date
  /** When to ask again: the warning, or after it the limit. */
  wakeAt: Date
  because: Spared | 'open'
}

/** The broker's clock and ours may differ by this much. */
const tolerance = 1_000

/**
 * Answers, and writes down what comes of it: that the alarm was given (`remindedAt`, or the state `missed`), or why not (`deadline.spared`), to a timer and whenever nothing is left to watch.
 * @throws Refusal `complaint.unknown`
 */
export async function checkDeadline({ complaintId, stage, round, at, timer, now, eventId }: DeadlineQuestion): Promise<DeadlineAnswer> {
  return await changeClocks<DeadlineAnswer>(complaintId, eventId, now, async ({ deadlines, closedAt }, earlier, session) => {
    const clock = currentOf(deadlines, stage, round)
    if (earlier && earlier.kind !== 'deadline.spared') return { answer: answered(clock!, earlier.kind === 'deadline.missed' ? 'missed' : 'remind', 'open') }
    const spare = (verdict: 'later' | 'over', because: Spared, facts: { metAt?: Date } = {}): Change<DeadlineAnswer> => {
      const data = { stage, at: clock && because !== 'moved' ? clock.at : at, because, ...(clock?.pausedUntil && because === 'paused' && { until: clock.pausedUntil }), ...(because === 'moved' && { to: clock!.at }), ...facts }
      const event = { _id: eventId, kind: 'deadline.spared' as const, at: now, actor: null, data }
      return { answer: clock ? answered(clock, verdict, because) : { verdict, at, remindAt: at, wakeAt: at, because }, ...((timer || verdict === 'over') && !earlier && { event }) }
    }

    if (!clock) return spare('over', 'replaced')
    if (clock.state === 'met') return spare('over', 'done', { ...(clock.metAt && { metAt: clock.metAt }) })
    if (clock.state === 'missed') return spare('over', 'missed-before')
    if (closedAt && !outlivesCase(stage)) return spare('over', 'closed')
    const doneAt = await completedAt(complaintId, clock, session)
    if (doneAt) return { ...settled(complaintId, deadlines, clock, doneAt), answer: answered(clock, 'over', 'done') }
    if (isPaused(clock, now)) return spare('later', 'paused')
    if (!earlier && isDue(clock.at, now)) return alarmed(deadlines, clock, 'missed', now, eventId)
    if (!earlier && !clock.remindedAt && isDue(clock.remindAt, now)) return alarmed(deadlines, clock, 'remind', now, eventId)
    return clock.at.getTime() === at.getTime() ? { answer: answered(clock, 'later', 'open') } : spare('later', 'moved')
  })
}

const isDue = (instant: Date, now: Date): boolean => instant.getTime() <= now.getTime() + tolerance

function answered(clock: Deadline, verdict: DeadlineAnswer['verdict'], because: DeadlineAnswer['because']): DeadlineAnswer {
  const { at, remindAt, remindedAt } = clock
  return { verdict, at, remindAt, wakeAt: verdict === 'remind' || remindedAt ? at : remindAt, because }
}

function alarmed(deadlines: Deadline[], clock: Deadline, verdict: 'remind' | 'missed', now: Date, eventId: string): Change<DeadlineAnswer> {
  const next: Deadline = verdict === 'missed' ? { ...clock, state: 'missed', missedAt: now } : { ...clock, remindedAt: now }
  const kind = verdict === 'missed' ? 'deadline.missed' as const : 'deadline.reminded' as const
  return {
    deadlines: replace(deadlines, clock, next),
    event: { _id: eventId, kind, at: now, actor: null, data: { stage: clock.stage, at: clock.at } },
    answer: answered(next, verdict, 'open'),
  }
}

/** A task that meets the stage may be completed while the server died before it met the clock: the records know. */
async function completedAt(complaintId: string, { stage, setAt }: Deadline, session: Session): Promise<Date | null> {
  const task = await Tasks.findOne({ complaintId, state: 'completed', 'headers.meets': stage, endedAt: { $gte: setAt } }, { endedAt: 1 }).sort({ endedAt: 1 }).session(session).lean()
  return task?.endedAt ?? null
}
