import { describe, expect, it } from 'vitest'
import type { Deadline } from '../../engine/complaints/complaint.ts'
import { currentOf, done, withNew } from '../../engine/deadlines/index.ts'

const at = (hour: number) => new Date(Date.UTC(2026, 2, 2, hour))
const clock = (stage: string, changes: Partial<Deadline> = {}): Deadline =>
  ({ stage, from: at(0), within: 'PT12H', counting: 'around-the-clock', remind: 'PT2H', at: at(12), remindAt: at(10), setAt: at(1), round: 1, calendar: 'hospital@1', state: 'open', ...changes })

const summary = (deadlines: Deadline[]) => deadlines.map(({ stage, round, state }) => `${stage} ${round} ${state}`)

describe('setting clocks', () => {
  it('for a new round replaces what is open of the earlier ones and keeps what happened', () => {
    const before = [clock('contact', { state: 'met' }), clock('plan', { state: 'missed' }), clock('end')]

    expect(summary(withNew(before, [clock('contact', { round: 2 }), clock('end', { round: 2 })], 2)))
      .toEqual(['contact 1 met', 'plan 1 missed', 'end 1 superseded', 'contact 2 open', 'end 2 open'])
  })

  it('again in the same round replaces an open clock and leaves a met one met', () => {
    const before = [clock('contact', { state: 'met' }), clock('plan')]

    expect(summary(withNew(before, [clock('contact'), clock('plan')], 1))).toEqual(['contact 1 met', 'plan 1 superseded', 'plan 1 open'])
  })

  it('never sets the statutory clock a second time, and no later round replaces it', () => {
    const before = [clock('statutory'), clock('plan')]

    expect(summary(withNew(before, [clock('statutory', { round: 2 }), clock('plan', { round: 2 })], 2))).toEqual(['statutory 1 open', 'plan 1 superseded', 'plan 2 open'])
    expect(currentOf(before, 'statutory', 2)).toBe(before[0])
  })

  it('leaves stages alone that run beside them in the same round', () => {
    expect(summary(withNew([clock('end')], [clock('callback')], 1))).toEqual(['end 1 open', 'callback 1 open'])
  })
})

describe('the clock that counts', () => {
  it('is the latest one that was not replaced', () => {
    const newer = clock('plan', { round: 2 })

    expect(currentOf([clock('plan', { state: 'superseded' }), newer, clock('end')], 'plan')).toBe(newer)
    expect(currentOf([clock('plan', { state: 'superseded' })], 'plan')).toBeNull()
  })

  it('is one of its round where the round is given', () => {
    const older = clock('plan', { state: 'missed' })

    expect(currentOf([older, clock('plan', { round: 2 })], 'plan', 1)).toBe(older)
  })
})

describe('a stage that is done', () => {
  it('in time is met, also at the very limit', () => {
    expect(done(clock('plan'), at(12))).toMatchObject({ state: 'met', metAt: at(12) })
  })

  it('too late is missed and says when it was done', () => {
    expect(done(clock('plan'), at(13))).toMatchObject({ state: 'missed', missedAt: at(12), metAt: at(13) })
    expect(done(clock('plan', { state: 'missed', missedAt: at(12) }), at(13))).toMatchObject({ state: 'missed', missedAt: at(12), metAt: at(13) })
  })

  it.each([clock('plan', { state: 'met', metAt: at(9) }), clock('plan', { state: 'missed', metAt: at(13) }), clock('plan', { state: 'superseded' })])('a second time stays as it is', (before) => {
    expect(done(before, at(14))).toBe(before)
  })
})
