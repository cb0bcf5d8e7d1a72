import { describe, expect, it } from 'vitest'
import { slotsBetween, staffing } from '../../engine/callbacks/capacity.ts'
import { demoHospital, type Hospital } from '../../engine/people/index.ts'

const operatorsAt = (at: Date, place: Hospital, { atNight }: { atNight: number }): number => staffing(place, { atNight })(at)
const settings = { slotMinutes: 10, callsPerOperator: 1, atNight: 1 }
const nine = new Date('2026-03-02T01:00:00Z')
const night = new Date('2026-03-02T19:00:00Z')
const day = 24 * 3_600_000
const hospital = demoHospital(nine)
const operators = hospital.people.filter(({ roles }) => roles.includes('operator')).map(({ id }) => id)
const away = (person: string): Hospital['absences'][number] => ({ id: `away-${person}`, person, reason: 'leave', from: new Date(nine.getTime() - day), to: new Date(nine.getTime() + day) })
const rostered = (person: string, at: Date): Hospital['roster'][number] => ({ id: `shift-${person}`, department: 'hotline', person, kind: 'night', from: at, to: new Date(at.getTime() + 8 * 3_600_000) })
const without = ({ posts }: Hospital): Hospital['posts'] => posts.filter(({ department }) => department !== 'hotline')

describe('how many operators are there', () => {
  it('all of them in working time, less those who are absent', () => {
    expect(operatorsAt(nine, hospital, settings)).toBe(operators.length)
    expect(operatorsAt(nine, { ...hospital, absences: [away(operators[0]!), away(operators[1]!)] }, settings)).toBe(operators.length - 2)
  })

  it('those on the roster, where it names some for the hour', () => {
    expect(operatorsAt(night, { ...hospital, roster: [rostered(operators[1]!, night), rostered(operators[2]!, night)] }, settings)).toBe(2)
    expect(operatorsAt(night, { ...hospital, roster: [rostered(operators[1]!, night), rostered(operators[2]!, night)], absences: [away(operators[1]!)] }, settings)).toBe(1)
  })

  it('at night whoever is on shift at a post of theirs, else as many as the setting says', () => {
    expect(operatorsAt(night, hospital, { atNight: 3 })).toBe(1)
    expect(operatorsAt(night, { ...hospital, posts: without(hospital) }, { atNight: 3 })).toBe(3)
  })
})

describe('slots', () => {
  const hours = (from: Date, count: number) => new Date(from.getTime() + count * 3_600_000)

  it('begin with the one that runs, and none begins when the time is over', () => {
    const slots = slotsBetween(new Date('2026-03-02T01:03:00Z'), new Date('2026-03-02T01:31:00Z'), 'around-the-clock', hospital, settings)
    expect(slots.map(({ start }) => start.toISOString().slice(11, 16))).toEqual(['01:00', '01:10', '01:20', '01:30'])
  })

  it('of work in working time lie in working time only', () => {
    const slots = slotsBetween(hours(nine, 8), hours(nine, 25), 'working-time', hospital, settings)
    expect(slots.map(({ start }) => start.toISOString().slice(0, 13)).filter((at, i, all) => all.indexOf(at) === i)).toEqual(['2026-03-02T09', '2026-03-03T00', '2026-03-03T01'])
  })

  it('in which nobody is there do not exist', () => {
    expect(slotsBetween(night, hours(night, 2), 'around-the-clock', { ...hospital, posts: without(hospital) }, { ...settings, atNight: 0 })).toEqual([])
  })

  it('are counted over two weeks as one by one: nothing that has changed meanwhile is overlooked', () => {
    const busy = { ...hospital, absences: [away(operators[0]!), ...hospital.absences], roster: [rostered(operators[1]!, night), rostered(operators[2]!, hours(night, 30))] }
    for (const { start, room } of slotsBetween(nine, hours(nine, 14 * 24), 'around-the-clock', busy, { ...settings, slotMinutes: 60 })) {
      expect([start, room]).toEqual([start, operatorsAt(start, busy, settings)])
    }
  })

  it('hold a call of each operator, or several', () => {
    const rooms = (callsPerOperator: number) => slotsBetween(nine, hours(nine, 1), 'around-the-clock', hospital, { ...settings, callsPerOperator }).map(({ room }) => room)
    expect(new Set(rooms(1))).toEqual(new Set([operators.length]))
    expect(new Set(rooms(3))).toEqual(new Set([operators.length * 3]))
  })
})
