import { addWithin, workingTimeBetween, type CalendarSettings, type Counting } from '../../engine/calendar/index.ts'

export interface Attempt {
  /** 1 for the first. */
  attempt: number
  attempts: number
  counting: Counting
}

/**
 * When an attempt is due that is planned now. The time `within` is shared out so that each attempt waits twice as long as the one before and all of them
 * together fill it: of three, a seventh, two sevenths, four sevenths.
 * @throws CalendarError
 */
export function attemptAt(now: Date, within: string, { attempt, attempts, counting }: Attempt, calendar: CalendarSettings): Date {
  const end = addWithin(now, within, counting, calendar)
  if (attempts === 1) return end
  const whole = counting === 'working-time' ? workingTimeBetween(now, end, calendar) : end.getTime() - now.getTime()
  const share = 2 ** (Math.min(attempt, attempts) - 1) / (2 ** attempts - 1)
  return addWithin(now, `PT${Math.round(whole * share / 1_000)}S`, counting, calendar)
}
