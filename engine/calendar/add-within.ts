import { DateTime, Duration } from 'luxon'
import { CalendarError } from './errors.ts'
import type { CalendarSettings } from './settings.ts'
import { localDate, nextWorkingTime, spansAfter, spansOn, wallClock } from './working-time.ts'

/** How a time limit counts: every hour, only those in which the hospital works, or whole working days as laws count them. */
export type Counting = (typeof countings)[number]
export const countings = ['around-the-clock', 'working-time', 'working-days'] as const

const farthestDays = 3_660

/**
 * The instant at which a limit of `within` (ISO 8601 duration, e.g. `PT12H`, `P3D`) that begins at `from` is up.
 *
 * `around-the-clock`: days, weeks, months and years keep the wall-clock time in the hospital's zone, across a change of the clocks too;
 * hours, minutes and seconds elapse.
 *
 * `working-time`: what comes in outside of working time counts from the next working moment. Hours are hours worked, and end with the shift
 * that completes them (17:30, not the next morning). `P3D` is the same wall-clock time three working days on; a working day is a date on which a shift begins.
 * If that day is not worked at that time, it is the next moment that is or, past its last shift, the end of that shift. Days
 * come before hours. Weeks, months and years are no working time and are refused.
 *
 * `working-days`: the day of `from` does not count, whatever the hour; the limit is the end of the last shift of the last day. Only days are counted.
 *
 * Throws `calendar.bad-duration`, `calendar.no-working-time`, `calendar.too-far`.
 */
export function addWithin(from: Date, within: string, counting: Counting, calendar: CalendarSettings): Date {
  const duration = readDuration(within)
  if (counting === 'around-the-clock') return addElapsed(from, duration, calendar)
  const { years, months, weeks, days } = duration
  if (years || months || weeks) throw badDuration(within, 'Working time counts days, hours and minutes.')
  const time = duration.set({ days: 0 }).toMillis()
  if (counting === 'working-days') {
    if (days === 0 || time > 0) throw badDuration(within, 'Working days are counted whole, from one on.')
    return endOfDay(workingDay(localDate(from, calendar), days, calendar), calendar)
  }
  const start = nextWorkingTime(from, calendar)
  return addWorked(addWorkingDays(start, days, calendar), time, calendar)
}

function readDuration(within: string): Duration {
  const duration = Duration.fromISO(within)
  if (!duration.isValid) throw badDuration(within, 'It is no ISO 8601 duration.')
  const { years, months, weeks, days } = duration
  if (Object.values(duration.toObject()).some((amount) => amount < 0)) throw badDuration(within, 'It runs backwards.')
  if (duration.toMillis() > farthestDays * 86_400_000) throw tooFar()
  if (![years, months, weeks, days].every(Number.isInteger)) throw badDuration(within, 'Days and longer are counted whole.')
  return duration
}

function addElapsed(from: Date, duration: Duration, calendar: CalendarSettings): Date {
  return DateTime.fromJSDate(from, { zone: calendar.timeZone }).plus(duration).toJSDate()
}

/** A moment after midnight in a night shift belongs to the day on which that shift began, and so it does on the day that is found. */
function addWorkingDays(start: Date, days: number, calendar: CalendarSettings): Date {
  if (days === 0) return start
  const date = localDate(start, calendar)
  const afterMidnight = spansOn(date.minus({ days: 1 }), calendar).some(({ end }) => start.getTime() < end) ? 1 : 0
  const day = workingDay(date.minus({ days: afterMidnight }), days, calendar)
  const at = wallClock(day.plus({ days: afterMidnight }), DateTime.fromJSDate(start, { zone: calendar.timeZone }), calendar.timeZone)
  const spans = spansOn(day, calendar)
  const span = spans.find(({ end }) => at < end)
  return span ? new Date(Math.max(at, span.start)) : endOfDay(day, calendar)
}

function workingDay(from: DateTime, count: number, calendar: CalendarSettings): DateTime {
  let counted = 0
  for (let day = 1; day <= farthestDays; day += 1) {
    const date = from.plus({ days: day })
    if (spansOn(date, calendar).length > 0) counted += 1
    if (counted === count) return date
  }
  throw tooFar()
}

/** The end of the last shift that begins on the day of this instant; the instant itself where none does. */
export function endOfWorkingDay(at: Date, calendar: CalendarSettings): Date {
  const day = localDate(at, calendar)
  return spansOn(day, calendar).length > 0 ? endOfDay(day, calendar) : at
}

const endOfDay = (day: DateTime, calendar: CalendarSettings): Date => new Date(Math.max(...spansOn(day, calendar).map(({ end }) => end)))

function addWorked(start: Date, time: number, calendar: CalendarSettings): Date {
  if (time === 0) return start
  let left = time
  for (const span of spansAfter(start, calendar)) {
    const begin = Math.max(span.start, start.getTime())
    if (begin + left <= span.end) return new Date(begin + left)
    left -= span.end - begin
  }
  throw tooFar()
}

function badDuration(within: string, why: string): CalendarError {
  return new CalendarError('calendar.bad-duration', `"${within.slice(0, 40)}" cannot be counted. ${why}`)
}

function tooFar(): CalendarError {
  return new CalendarError('calendar.too-far', 'The limit lies more than ten years on.')
}
