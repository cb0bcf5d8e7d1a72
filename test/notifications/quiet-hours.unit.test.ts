import { describe, expect, it } from 'vitest'
import { demoHospital } from '../../engine/people/index.ts'
import { hourKind, mornings } from '../../engine/notifications/quiet-hours.ts'

const { calendar } = demoHospital(new Date('2026-03-02T01:00:00Z'))
const night = { from: '22:00', to: '07:00' }
const shanghai = (local: string): Date => new Date(`${local}+08:00`)
const kindAt = (local: string, quiet: Parameters<typeof hourKind>[1] = night) => hourKind(shanghai(local), quiet, calendar)

describe('an hour of the hospital', () => {
  it.each([
    ['2026-03-02T21:59:59', 'day'], ['2026-03-02T22:00:00', 'quiet'], ['2026-03-03T00:00:00', 'quiet'], ['2026-03-03T06:59:59', 'quiet'], ['2026-03-03T07:00:00', 'day'],
    ['2026-03-07T10:00:00', 'free-day'], ['2026-03-07T23:00:00', 'quiet'], ['2026-10-01T10:00:00', 'free-day'],
    // A Saturday on which everybody works, because a holiday was made longer by it.
    ['2026-02-14T10:00:00', 'day'],
  ])('%s is %s', (local, kind) => {
    expect(kindAt(local)).toBe(kind)
  })

  it('may be quiet by day, or never', () => {
    expect(kindAt('2026-03-02T12:30:00', { from: '12:00', to: '14:00' })).toBe('quiet')
    expect(kindAt('2026-03-02T14:00:00', { from: '12:00', to: '14:00' })).toBe('day')
    expect(kindAt('2026-03-02T23:00:00', null)).toBe('day')
  })
})

describe('the mornings', () => {
  const first = (local: string, count: number) => [...mornings(shanghai(local), night, calendar)].slice(0, count)

  it('come one a day, the same day before the end of the night and else the next', () => {
    expect(first('2026-03-02T23:00:00', 2)).toEqual([shanghai('2026-03-03T07:00:00'), shanghai('2026-03-04T07:00:00')])
    expect(first('2026-03-03T05:00:00', 1)).toEqual([shanghai('2026-03-03T07:00:00')])
    expect(first('2026-03-03T07:00:00', 1)).toEqual([shanghai('2026-03-04T07:00:00')])
  })

  it('are at the same time of day when the clocks change', () => {
    const there = [...mornings(new Date('2026-03-28T20:00:00Z'), night, { ...calendar, timeZone: 'Europe/Berlin' })].slice(0, 2)
    expect(there).toEqual([new Date('2026-03-29T05:00:00Z'), new Date('2026-03-30T05:00:00Z')])
  })
})
