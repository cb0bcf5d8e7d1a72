/** The rules of a case's stage clocks, as functions from one list of deadlines to the next. Nothing is ever removed. */
import type { Deadline } from '../complaints/complaint.ts'

/** The clock that counts from receipt over all rounds: it is set once and never again. */
export const statutory = 'statutory'

/** The clocks of a transferred 12345 order: the city knows no rounds, and waits for its answer also when the case is closed. */
const ofTheCity: ReadonlySet<string> = new Set(['sign', 'answer'])

/** Whether a clock goes on when the case begins a new round. */
const overAllRounds = (stage: string): boolean => stage === statutory || ofTheCity.has(stage)

/** Whether a clock goes on when the case is closed. */
export const outlivesCase = (stage: string): boolean => ofTheCity.has(stage)

/** The clock that counts for a stage: the latest one that was not replaced, of one round where it is given. */
export function currentOf(deadlines: readonly Deadline[], stage: string, round?: number): Deadline | null {
  const any = round === undefined || overAllRounds(stage)
  return deadlines.findLast((deadline) => deadline.stage === stage && deadline.state !== 'superseded' && (any || deadline.round === round)) ?? null
}

/**
 * Adds clocks of one round. Open ones of earlier rounds, and of the same stage, are replaced; what was met in this round stays met; the statutory clock
 * and those of the city run on. Stages that run beside each other in one round leave each other alone.
 */
export function withNew(deadlines: readonly Deadline[], fresh: readonly Deadline[], round: number): Deadline[] {
  const added = fresh.filter(({ stage }) => {
    const current = currentOf(deadlines, stage, round)
    return stage === statutory ? current === null : current?.state !== 'met'
  })
  const replaced = new Set(added.map(({ stage }) => stage))
  const kept = deadlines.map((deadline) =>
    deadline.state === 'open' && (replaced.has(deadline.stage) || (deadline.round < round && !overAllRounds(deadline.stage))) ? { ...deadline, state: 'superseded' as const } : deadline)
  return [...kept, ...added]
}

/** A stage was done at an instant: in time it is met, later it stays missed but says when it was done. */
export function done(deadline: Deadline, at: Date): Deadline {
  if (deadline.state === 'open' && at <= deadline.at) return { ...deadline, state: 'met', metAt: at }
  if (deadline.state === 'open') return { ...deadline, state: 'missed', missedAt: deadline.at, metAt: at }
  return deadline.state === 'missed' && !deadline.metAt ? { ...deadline, metAt: at } : deadline
}

/** Whether the clock stands still at an instant. */
export const isPaused = ({ state, pausedUntil }: Deadline, now: Date): boolean => state === 'open' && pausedUntil !== undefined && now < pausedUntil

export const replace = (deadlines: readonly Deadline[], old: Deadline, next: Deadline): Deadline[] =>
  deadlines.map((deadline) => (deadline === old ? next : deadline))
