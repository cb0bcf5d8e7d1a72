import { DateTime, IANAZone } from 'luxon'
import { type CalendarSettings, type Shift } from './settings.ts'
import { statutoryYearKnown } from './statutory.ts'
import { spansAfter } from './working-time.ts'

/** What is wrong with a calendar: where (`/weekdays/1/0`), which rule, in words; an `error` must be put right before it is saved. */
export interface CalendarFinding { path: string; rule: string; message: string; severity: 'error' | 'warning' }

/**
 * Everything that would make a calendar count wrongly. `at` is the present: the warning `holidays-unknown` says that the statutory
 * holidays of this year or the next are neither in the package nor entered by hand.
 */
export function checkCalendar(settings: CalendarSettings, at: Date): CalendarFinding[] {
  const findings = [...checkZone(settings), ...checkWeek(settings), ...checkDays(settings)]
  if (findings.some(({ severity }) => severity === 'error')) return findings
  return [...checkWorkingTime(settings, at), ...checkOvernight(settings), ...checkKnown(settings, at)]
}

/** The last ISO date whose holidays are known; null where no statutory holidays are asked for. A limit past it may have to be set anew once the holidays are announced. */
export function holidaysKnownUntil(settings: CalendarSettings, at: Date): string | null {
  if (!settings.statutory) return null
  let { year } = DateTime.fromJSDate(at, { zone: settings.timeZone })
  while (!yearKnown(String(year), settings) && year > 2000) year -= 1
  while (yearKnown(String(year + 1), settings)) year += 1
  return `${year}-12-31`
}

/** A hospital that lists National Day itself has entered that year's arrangements by hand. */
function yearKnown(year: string, { holidays }: CalendarSettings): boolean {
  return statutoryYearKnown(year) || holidays.some(({ date }) => date === `${year}-10-01`)
}

function checkZone({ timeZone }: CalendarSettings): CalendarFinding[] {
  if (IANAZone.isValidZone(timeZone)) return []
  return [error('/timeZone', 'time-zone', `"${timeZone}" is no time zone of the IANA database.`)]
}

function checkWeek({ weekdays }: CalendarSettings): CalendarFinding[] {
  return Object.entries(weekdays).flatMap(([day, shifts]) => {
    if (!/^[1-7]$/.test(day)) return [error(`/weekdays/${day}`, 'weekday', 'Weekdays are numbered from 1 (Monday) to 7 (Sunday).')]
    return checkShifts(`/weekdays/${day}`, shifts)
  })
}

function checkDays({ holidays, workdays }: CalendarSettings): CalendarFinding[] {
  const listed = [...holidays.map((day, i) => ({ ...day, path: `/holidays/${i}` })), ...workdays.map((day, i) => ({ ...day, path: `/workdays/${i}` }))]
  const seen = new Set<string>()
  const dates = listed.flatMap(({ date, path }) => {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || !DateTime.fromISO(date).isValid) return [error(path, 'date', `"${date}" is no date.`)]
    if (seen.has(date)) return [error(path, 'date-twice', `${date} is listed twice.`)]
    seen.add(date)
    return []
  })
  return [...dates, ...workdays.flatMap(({ shifts }, i) => checkShifts(`/workdays/${i}/shifts`, shifts ?? []))]
}

/** Findings about the shifts of one day; also for the shifts that a post has of its own. */
export function checkShifts(path: string, shifts: readonly Shift[]): CalendarFinding[] {
  const bad = shifts.flatMap(({ from, to }, i) => {
    if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(from)) return [error(`${path}/${i}/from`, 'time', `"${from}" is no time HH:mm.`)]
    if (!/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/.test(to)) return [error(`${path}/${i}/to`, 'time', `"${to}" is no time HH:mm.`)]
    return []
  })
  if (bad.length > 0) return bad
  const ordered = shifts.map(({ from, to }, i) => ({ from, to: to <= from ? '99:99' : to, i })).sort((a, b) => (a.from < b.from ? -1 : 1))
  return ordered.flatMap(({ from, i }, position) => {
    const before = ordered[position - 1]
    return before && from < before.to ? [error(`${path}/${i}`, 'shifts-overlap', 'Two shifts of one day overlap.')] : []
  })
}

function checkWorkingTime(settings: CalendarSettings, at: Date): CalendarFinding[] {
  if (!spansAfter(at, settings).next().done) return []
  return [error('/weekdays', 'no-working-time', 'Nobody ever works in this calendar, so no limit in working time can be set.')]
}

function checkOvernight({ weekdays }: CalendarSettings): CalendarFinding[] {
  return ([1, 2, 3, 4, 5, 6, 7] as const).flatMap((day) => {
    const ends = (weekdays[day] ?? []).filter(({ from, to }) => to <= from).map(({ to }) => to)
    const next = day === 7 ? 1 : ((day + 1) as 2 | 3 | 4 | 5 | 6 | 7)
    const overlap = (weekdays[next] ?? []).some(({ from }) => ends.some((to) => from < to))
    return overlap ? [error(`/weekdays/${next}`, 'shifts-overlap', 'A shift begins before the night shift of the day before has ended.')] : []
  })
}

function checkKnown(settings: CalendarSettings, at: Date): CalendarFinding[] {
  const known = holidaysKnownUntil(settings, at)
  const soon = DateTime.fromJSDate(at, { zone: settings.timeZone }).plus({ days: 60 }).toFormat('yyyy-MM-dd')
  if (!known || known >= soon) return []
  return [{
    path: '/statutory', rule: 'holidays-unknown', severity: 'warning',
    message: `The statutory holidays are known until ${known}. Later limits in working time count ordinary weekdays until the next arrangements are in.`,
  }]
}

function error(path: string, rule: string, message: string): CalendarFinding {
  return { path, rule, message, severity: 'error' }
}
