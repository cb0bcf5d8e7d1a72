import { addWithin, endOfWorkingDay, workingTimeBetween, type CalendarSettings, type Counting } from '../calendar/index.ts'

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
 * When a stage that begins at `from` has to be done, and when to warn.
 * @throws CalendarError
 */
export function computeDeadline({ within, ...policy }: StagePolicy, from: Date, calendar: CalendarSettings): Instants {
  const at = addWithin(from, within, policy.counting, calendar)
  return { at, remindAt: warnAt(at, policy, from, calendar) }
}

/** The last instant at which `remind` still fits in before the limit, but never before `from`. @throws CalendarError */
export function warnAt(at: Date, { remind, counting }: Pick<StagePolicy, 'remind' | 'counting'>, from: Date, calendar: CalendarSettings): Date {
  if (!remind) return at
  return lastInstant(from, at, (candidate) => addWithin(candidate, remind, ofHours(counting), calendar) <= at)
}

/**
 * The limit of a clock that stood still from `from` until `to`: what was left then is left now, in the clock's own way of counting. A limit is
 * never reached while the clock stands still.
 * @throws CalendarError
 */
export function afterPause(limit: Date, from: Date, to: Date, counting: Counting, calendar: CalendarSettings): Date {
  if (counting === 'around-the-clock') return new Date(limit.getTime() + to.getTime() - from.getTime())
  const lost = workingTimeBetween(from, to, calendar)
  const later = lost === 0 ? limit : addWithin(limit, `PT${lost / 1_000}S`, 'working-time', calendar)
  const whole = counting === 'working-days' ? endOfWorkingDay(later, calendar) : later
  return whole < to ? to : whole
}

/** Warnings and pauses have hours, also of a limit that knows days only. */
const ofHours = (counting: Counting): Counting => (counting === 'working-days' ? 'working-time' : counting)

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
