import { describe, expect, it } from 'vitest'
import { checkCalendar, type CalendarSettings } from '../../engine/calendar/index.ts'
import { calendarWith, officeHours, shanghai } from './calendars.ts'

const findingsOf = (settings: Partial<CalendarSettings>): string[] =>
  checkCalendar(calendarWith(settings), shanghai('2026-11-25T09:00')).map(({ path, rule, severity }) => `${severity} ${rule} ${path}`)

describe('a calendar is found wrong', () => {
  it.each<[string, Partial<CalendarSettings>, string[]]>([
    ['with a zone that does not exist', { timeZone: 'Asia/Peking' }, ['error time-zone /timeZone']],
    ['with an offset for a zone name that luxon would guess', { timeZone: '' }, ['error time-zone /timeZone']],
    ['when nobody ever works', { weekdays: {} }, ['error no-working-time /weekdays']],
    ['when all shifts are empty', { weekdays: { 1: [], 2: [] } }, ['error no-working-time /weekdays']],
    ['with an eighth weekday', { weekdays: { ...calendarWith().weekdays, 8: officeHours } as CalendarSettings['weekdays'] }, ['error weekday /weekdays/8']],
    ['with a time that no clock shows', { weekdays: { 1: [{ from: '8:00', to: '25:00' }] } }, ['error time /weekdays/1/0/from']],
    ['with overlapping shifts', { weekdays: { 1: [{ from: '10:00', to: '13:00' }, { from: '08:00', to: '12:00' }] } }, ['error shifts-overlap /weekdays/1/0']],
    ['with a shift after a night shift of the same day has begun', { weekdays: { 1: [{ from: '20:00', to: '06:00' }, { from: '22:00', to: '23:00' }] } }, ['error shifts-overlap /weekdays/1/1']],
    ['with a shift before the night shift of Sunday has ended', { weekdays: { 7: [{ from: '20:00', to: '08:30' }], 1: officeHours } }, ['error shifts-overlap /weekdays/1']],
    ['with a date that does not exist', { holidays: [{ date: '2027-02-29', name: 'Leap day' }] }, ['error date /holidays/0']],
    ['with a date listed twice', { holidays: [{ date: '2027-03-01', name: 'A' }], workdays: [{ date: '2027-03-01', name: 'B' }] }, ['error date-twice /workdays/0']],
    ['with bad shifts on a workday', { workdays: [{ date: '2027-03-01', name: 'B', shifts: [{ from: '08:00', to: '12:60' }] }] }, ['error time /workdays/0/shifts/0/to']],
  ])('%s', (_what, settings, findings) => {
    expect(findingsOf(settings)).toEqual(findings)
  })

  it('and not where shifts only touch, run until midnight or over it', () => {
    const weekdays = { 1: [{ from: '12:00', to: '24:00' }, { from: '08:00', to: '12:00' }], 5: [{ from: '22:00', to: '06:00' }], 6: [{ from: '06:00', to: '08:00' }] }
    expect(findingsOf({ weekdays })).toEqual([])
  })
})
