import type { DateTime } from 'luxon'
import { statutoryDay } from './statutory.ts'

/** ISO weekday: 1 is Monday, 7 is Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7

/** Wall-clock times `HH:mm` in the calendar's zone; `to` is exclusive, may be `24:00`, and lies on the next day where it is not after `from`. */
export interface Shift { from: string; to: string }

/** The shifts of a week; a weekday that is missing has none. */
export type Week = Partial<Record<Weekday, Shift[]>>

/**
 * When a hospital works. Dates are ISO dates in `timeZone` (an IANA name). What decides a date, strongest first: `workdays`, `holidays`,
 * the statutory make-up workdays, the statutory holidays, the weekday. A workday that names no shifts has those of its
 * weekday or, on a day that is usually free, those of the first weekday that has any. The object does not change once it is in use:
 * a change is a new version.
 */
export interface CalendarSettings {
  id: string
  version: number
  timeZone: string
  weekdays: Week
  holidays: { date: string; name: string }[]
  workdays: { date: string; name: string; shifts?: Shift[] }[]
  /** Adds the holidays and make-up workdays (调休) that the State Council announces year by year. */
  statutory?: 'CN'
}

const weekdays: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7]

/** The shifts worked on a date, in the order they are written. */
export function shiftsOn(day: DateTime, calendar: CalendarSettings): readonly Shift[] {
  const date = day.toISODate() ?? ''
  const own = calendar.workdays.find((workday) => workday.date === date)
  if (own) return own.shifts ?? usualShifts(day, calendar)
  if (calendar.holidays.some((holiday) => holiday.date === date)) return []
  const statutory = calendar.statutory && statutoryDay(date)
  if (statutory === 'holiday') return []
  if (statutory === 'workday') return usualShifts(day, calendar)
  return calendar.weekdays[day.weekday as Weekday] ?? []
}

function usualShifts(day: DateTime, { weekdays: week }: CalendarSettings): readonly Shift[] {
  const ownWeekday = week[day.weekday as Weekday] ?? []
  if (ownWeekday.length > 0) return ownWeekday
  return weekdays.map((weekday) => week[weekday] ?? []).find((shifts) => shifts.length > 0) ?? []
}
