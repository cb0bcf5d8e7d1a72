/** Days and times of day on the hospital's wall, wherever the reader sits. A day is its ISO date. */
import { dateOf, formatInstant } from '../../kit/time.ts'
import type { Language } from '../../kit/language.ts'

const dayLength = 24 * 3600_000

export const plusDays = (date: string, days: number): string => new Date(Date.parse(`${date}T00:00:00Z`) + days * dayLength).toISOString().slice(0, 10)

/** The Monday of the week. */
export function mondayOf(at: string | Date): string {
  const date = dateOf(at)
  return plusDays(date, -((new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7))
}

export const weekFrom = (monday: string): string[] => [0, 1, 2, 3, 4, 5, 6].map((day) => plusDays(monday, day))

/** A stretch of time that surely has these days in it, whatever the zone. */
export const around = (first: string, days: number): { from: string; to: string } => ({ from: `${plusDays(first, -1)}T00:00:00Z`, to: `${plusDays(first, days + 1)}T00:00:00Z` })

/** Minutes since midnight. */
export function minutesOf(at: string): number {
  const [hour = 0, minute = 0] = timeOf(at).split(':').map(Number)
  return hour * 60 + minute
}

/** `08:30` */
export const timeOf = (at: string): string => formatInstant(at, 'en').slice(-5)

/** `Tue 25 Nov`; a date has no zone. */
export const dayName = (date: string, language: Language): string =>
  new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', { timeZone: 'UTC', weekday: 'short', month: 'short', day: 'numeric' }).format(new Date(`${date}T00:00:00Z`))
