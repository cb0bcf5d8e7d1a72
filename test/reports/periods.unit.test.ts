import { describe, expect, it } from 'vitest'
import { lastPeriod, periodsSince } from '../../engine/reports/periods.ts'

const zone = 'Asia/Shanghai'
const at = (local: string): Date => new Date(`${local}+08:00`)

describe('the period that is over', () => {
  it.each([
    ['daily', '2026-03-03T07:00:00', 'daily-2026-03-02', '2026-03-02T00:00:00', '2026-03-03T00:00:00'],
    ['daily', '2026-03-03T00:00:00', 'daily-2026-03-02', '2026-03-02T00:00:00', '2026-03-03T00:00:00'],
    ['weekly', '2026-03-09T07:00:00', 'weekly-2026-03-02', '2026-03-02T00:00:00', '2026-03-09T00:00:00'],
    ['weekly', '2026-03-15T23:59:59', 'weekly-2026-03-02', '2026-03-02T00:00:00', '2026-03-09T00:00:00'],
    ['monthly', '2026-03-01T07:00:00', 'monthly-2026-02-01', '2026-02-01T00:00:00', '2026-03-01T00:00:00'],
    ['monthly', '2026-01-31T12:00:00', 'monthly-2025-12-01', '2025-12-01T00:00:00', '2026-01-01T00:00:00'],
  ] as const)('%s at %s is %s', (kind, now, id, from, to) => {
    expect(lastPeriod(kind, at(now), zone)).toEqual({ id, kind, from: at(from), to: at(to), zone })
  })

  it('ends where the next one begins, also when the clocks change', () => {
    const days = periodsSince('daily', new Date('2026-03-26T23:00:00Z'), new Date('2026-03-31T10:00:00Z'), 'Europe/Berlin')
    expect(days.map(({ from, to }) => (to.getTime() - from.getTime()) / 3600_000)).toEqual([24, 24, 23, 24])
    expect(days.slice(1).map(({ from }) => from)).toEqual(days.slice(0, -1).map(({ to }) => to))
  })
})

describe('what is caught up', () => {
  const since = (after: string | null, now: string) => periodsSince('daily', after ? at(after) : null, at(now), zone).map(({ id }) => id.slice(-2))

  it('is everything since the last report, the earliest first', () => {
    expect(since('2026-03-02T00:00:00', '2026-03-05T07:00:00')).toEqual(['02', '03', '04'])
    expect(since('2026-03-05T00:00:00', '2026-03-05T07:00:00')).toEqual([])
  })

  it('is one period where there was no report before, and never more than thirty-one', () => {
    expect(since(null, '2026-03-05T07:00:00')).toEqual(['04'])
    expect(since('2025-01-01T00:00:00', '2026-03-05T07:00:00')).toHaveLength(31)
  })
})
