/** Instants as a quality manager writes them: `next working day 09:00`, `deadline contact -PT5M` (docs/scenarios.md). */
import { DateTime, Duration } from 'luxon'
import type { CalendarSettings } from '../calendar/index.ts'
import { shiftsOn } from '../calendar/settings.ts'
import { statutoryDay } from '../calendar/statutory.ts'
import { RowFault } from './row-fault.ts'

export interface MomentContext {
  now: Date
  calendar: CalendarSettings
  /** The instant of a case's clock, or of an open task's limit; null where there is none. */
  deadline(stage: string): Promise<Date | null>
  due(step: string): Promise<Date | null>
}

const farthest = 400 // days

/** @throws RowFault where the text is no moment, or what it names is not there */
export async function readMoment(text: string, context: MomentContext): Promise<Date> {
  const [, base = '', sign, duration] = /^(.*?)\s*(?:([+-])(P\S+))?$/.exec(text.trim()) ?? []
  const from = await baseOf(base, context)
  if (duration === undefined) return from
  return new Date(from.getTime() + (sign === '-' ? -1 : 1) * readDuration(duration))
}

/** Milliseconds. @throws RowFault */
export function readDuration(text: string): number {
  const duration = Duration.fromISO(text)
  if (!duration.isValid) throw new RowFault({ en: `"${text}" is no duration such as PT25H or P7D.`, zh: `“${text}”不是时长，应如 PT25H 或 P7D。` })
  return duration.toMillis()
}

async function baseOf(text: string, { now, calendar, deadline, due }: MomentContext): Promise<Date> {
  if (text === '' || text === 'now') return now
  const [, what, name = ''] = /^(deadline|due) (\S+)$/.exec(text) ?? []
  if (what) {
    const at = await (what === 'deadline' ? deadline(name) : due(name))
    if (!at) throw new RowFault({ en: `There is no ${text} here.`, zh: `这里没有 ${text}。` })
    return at
  }
  const [, kind = 'day', hour, minute] = /^(?:next )?(?:(working day|free day|eve|holiday eve|first of month) )?(\d{1,2}):(\d{2})$/.exec(text) ?? []
  if (hour !== undefined) return nextDay(now, calendar, days[kind] ?? (() => true), Number(hour), Number(minute))
  const instant = DateTime.fromISO(text, { zone: calendar.timeZone })
  if (!/^\d{4}-\d{2}-\d{2}T/.test(text) || !instant.isValid) throw new RowFault({ en: `"${text}" is no moment.`, zh: `“${text}”不是时刻。` })
  return instant.toJSDate()
}

type DayTest = (date: DateTime, calendar: CalendarSettings) => boolean

const isFree: DayTest = (date, calendar) => shiftsOn(date, calendar).length === 0
const isHoliday: DayTest = (date, { holidays }) => {
  const iso = date.toISODate() ?? ''
  return holidays.some((holiday) => holiday.date === iso) || statutoryDay(iso) === 'holiday'
}

const days: Record<string, DayTest> = {
  'working day': (date, calendar) => !isFree(date, calendar),
  'free day': isFree,
  'eve': (date, calendar) => !isFree(date, calendar) && isFree(date.plus({ days: 1 }), calendar),
  'first of month': ({ day }) => day === 1,
  'holiday eve': (date, calendar) => !isHoliday(date, calendar) && isHoliday(date.plus({ days: 1 }), calendar),
}

function nextDay(now: Date, calendar: CalendarSettings, fits: DayTest, hour: number, minute: number): Date {
  const today = DateTime.fromJSDate(now, { zone: calendar.timeZone }).startOf('day')
  for (let day = 0; day < farthest; day += 1) {
    const date = today.plus({ days: day })
    const at = date.set({ hour, minute })
    if (at.toMillis() > now.getTime() && fits(date, calendar)) return at.toJSDate()
  }
  throw new RowFault({ en: `No such day comes within ${farthest} days.`, zh: `${farthest} 天内没有这样的一天。` })
}
