import { addWithin, type CalendarSettings, type Counting } from '../calendar/index.ts'

/** One row of the table `tier-policy`: ISO 8601 durations; `remind` counts back from the limit, null warns at the limit itself. */
export interface StagePolicy {
  stage: string
  within: string
  counting: Counting
  remind: string | null
}

export interface Instants {
  at: Date
  remindAt: Date
}

/**
 * When a stage that begins at `from` has to be done, and when to warn: the last instant at which `remind` still fits in before the limit, but never before `from`.
 * @throws CalendarError
 */
export function computeDeadline({ within, counting, remind }: StagePolicy, from: Date, calendar: CalendarSettings): Instants {
  const at = addWithin(from, within, counting, calendar)
  if (!remind) return { at, remindAt: at }
  return { at, remindAt: lastInstant(from, at, (candidate) => addWithin(candidate, remind, counting, calendar) <= at) }
}

/** Working time cannot be subtracted but only grows, so the instant is found by halving. `from` where nothing fits. */
function lastInstant(from: Date, to: Date, fits: (candidate: Date) => boolean): Date {
  let [before, after] = [from.getTime(), to.getTime()]
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2)
    if (fits(new Date(middle))) before = middle
    else after = middle
  }
  return new Date(fits(new Date(after)) ? after : before)
}
