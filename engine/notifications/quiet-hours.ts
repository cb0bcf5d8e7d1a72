/** What kind of hour it is for those who would get a mail. */
import { DateTime } from 'luxon'
import { nextWorkingTime, type CalendarSettings } from '../calendar/index.ts'
import type { TimesOfDay } from '../config/readers.ts'

/** `free-day`: a date on which nobody works, outside of the quiet hours. */
export type HourKind = 'quiet' | 'free-day' | 'day'

export function hourKind(at: Date, quiet: TimesOfDay | null, calendar: CalendarSettings): HourKind {
  const local = DateTime.fromJSDate(at, { zone: calendar.timeZone })
  if (quiet && within(local.toFormat('HH:mm'), quiet)) return 'quiet'
  return isWorkday(local, calendar) ? 'day' : 'free-day'
}

/** The mornings after an instant: the ends of the quiet hours, or without any the beginnings of the days. */
export function* mornings(after: Date, quiet: TimesOfDay | null, { timeZone }: CalendarSettings): Generator<Date> {
  const [hour = 0, minute = 0] = (quiet?.to ?? '00:00').split(':').map(Number)
  const today = DateTime.fromJSDate(after, { zone: timeZone }).startOf('day')
  for (let day = 0; day <= longestWait; day += 1) {
    const morning = today.plus({ days: day }).set({ hour, minute }).toJSDate()
    if (morning > after) yield morning
  }
}

/** Days; no holidays are longer. */
const longestWait = 14

const within = (time: string, { from, to }: TimesOfDay): boolean => (from < to ? time >= from && time < to : time >= from || time < to)

function isWorkday(local: DateTime, calendar: CalendarSettings): boolean {
  const midnight = local.startOf('day')
  return nextWorkingTime(midnight.toJSDate(), calendar) < midnight.plus({ days: 1 }).toJSDate()
}
