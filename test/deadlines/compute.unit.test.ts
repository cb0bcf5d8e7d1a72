import { describe, expect, it } from 'vitest'
import { computeDeadline, type StagePolicy } from '../../engine/deadlines/index.ts'
import type { CalendarSettings } from '../../engine/calendar/index.ts'

const shifts = [{ from: '08:00', to: '12:00' }, { from: '14:00', to: '17:30' }]
const shanghai: CalendarSettings = { id: 'hospital', version: 1, timeZone: 'Asia/Shanghai', weekdays: { 1: shifts, 2: shifts, 3: shifts, 4: shifts, 5: shifts }, holidays: [], workdays: [] }
const berlin: CalendarSettings = { ...shanghai, timeZone: 'Europe/Berlin' }

const stage = (within: string, remind: string | null, counting: StagePolicy['counting'] = 'around-the-clock'): StagePolicy => ({ stage: 'plan', within, counting, remind })
const iso = ({ at, remindAt }: { at: Date, remindAt: Date }) => [at.toISOString(), remindAt.toISOString()]

describe('a deadline', () => {
  it.each([
    ['PT24H', 'PT4H', '2026-03-03T01:00:00.000Z', '2026-03-02T21:00:00.000Z'],
    ['P7D', 'P1D', '2026-03-09T01:00:00.000Z', '2026-03-08T01:00:00.000Z'],
    ['PT20M', 'PT5M', '2026-03-02T01:20:00.000Z', '2026-03-02T01:15:00.000Z'],
  ])('of %s warns %s before it', (within, remind, at, remindAt) => {
    expect(iso(computeDeadline(stage(within, remind), new Date('2026-03-02T01:00:00Z'), shanghai))).toEqual([at, remindAt])
  })

  it('never warns before it began', () => {
    const from = new Date('2026-03-02T01:00:00Z')

    expect(computeDeadline(stage('PT1H', 'PT4H'), from, shanghai).remindAt).toEqual(from)
  })

  it('without a reminder warns at the limit itself', () => {
    const { at, remindAt } = computeDeadline(stage('PT1H', null), new Date('2026-03-02T01:00:00Z'), shanghai)

    expect(remindAt).toEqual(at)
  })

  it('in working time warns in working time: two hours before Monday 9:00 is Friday 16:30', () => {
    const friday = new Date('2026-03-06T16:00:00+08:00')

    expect(iso(computeDeadline(stage('PT2H30M', 'PT2H', 'working-time'), friday, shanghai))).toEqual(['2026-03-09T01:00:00.000Z', '2026-03-06T08:30:00.000Z'])
  })

  it('in working time warns a working day before it at the same time of day', () => {
    const { at, remindAt } = computeDeadline(stage('P1D', 'P1D', 'working-time'), new Date('2026-03-02T10:00:00+08:00'), shanghai)

    expect(iso({ at, remindAt })).toEqual(['2026-03-03T02:00:00.000Z', '2026-03-02T02:00:00.000Z'])
  })

  it('keeps the wall clock when the clocks change: a day before is the same time of the day before', () => {
    const { at, remindAt } = computeDeadline(stage('P3D', 'P1D'), new Date('2026-03-27T10:00:00+01:00'), berlin)

    expect(iso({ at, remindAt })).toEqual(['2026-03-30T08:00:00.000Z', '2026-03-29T08:00:00.000Z'])
  })

  it('reaches over 29 February', () => {
    expect(iso(computeDeadline(stage('P3D', 'PT12H'), new Date('2028-02-27T10:00:00+08:00'), shanghai))).toEqual(['2028-03-01T02:00:00.000Z', '2028-02-29T14:00:00.000Z'])
  })
})
