import { describe, expect, it } from 'vitest'
import { addWithin, workingTimeBetween, type CalendarSettings } from '../../engine/calendar/index.ts'
import type { Deadline, Pause } from '../../engine/complaints/complaint.ts'
import { computeDeadline, extended, paused, recounted, resumed } from '../../engine/deadlines/index.ts'
import { calendarWith, shanghai as day } from '../calendar/calendars.ts'
import { forSeeds } from '../calendar/seeded.ts'

const shanghai = calendarWith()
const berlin = calendarWith({ timeZone: 'Europe/Berlin' })
const hour = 3_600_000

const clock = (from: Date, within: string, counting: Deadline['counting'], calendar: CalendarSettings, remind: string | null = null): Deadline => ({
  stage: 'plan', from, within, counting, remind, ...computeDeadline({ stage: 'plan', within, counting, remind }, from, calendar), setAt: from, round: 1, calendar: 'hospital@1', state: 'open',
})
const pause = (at: Date, until: Date, id = 'request'): Pause => ({ id, at, until, because: 'waiting-complainant', by: 'wei-chao', approvedBy: null, evidence: id })
const iso = ({ at }: Deadline) => at.toISOString()
/** A whole number below a limit. */
const below = (random: () => number, limit: number) => Math.floor(random() * Math.max(1, limit))

describe('a paused clock around the clock', () => {
  const set = clock(day('2026-03-02T09:00'), 'P3D', 'around-the-clock', shanghai, 'PT12H')

  it('has its limit later by as long as it stands still, and warns with it', () => {
    const still = paused(set, pause(day('2026-03-03T09:00'), day('2026-03-06T09:00')), shanghai)

    expect(still).toMatchObject({ at: day('2026-03-08T09:00'), remindAt: day('2026-03-07T21:00'), pausedUntil: day('2026-03-06T09:00') })
  })

  it('that runs on earlier has what was left', () => {
    const still = paused(set, pause(day('2026-03-03T09:00'), day('2026-03-06T09:00')), shanghai)
    const runs = resumed(still, day('2026-03-04T09:00'), shanghai)

    expect(runs).toMatchObject({ at: day('2026-03-06T09:00'), remindAt: day('2026-03-05T21:00'), pauses: [{ resumedAt: day('2026-03-04T09:00') }] })
    expect(runs).not.toHaveProperty('pausedUntil')
  })

  it('that runs on by itself keeps the limit that it was given', () => {
    const still = paused(set, pause(day('2026-03-03T09:00'), day('2026-03-06T09:00')), shanghai)
    const runs = resumed(still, day('2026-03-06T09:00'), shanghai)

    expect(iso(runs)).toBe(iso(still))
    expect(runs.pauses?.[0]).not.toHaveProperty('resumedAt')
  })

  it('that runs on at once is where it was', () => {
    const now = day('2026-03-03T09:00')

    expect(iso(resumed(paused(set, pause(now, day('2026-03-06T09:00')), shanghai), now, shanghai))).toBe(iso(set))
  })

  it('that runs on exactly at its old limit has what was left then', () => {
    const runs = resumed(paused(set, pause(day('2026-03-03T09:00'), day('2026-03-09T09:00')), shanghai), set.at, shanghai)

    expect(iso(runs)).toBe(day('2026-03-07T09:00').toISOString())
  })

  it('paused in its last minute warns at once when it runs on', () => {
    const still = paused({ ...set, remindedAt: set.remindAt }, pause(day('2026-03-05T08:59'), day('2026-03-06T08:59')), shanghai)

    expect(still).toMatchObject({ at: day('2026-03-06T09:00'), remindAt: day('2026-03-06T08:59') })
    expect(still).not.toHaveProperty('remindedAt')
  })

  it('over the change of the clocks has the hours that were left, and a later extension is days on the wall', () => {
    const before = clock(new Date('2026-03-27T10:00:00+01:00'), 'P3D', 'around-the-clock', berlin)
    const still = paused(before, pause(new Date('2026-03-28T10:00:00+01:00'), new Date('2026-03-29T10:00:00+02:00')), berlin)
    const longer = extended(still, { id: 'more', at: new Date('2026-03-30T00:00:00Z'), length: 'P1D', because: 'complex', by: null, approvedBy: null, evidence: null }, berlin)

    expect(still.at.getTime() - before.at.getTime()).toBe(23 * hour)
    expect(longer.at.getTime() - still.at.getTime()).toBe(24 * hour)
    expect(iso(before)).toBe('2026-03-30T08:00:00.000Z')
  })

  it('over 29 February is right in a leap year and in another', () => {
    const leap = paused(clock(day('2028-02-27T10:00'), 'P3D', 'around-the-clock', shanghai), pause(day('2028-02-28T10:00'), day('2028-03-01T10:00')), shanghai)
    const other = paused(clock(day('2027-02-27T10:00'), 'P3D', 'around-the-clock', shanghai), pause(day('2027-02-28T10:00'), day('2027-03-01T10:00')), shanghai)

    expect(iso(leap)).toBe(day('2028-03-03T10:00').toISOString())
    expect(iso(other)).toBe(day('2027-03-03T10:00').toISOString())
  })
})

describe('a paused clock in working time', () => {
  it('loses nothing over a weekend on which nobody works anyway', () => {
    const set = clock(day('2026-03-06T16:00'), 'PT4H', 'working-time', shanghai)
    const still = paused(set, pause(day('2026-03-07T10:00'), day('2026-03-08T20:00')), shanghai)

    expect(iso(set)).toBe(day('2026-03-09T10:30').toISOString())
    expect(iso(still)).toBe(iso(set))
  })

  it('moves by the working time of the pause: Friday afternoon to Tuesday noon is a day and a half', () => {
    const set = clock(day('2026-03-06T16:00'), 'PT4H', 'working-time', shanghai)
    const still = paused(set, pause(day('2026-03-06T17:00'), day('2026-03-10T12:00')), shanghai)

    expect(workingTimeBetween(day('2026-03-10T12:00'), still.at, shanghai)).toBe(3 * hour)
    expect(iso(still)).toBe(day('2026-03-10T17:00').toISOString())
  })

  it('is never due while it stands still', () => {
    const set = clock(day('2026-03-06T16:30'), 'PT1H', 'working-time', shanghai)
    const still = paused(set, pause(day('2026-03-06T17:15'), day('2026-03-08T12:00')), shanghai)

    expect(iso(set)).toBe(day('2026-03-06T17:30').toISOString())
    expect(still.at >= day('2026-03-08T12:00')).toBe(true)
    expect(workingTimeBetween(day('2026-03-08T12:00'), still.at, shanghai)).toBe(0.25 * hour)
  })

  it('of days keeps what was left of them in working time', () => {
    const set = clock(day('2026-03-02T10:00'), 'P3D', 'working-time', shanghai)
    const [from, to] = [day('2026-03-03T15:00'), day('2026-03-05T09:00')]

    expect(workingTimeBetween(to, paused(set, pause(from, to), shanghai).at, shanghai)).toBe(workingTimeBetween(from, set.at, shanghai))
  })

  it('keeps what was left, whatever the moments, and a second pause does so again', () => {
    forSeeds(200, (random) => {
      const set = clock(day('2026-03-02T00:00'), `PT${1 + below(random, 40)}H${below(random, 60)}M`, 'working-time', shanghai)
      const first = new Date(set.from.getTime() + below(random, set.at.getTime() - set.from.getTime()))
      const until = new Date(first.getTime() + below(random, 9 * 24 * hour))
      const still = paused(set, pause(first, until), shanghai)
      const again = new Date(until.getTime() + below(random, still.at.getTime() - until.getTime()))
      const end = new Date(again.getTime() + below(random, 5 * 24 * hour))
      const twice = paused(resumed(still, until, shanghai), pause(again, end, 'again'), shanghai)

      expect(still.at >= until).toBe(true)
      expect(workingTimeBetween(until, still.at, shanghai)).toBe(workingTimeBetween(first, set.at, shanghai))
      expect(workingTimeBetween(end, twice.at, shanghai)).toBe(workingTimeBetween(again, still.at, shanghai))
    })
  })

  it('that runs on earlier is never later than one that runs on by itself, and never earlier than one that never stood still', () => {
    forSeeds(50, (random) => {
      const set = clock(day('2026-03-02T00:00'), `PT${1 + below(random, 40)}H`, random() < 0.5 ? 'working-time' : 'around-the-clock', shanghai)
      const first = new Date(set.from.getTime() + below(random, set.at.getTime() - set.from.getTime()))
      const still = paused(set, pause(first, new Date(first.getTime() + 10 * 24 * hour)), shanghai)
      const early = resumed(still, new Date(first.getTime() + below(random, 10 * 24 * hour)), shanghai)

      expect(early.at <= still.at).toBe(true)
      expect(early.at >= set.at).toBe(true)
    })
  })
})

describe('another calendar', () => {
  const holiday = calendarWith({ version: 2, holidays: [{ date: '2026-03-04', name: 'Closed' }] })
  const now = day('2026-03-03T09:00')

  it('moves what counts working time, with the pauses and extensions that it had', () => {
    const set = clock(day('2026-03-02T10:00'), 'P3D', 'working-time', shanghai, 'P1D')
    const longer = extended(set, { id: 'more', at: day('2026-03-02T11:00'), length: 'P1D', because: 'complex', by: null, approvedBy: null, evidence: null }, shanghai)
    const moved = recounted(longer, holiday, now)

    expect([iso(set), iso(longer), iso(moved)]).toEqual([day('2026-03-05T10:00'), day('2026-03-06T10:00'), day('2026-03-09T10:00')].map((one) => one.toISOString()))
    expect(moved).toMatchObject({ remindAt: day('2026-03-06T10:00'), calendar: 'hospital@2', movedAt: now })
  })

  it('leaves a clock that runs around the clock as it is, to the very object', () => {
    const set = clock(day('2026-03-02T10:00'), 'P3D', 'around-the-clock', shanghai)

    expect(recounted(set, holiday, now)).toBe(set)
  })

  it('and back again is where it began', () => {
    const set = clock(day('2026-03-02T10:00'), 'P3D', 'working-time', shanghai, 'P1D')

    expect(iso(recounted(recounted(set, holiday, now), shanghai, now))).toBe(iso(set))
  })

  it('warns a second time only for a warning that lies ahead', () => {
    const set = { ...clock(day('2026-03-02T10:00'), 'P3D', 'working-time', shanghai, 'P1D'), remindedAt: day('2026-03-04T10:00') }

    expect(recounted(set, { ...shanghai, version: 2, holidays: [{ date: '2026-03-05', name: 'Closed' }] }, day('2026-03-04T11:00'))).toHaveProperty('remindedAt')
    expect(recounted(set, { ...shanghai, version: 2, holidays: [{ date: '2026-03-05', name: 'Closed' }, { date: '2026-03-06', name: 'Closed' }] }, day('2026-03-04T09:00'))).not.toHaveProperty('remindedAt')
  })

  it('counts an extension of days in the clock\'s own way', () => {
    const set = clock(day('2026-03-05T10:00'), 'P1D', 'working-time', shanghai)
    const longer = extended(set, { id: 'more', at: day('2026-03-05T11:00'), length: 'P1D', because: 'complex', by: null, approvedBy: null, evidence: null }, shanghai)

    expect(iso(longer)).toBe(addWithin(set.at, 'P1D', 'working-time', shanghai).toISOString())
    expect(iso(longer)).toBe(day('2026-03-09T10:00').toISOString())
  })
})
