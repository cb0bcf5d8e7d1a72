import { DateTime } from 'luxon'
import { CalendarError } from './errors.ts'
import { shiftsOn, type CalendarSettings, type Shift } from './settings.ts'

/** One uninterrupted stretch of work, in epoch milliseconds; the end is exclusive. */
export interface Span { start: number; end: number }

const farthest = 3_660
const longestBreak = 400
const month = 31 * 86_400_000

/** Whether the hospital works at this instant. */
export function isWorkingTime(at: Date, calendar: CalendarSettings): boolean {
  return turnAt(at, calendar).working
}

/** The instant itself while the hospital works, else the beginning of the next shift. Throws `calendar.no-working-time`. */
export function nextWorkingTime(at: Date, calendar: CalendarSettings): Date {
  for (const span of spansAfter(at, calendar)) return new Date(Math.max(at.getTime(), span.start))
  throw new CalendarError('calendar.no-working-time', `Calendar ${calendar.id} has no working time in the year after ${at.toISOString()}.`)
}

/** Working time between two instants in milliseconds, negative where `b` lies before `a`. Throws `calendar.too-far` past ten years. */
export function workingTimeBetween(a: Date, b: Date, calendar: CalendarSettings): number {
  if (b < a) return 0 - workingTimeBetween(b, a, calendar)
  if (b.getTime() - a.getTime() > farthest * 86_400_000) throw new CalendarError('calendar.too-far', 'Working time is counted over ten years at most.')
  let worked = 0
  for (const span of spansAfter(a, calendar)) {
    if (span.start >= b.getTime()) break
    worked += Math.min(span.end, b.getTime()) - Math.max(span.start, a.getTime())
  }
  return worked
}

/** Whether the hospital works at an instant and until when that stays so; null: it works for a month on end, or never again. */
export function turnAt(at: Date, calendar: CalendarSettings): { working: boolean; until: Date | null } {
  let until: number | null = null
  for (const span of spansAfter(at, calendar)) {
    if (until === null && span.start > at.getTime()) return { working: false, until: new Date(span.start) }
    if (until !== null && span.start > until) break
    if (span.end > at.getTime() + month) return { working: true, until: null }
    until = span.end
  }
  return { working: until !== null, until: until === null ? null : new Date(until) }
}

/**
 * The stretches of work that end after an instant, in order, never overlapping though they may touch. Ends after ten years, or after more
 * than a year without work, so nothing here runs for ever.
 */
export function* spansAfter(at: Date, calendar: CalendarSettings): Generator<Span> {
  const today = localDate(at, calendar)
  let worked = at.getTime() - month
  let lastWorked = 0
  for (let day = -1; day <= farthest && day - lastWorked <= longestBreak; day += 1) {
    for (const span of spansOn(today.plus({ days: day }), calendar)) {
      const start = Math.max(span.start, worked)
      worked = Math.max(span.end, worked)
      lastWorked = day
      if (worked > start && worked > at.getTime()) yield { start, end: worked }
    }
  }
}

/** The stretches that begin on a date, sorted. Kept for as long as the calendar's object is in use: finding the offset of a zone is slow. */
export function spansOn(date: DateTime, calendar: CalendarSettings): Span[] {
  const days = known.get(calendar) ?? new Map<string, Span[]>()
  known.set(calendar, days)
  const iso = date.toISODate() ?? ''
  const spans = days.get(iso) ?? shiftsOn(date, calendar)
    .map((shift) => toSpan(date, shift, calendar.timeZone))
    .filter((span) => span.end > span.start)
    .sort((a, b) => a.start - b.start)
  days.set(iso, spans)
  return spans
}

const known = new WeakMap<CalendarSettings, Map<string, Span[]>>()

/** The date on the hospital's wall at an instant, as a date without a zone (midnight UTC). */
export function localDate(at: Date, { timeZone }: CalendarSettings): DateTime {
  return DateTime.fromJSDate(at, { zone: timeZone }).setZone('utc', { keepLocalTime: true }).startOf('day')
}

/** A time on the wall at a date. One that the clocks jump over moves on by the jump; one that comes twice is the first of the two. */
export function wallClock(date: DateTime, { hour, minute, second, millisecond }: WallTime, timeZone: string): number {
  const { year, month: monthOfYear, day } = date
  return DateTime.fromObject({ year, month: monthOfYear, day, hour, minute, second, millisecond }, { zone: timeZone }).toMillis()
}

interface WallTime { hour: number; minute: number; second: number; millisecond: number }

function toSpan(date: DateTime, { from, to }: Shift, timeZone: string): Span {
  const lastDate = to <= from || to === '24:00' ? date.plus({ days: 1 }) : date
  return { start: wallClock(date, timeOf(from), timeZone), end: wallClock(lastDate, timeOf(to), timeZone) }
}

function timeOf(time: string): WallTime {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  return { hour: hour % 24, minute, second: 0, millisecond: 0 }
}
