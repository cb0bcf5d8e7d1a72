import { describe, expect, it } from 'vitest'
import { addWithin, CalendarError, isWorkingTime, nextWorkingTime, turnAt, workingTimeBetween, type CalendarSettings, type Counting } from '../../engine/calendar/index.ts'
import { calendarWith, officeHours, shanghai } from './calendars.ts'

const hour = 3_600_000

const added = (from: string, within: string, calendar: CalendarSettings = calendarWith(), counting: Counting = 'working-time'): string =>
  new Date(addWithin(shanghai(from), within, counting, calendar).getTime() + 8 * hour).toISOString().slice(0, 16)

const codeOf = (act: () => unknown): string => {
  try {
    act()
  } catch (error) {
    if (error instanceof CalendarError) return error.code
    throw error
  }
  return 'nothing was thrown'
}

describe('working time', () => {
  it.each([
    ['08:00', true], ['11:59', true], ['12:00', false], ['13:59', false], ['14:00', true], ['17:29', true], ['17:30', false], ['03:00', false],
  ])('on a Wednesday at %s: %s', (time, works) => {
    expect(isWorkingTime(shanghai(`2026-11-25T${time}`), calendarWith())).toBe(works)
  })

  it('pauses for the weekend', () => {
    expect(nextWorkingTime(shanghai('2026-11-27T17:30'), calendarWith())).toEqual(shanghai('2026-11-30T08:00'))
  })

  it('is the moment itself while somebody works', () => {
    expect(nextWorkingTime(shanghai('2026-11-25T09:17'), calendarWith())).toEqual(shanghai('2026-11-25T09:17'))
  })

  it('between two instants leaves out breaks, nights and the weekend', () => {
    expect(workingTimeBetween(shanghai('2026-11-27T11:00'), shanghai('2026-11-30T15:00'), calendarWith()) / hour).toBe(1 + 3.5 + 4 + 1)
  })

  it('between two instants runs backwards below zero', () => {
    const [a, b] = [shanghai('2026-11-25T09:00'), shanghai('2026-11-26T09:00')]
    expect(workingTimeBetween(b, a, calendarWith())).toBe(-workingTimeBetween(a, b, calendarWith()))
  })

  it('is stopped by a holiday of the hospital', () => {
    const calendar = calendarWith({ holidays: [{ date: '2026-11-26', name: 'Anniversary' }] })
    expect(nextWorkingTime(shanghai('2026-11-25T18:00'), calendar)).toEqual(shanghai('2026-11-27T08:00'))
  })

  it('comes back on a workday of the hospital, with its own shifts where it has some', () => {
    const calendar = calendarWith({ workdays: [{ date: '2026-11-28', name: 'Move', shifts: [{ from: '10:00', to: '11:00' }] }, { date: '2026-11-29', name: 'Move' }] })
    expect(turnAt(shanghai('2026-11-28T10:30'), calendar)).toEqual({ working: true, until: shanghai('2026-11-28T11:00') })
    expect(turnAt(shanghai('2026-11-28T11:30'), calendar)).toEqual({ working: false, until: shanghai('2026-11-29T08:00') })
  })

  it('runs over midnight in a night shift', () => {
    const calendar = calendarWith({ weekdays: { 5: [{ from: '22:00', to: '06:00' }] } })
    expect(isWorkingTime(shanghai('2026-11-28T05:59'), calendar)).toBe(true)
    expect(isWorkingTime(shanghai('2026-11-28T06:00'), calendar)).toBe(false)
    expect(added('2026-11-27T22:00', 'PT9H', calendar)).toBe('2026-12-04T23:00')
  })

  it('counts no minute twice where shifts overlap', () => {
    const calendar = calendarWith({ weekdays: { 3: [{ from: '08:00', to: '12:00' }, { from: '10:00', to: '13:00' }] } })
    expect(workingTimeBetween(shanghai('2026-11-25T00:00'), shanghai('2026-11-26T00:00'), calendar)).toBe(5 * hour)
  })

  it('never ends around the clock, seven days a week', () => {
    const always = calendarWith({ weekdays: Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((day) => [day, [{ from: '00:00', to: '24:00' }]])) })
    expect(turnAt(shanghai('2026-11-25T03:00'), always)).toEqual({ working: true, until: null })
    expect(added('2026-11-25T03:00', 'PT50H', always)).toBe('2026-11-27T05:00')
  })
})

describe('a limit in working time', () => {
  it.each([
    ['hours within the morning', '2026-11-25T09:00', 'PT2H', '2026-11-25T11:00'],
    ['hours over the break', '2026-11-25T11:00', 'PT2H', '2026-11-25T15:00'],
    ['hours over the night', '2026-11-25T17:00', 'PT1H', '2026-11-26T08:30'],
    ['hours over the weekend', '2026-11-27T17:00', 'PT8H', '2026-11-30T17:30'],
    ['a full day of work ends with the day', '2026-11-25T08:00', 'PT7H30M', '2026-11-25T17:30'],
    ['what comes in at night counts from the morning', '2026-11-25T23:10', 'PT1H', '2026-11-26T09:00'],
    ['what comes in at lunch counts from the afternoon', '2026-11-25T12:30', 'PT1H', '2026-11-25T15:00'],
    ['three working days keep the time of day', '2026-11-25T10:20', 'P3D', '2026-11-30T10:20'],
    ['what comes in on Saturday counts from Monday morning', '2026-11-28T15:00', 'P1D', '2026-12-01T08:00'],
    ['days first, then hours', '2026-11-25T17:00', 'P1DT1H', '2026-11-27T08:30'],
    ['nothing at all is now, while somebody works', '2026-11-25T10:20', 'PT0S', '2026-11-25T10:20'],
    ['nothing at all is the next morning, at night', '2026-11-25T20:00', 'P0D', '2026-11-26T08:00'],
  ])('%s: %s and %s is %s', (_what, from, within, limit) => {
    expect(added(from, within)).toBe(limit)
  })

  it('falls back to the end of a day that is worked for a shorter time', () => {
    const calendar = calendarWith({ workdays: [{ date: '2026-11-26', name: 'Short day', shifts: [{ from: '08:00', to: '10:00' }, { from: '11:00', to: '12:00' }] }] })
    expect(added('2026-11-25T16:00', 'P1D', calendar)).toBe('2026-11-26T12:00')
    expect(added('2026-11-25T10:30', 'P1D', calendar)).toBe('2026-11-26T11:00')
    expect(added('2026-11-25T09:00', 'P1D', calendar)).toBe('2026-11-26T09:00')
  })

  it('moves into the day where that day begins later', () => {
    const calendar = calendarWith({ workdays: [{ date: '2026-11-26', name: 'Late day', shifts: [{ from: '14:00', to: '17:30' }] }] })
    expect(added('2026-11-25T09:00', 'P1D', calendar)).toBe('2026-11-26T14:00')
  })

  it('takes a night shift for one working day, before and after midnight', () => {
    const calendar = calendarWith({ weekdays: { 1: [{ from: '22:00', to: '05:00' }], 4: [{ from: '22:00', to: '05:00' }] } })
    expect(added('2026-11-23T23:00', 'P1D', calendar)).toBe('2026-11-26T23:00')
    expect(added('2026-11-24T03:00', 'P1D', calendar)).toBe('2026-11-27T03:00')
  })

  it.each([
    ['P1W', 'calendar.bad-duration'], ['P1M', 'calendar.bad-duration'], ['P1Y', 'calendar.bad-duration'], ['-PT1H', 'calendar.bad-duration'],
    ['PT-1H', 'calendar.bad-duration'], ['P0.5D', 'calendar.bad-duration'], ['3 days', 'calendar.bad-duration'], ['', 'calendar.bad-duration'],
    ['PT999999H', 'calendar.too-far'], ['PT50000H', 'calendar.too-far'], ['P3000D', 'calendar.too-far'],
  ])('of "%s" is refused as %s', (within, code) => {
    expect(codeOf(() => addWithin(shanghai('2026-11-25T09:00'), within, 'working-time', calendarWith()))).toBe(code)
  })

  it('is refused, not awaited, where nobody ever works', () => {
    for (const within of ['PT1H', 'P1D']) {
      expect(codeOf(() => addWithin(shanghai('2026-11-25T09:00'), within, 'working-time', calendarWith({ weekdays: {} })))).toBe('calendar.no-working-time')
    }
    expect(codeOf(() => nextWorkingTime(shanghai('2026-11-25T09:00'), calendarWith({ weekdays: { 1: [] } })))).toBe('calendar.no-working-time')
    expect(turnAt(shanghai('2026-11-25T09:00'), calendarWith({ weekdays: {} }))).toEqual({ working: false, until: null })
  })
})

describe('a limit in whole working days', () => {
  it.each([
    ['begins the day after, whatever the hour', '2026-11-25T08:01', 'P1D', '2026-11-26T17:30'],
    ['begins the day after, also of a late evening', '2026-11-25T23:50', 'P1D', '2026-11-26T17:30'],
    ['leaves out the weekend', '2026-11-26T10:00', 'P3D', '2026-12-01T17:30'],
    ['of what comes in on a Sunday counts Monday as the first', '2026-11-29T10:00', 'P2D', '2026-12-01T17:30'],
  ])('%s', (_, from, within, at) => {
    expect(added(from, within, calendarWith(), 'working-days')).toBe(at)
  })

  it('leaves out holidays and counts make-up workdays', () => {
    const calendar = calendarWith({ holidays: [{ date: '2026-11-26', name: 'Anniversary' }], workdays: [{ date: '2026-11-28', name: 'Move', shifts: [{ from: '10:00', to: '11:00' }] }] })
    expect(added('2026-11-25T10:00', 'P2D', calendar, 'working-days')).toBe('2026-11-28T11:00')
  })

  it.each(['PT5H', 'P1DT1H', 'PT0S', 'P1W'])('knows no %s', (within) => {
    expect(codeOf(() => addWithin(shanghai('2026-11-25T10:00'), within, 'working-days', calendarWith()))).toBe('calendar.bad-duration')
  })
})

describe('a limit around the clock', () => {
  it.each([
    ['Europe/London', '2026-03-28T12:00:00Z', 'P1D', '2026-03-29T11:00:00.000Z'],
    ['Europe/London', '2026-03-28T12:00:00Z', 'PT24H', '2026-03-29T12:00:00.000Z'],
    ['Europe/London', '2026-10-24T11:00:00Z', 'P1D', '2026-10-25T12:00:00.000Z'],
    ['America/New_York', '2026-03-07T17:00:00Z', 'P1D', '2026-03-08T16:00:00.000Z'],
    ['America/New_York', '2026-11-01T04:30:00Z', 'PT2H', '2026-11-01T06:30:00.000Z'],
    ['Asia/Shanghai', '2026-11-25T23:00:00+08:00', 'PT12H', '2026-11-26T03:00:00.000Z'],
    ['Asia/Shanghai', '2028-02-28T10:00:00+08:00', 'P1D', '2028-02-29T02:00:00.000Z'],
    ['Asia/Shanghai', '2027-02-28T10:00:00+08:00', 'P1D', '2027-03-01T02:00:00.000Z'],
    ['Asia/Shanghai', '2028-02-29T10:00:00+08:00', 'P1Y', '2029-02-28T02:00:00.000Z'],
    ['Asia/Shanghai', '2028-01-31T10:00:00+08:00', 'P1M', '2028-02-29T02:00:00.000Z'],
    ['Asia/Shanghai', '2026-11-25T10:00:00+08:00', 'P1W', '2026-12-02T02:00:00.000Z'],
  ])('in %s from %s, %s on, is %s: days keep the wall clock, hours elapse', (timeZone, from, within, limit) => {
    expect(addWithin(new Date(from), within, 'around-the-clock', calendarWith({ timeZone })).toISOString()).toBe(limit)
  })

  it('needs no working time', () => {
    expect(added('2026-11-28T15:00', 'PT1H', calendarWith({ weekdays: {} }), 'around-the-clock')).toBe('2026-11-28T16:00')
  })

  it('ends within ten years', () => {
    expect(codeOf(() => addWithin(shanghai('2026-11-25T09:00'), 'P20Y', 'around-the-clock', calendarWith()))).toBe('calendar.too-far')
  })
})

describe('working time where the clocks change', () => {
  const nights = (timeZone: string): CalendarSettings => calendarWith({ timeZone, weekdays: { 6: [{ from: '22:00', to: '06:00' }], 7: officeHours } })

  it('is an hour shorter in the night in spring', () => {
    const worked = workingTimeBetween(new Date('2026-03-28T20:00:00Z'), new Date('2026-03-29T06:00:00Z'), nights('Europe/London'))
    expect(worked).toBe(7 * hour)
  })

  it('is an hour longer in the night in autumn', () => {
    const worked = workingTimeBetween(new Date('2026-10-31T20:00:00Z'), new Date('2026-11-01T12:00:00Z'), nights('America/New_York'))
    expect(worked).toBe(9 * hour)
  })

  it('keeps the time of day for working days', () => {
    const calendar = calendarWith({ timeZone: 'Europe/London' })
    expect(addWithin(new Date('2026-03-27T10:00:00Z'), 'P1D', 'working-time', calendar).toISOString()).toBe('2026-03-30T09:00:00.000Z')
  })
})
