import { describe, expect, it } from 'vitest'
import { addWithin, checkCalendar, holidaysKnownUntil, isWorkingTime, workingTimeBetween, type CalendarSettings } from '../../engine/calendar/index.ts'
import { calendarWith, shanghai } from './calendars.ts'

const chinese = (settings: Partial<CalendarSettings> = {}): CalendarSettings => calendarWith({ statutory: 'CN', ...settings })

const worksOn = (date: string, calendar: CalendarSettings = chinese()): boolean => isWorkingTime(shanghai(`${date}T09:00`), calendar)

describe('the statutory holidays of 2026', () => {
  it.each([
    ['2026-01-01', false, 'New Year'], ['2026-01-04', true, 'the Sunday that makes up for New Year'], ['2026-02-13', true, 'the last Friday before Spring Festival'],
    ['2026-02-14', true, 'the Saturday that makes up for Spring Festival'], ['2026-02-15', false, 'the first day of Spring Festival'],
    ['2026-02-23', false, 'the last day of Spring Festival'], ['2026-02-24', true, 'the first day after it'],
    ['2026-02-28', true, 'the second Saturday that makes up for it'], ['2026-03-01', false, 'an ordinary Sunday'],
    ['2026-05-09', true, 'the Saturday that makes up for Labour Day'], ['2026-09-20', true, 'the Sunday that makes up for National Day'],
    ['2026-10-01', false, 'National Day'], ['2026-10-10', true, 'the Saturday that makes up for it'],
  ])('%s: worked %s, %s', (date, works) => {
    expect(worksOn(date)).toBe(works)
  })

  it('count a make-up Saturday as a working day with the hours of a Monday', () => {
    const calendar = chinese()
    expect(addWithin(shanghai('2026-02-13T16:00'), 'P1D', 'working-time', calendar)).toEqual(shanghai('2026-02-14T16:00'))
    expect(addWithin(shanghai('2026-02-14T16:00'), 'PT2H', 'working-time', calendar)).toEqual(shanghai('2026-02-24T08:30'))
    expect(workingTimeBetween(shanghai('2026-02-14T00:00'), shanghai('2026-02-24T00:00'), calendar)).toBe(7.5 * 3_600_000)
  })

  it('give way to what the hospital says itself', () => {
    expect(worksOn('2026-02-14', chinese({ holidays: [{ date: '2026-02-14', name: 'Closed' }] }))).toBe(false)
    expect(worksOn('2026-10-01', chinese({ workdays: [{ date: '2026-10-01', name: 'Open' }] }))).toBe(true)
  })

  it('do not exist for a hospital that does not ask for them', () => {
    expect(worksOn('2026-02-14', calendarWith())).toBe(false)
    expect(worksOn('2026-10-01', calendarWith())).toBe(true)
  })

  it('hold by the date in the hospital\'s zone, whatever zone the server runs in', () => {
    const calendar = chinese({ weekdays: { 4: [{ from: '00:00', to: '24:00' }], 5: [{ from: '00:00', to: '24:00' }] } })
    expect(isWorkingTime(shanghai('2026-09-30T23:59'), calendar)).toBe(false)
    expect(isWorkingTime(shanghai('2026-10-01T00:00'), calendar)).toBe(false)
    expect(isWorkingTime(shanghai('2026-10-08T00:00'), calendar)).toBe(true)
  })
})

describe('a year whose holidays are not announced', () => {
  const beyond = '2126-11-25T09:00'

  it('is reported', () => {
    const known = holidaysKnownUntil(chinese(), shanghai('2026-11-25T09:00'))
    expect(known).toMatch(/^20\d\d-12-31$/)
    expect(checkCalendar(chinese(), shanghai(beyond))).toEqual([
      expect.objectContaining({ path: '/statutory', rule: 'holidays-unknown', severity: 'warning', message: expect.stringContaining(known ?? '') as string }),
    ])
  })

  it('is known once the hospital has entered it by hand', () => {
    const entered = chinese({ holidays: [{ date: '2126-10-01', name: 'National Day' }, { date: '2127-10-01', name: 'National Day' }] })
    expect(holidaysKnownUntil(entered, shanghai(beyond))).toBe('2127-12-31')
    expect(checkCalendar(entered, shanghai(beyond))).toEqual([])
  })

  it('is nothing to report in the middle of a known year, nor without statutory holidays', () => {
    expect(checkCalendar(chinese(), shanghai('2025-06-15T09:00'))).toEqual([])
    expect(holidaysKnownUntil(calendarWith(), shanghai(beyond))).toBeNull()
    expect(checkCalendar(calendarWith(), shanghai(beyond))).toEqual([])
  })
})
