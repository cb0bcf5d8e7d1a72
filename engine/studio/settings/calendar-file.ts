/** The hospital's calendar as a table: `what`, `when`, `name`, `hours`. */
import type { CalendarSettings, Shift, Weekday } from '../../calendar/index.ts'
import type { FieldFault } from '../../errors/errors.ts'
import { linesOf } from '../../people/tables/plan-change.ts'
import { csvOf } from '../../scenarios/csv.ts'
import type { Cells } from '../../people/tables/table.ts'

const columns = ['what', 'when', 'name', 'hours'] as const
const kinds = ['zone', 'statutory', 'week', 'holiday', 'workday'] as const

/** What a hospital edits; id and version are counted by the store. */
export type CalendarContent = Omit<CalendarSettings, 'id' | 'version'>

/** `week` has a weekday (1 is Monday) and its hours, `08:00-12:00 14:00-17:30`; `holiday` and `workday` a date and a name. */
export function writeCalendarFile({ timeZone, weekdays, holidays, workdays, statutory }: CalendarContent): string {
  const row = (what: string, when: string, name: string, hours = ''): Cells => ({ what, when, name, hours })
  return csvOf(columns, [
    row('zone', '', timeZone),
    ...(statutory ? [row('statutory', '', statutory)] : []),
    ...Object.entries(weekdays).map(([day, shifts]) => row('week', day, '', writeHours(shifts))),
    ...holidays.map(({ date, name }) => row('holiday', date, name)),
    ...workdays.map(({ date, name, shifts }) => row('workday', date, name, writeHours(shifts))),
  ])
}

/** @returns the calendar with what cannot be read left out, and `faults` with line and column */
export function readCalendarFile(csv: string): { calendar: CalendarContent, faults: FieldFault[] } {
  const faults: FieldFault[] = []
  const calendar: CalendarContent = { timeZone: '', weekdays: {}, holidays: [], workdays: [] }
  for (const { at, cells } of linesOf(csv, columns, faults)) {
    const [what, when, name, hours] = columns.map((column) => (cells[column] ?? '').trim()) as [string, string, string, string]
    const shifts = readHours(hours, () => faults.push({ path: `/${at}/hours`, message: 'must be like 08:00-12:00 14:00-17:30' }))
    if (what === 'zone') calendar.timeZone = name
    else if (what === 'statutory' && name === 'CN') calendar.statutory = name
    else if (what === 'week' && /^[1-7]$/.test(when)) calendar.weekdays[Number(when) as Weekday] = shifts
    else if (what === 'holiday') calendar.holidays.push({ date: when, name })
    else if (what === 'workday') calendar.workdays.push({ date: when, name, ...(shifts.length > 0 && { shifts }) })
    else faults.push({ path: `/${at}/what`, message: what === 'week' ? 'must have a weekday from 1 (Monday) to 7' : what === 'statutory' ? 'only knows CN' : `must be one of ${kinds.join(', ')}` })
  }
  return { calendar, faults }
}

const writeHours = (shifts: readonly Shift[] = []): string => shifts.map(({ from, to }) => `${from}-${to}`).join(' ')

function readHours(said: string, fault: () => void): Shift[] {
  const shifts = said.split(/\s+/).filter(Boolean).map((span): Shift => { const [from = '', to = ''] = span.split('-'); return { from, to } })
  if (shifts.some(({ from, to }) => !/^\d\d:\d\d$/.test(from) || !/^\d\d:\d\d$/.test(to))) fault()
  return shifts
}
