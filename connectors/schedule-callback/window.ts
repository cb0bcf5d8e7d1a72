import { addWithin, workingTimeBetween, type CalendarSettings, type Counting } from '../../engine/calendar/index.ts'
import { readInstant } from '../kit/index.ts'

export interface Asked {
  /** ISO 8601 durations. */
  within: string
  wait?: string | undefined
  counting?: Counting | undefined
  /** Instants that the complainant asked for. */
  opens?: string | undefined
  closes?: string | undefined
  attempt: number
  attempts: number
}

export interface CallWindow {
  opensAt: Date
  dueAt: Date
}

/**
 * From when and until when a callback is to be made. What the complainant asked for counts, unless that time is over; else `within` after `wait`. An attempt is of no use after
 * the limit of the case, which may count weekends that the operators do not.
 * @throws CalendarError, JobRefused `input.not-an-instant`
 */
export function windowOf({ opens, closes, wait, within, counting, attempt, attempts }: Asked, now: Date, limit: Date | null, calendar: CalendarSettings): CallWindow {
  const wished = closes === undefined ? null : readInstant(closes)
  if (wished && wished > now) {
    const from = opens === undefined ? now : readInstant(opens)
    return { opensAt: from > now && from < wished ? from : now, dueAt: wished }
  }
  const opensAt = wait === undefined ? now : addWithin(now, wait, counting ?? 'working-time', calendar)
  const dueAt = counting ? addWithin(opensAt, within, counting, calendar) : sharedOut(opensAt, within, attempt, attempts, calendar)
  if (!limit || limit <= now || limit >= dueAt) return { opensAt, dueAt }
  return { opensAt: opensAt < limit ? opensAt : now, dueAt: limit }
}

/** Each attempt waits twice as long as the one before and all of them together fill `within`: of three, a seventh, two sevenths, four sevenths. */
function sharedOut(from: Date, within: string, attempt: number, attempts: number, calendar: CalendarSettings): Date {
  const end = addWithin(from, within, 'working-time', calendar)
  if (attempts === 1) return end
  const share = 2 ** (Math.min(attempt, attempts) - 1) / (2 ** attempts - 1)
  return addWithin(from, `PT${Math.round(workingTimeBetween(from, end, calendar) * share / 1_000)}S`, 'working-time', calendar)
}
