import { describe, expect, it } from 'vitest'
import { formatInstant, formatLength, formatRelative, formatSpan, instantAt, setHospitalZone } from '../../admin-ui/kit/time.ts'

const now = new Date('2025-11-25T05:00:00Z')
const hour = 3_600_000

describe('times on the pages', () => {
  it('are those of the hospital, wherever the reader sits', () => {
    expect(formatInstant('2025-11-25T23:05:00Z', 'en', now)).toBe('Wed 26 Nov, 07:05')
    expect(formatInstant('2025-11-25T23:05:00Z', 'zh', now)).toBe('11月26日周三 07:05')
  })

  it('are read as those of the hospital, too', () => {
    expect(instantAt('2025-11-26T07:05')).toEqual(new Date('2025-11-25T23:05:00Z'))
    expect([instantAt(''), instantAt('123456-01-01T00:00'), instantAt('yesterday')]).toEqual([null, null, null])
    setHospitalZone('Europe/London')
    try {
      // Summer time begins at 01:00 of the 30th and ends at 02:00 of 26 October.
      expect(['2025-03-30T00:30', '2025-03-30T02:30', '2025-10-26T00:30', '2025-10-26T02:30'].map((wall) => instantAt(wall)?.toISOString().slice(5, 16))).toEqual(['03-30T00:30', '03-30T01:30', '10-25T23:30', '10-26T02:30'])
    } finally {
      setHospitalZone('Asia/Shanghai')
    }
  })

  it('name the year where it is another one', () => {
    expect(formatInstant('2024-11-25T05:05:00Z', 'en', now)).toContain('2024')
  })

  it('never promise more time than is left', () => {
    expect(formatSpan(2.9 * hour, 'en')).toBe('2 hours')
    expect(formatSpan(2.9 * hour, 'zh')).toBe('2小时')
    expect(formatSpan(71 * hour, 'en')).toBe('2 days')
  })

  it('say a limit that was missed by seconds as missed by a minute', () => {
    expect(formatSpan(-20_000, 'en')).toBe('1 minute')
  })

  it('say durations in the units they were written in', () => {
    expect(['PT24H', 'P3D', 'PT1H30M', 'P1M'].map((length) => formatLength(length, 'en'))).toEqual(['24 hours', '3 days', '1 hour 30 minutes', '1 month'])
    expect(formatLength('P5D', 'zh')).toBe('5天')
  })

  it('tell before from after', () => {
    expect(formatRelative('2025-11-25T08:00:00Z', 'en', now)).toBe('in 3 hours')
    expect(formatRelative('2025-11-25T02:00:00Z', 'zh', now)).toBe('3小时前')
  })
})
