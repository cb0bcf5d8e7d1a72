import { describe, expect, it } from 'vitest'
import type { Deadline } from '../../engine/complaints/complaint.ts'
import { currentOf, outlivesCase, withNew } from '../../engine/deadlines/stage-clocks.ts'

const start = new Date('2026-03-02T01:00:00Z')
const clock = (stage: string, round: number, changes: Partial<Deadline> = {}): Deadline =>
  ({ stage, from: start, within: 'P7D', counting: 'around-the-clock', remind: null, at: new Date('2026-03-09T01:00:00Z'), remindAt: start, setAt: start, round, calendar: 'hospital@1', state: 'open', ...changes })

describe('the clocks of an order of the city', () => {
  it('run on when the case goes round again, beside the new ones of the case', () => {
    const next = withNew([clock('answer', 1), clock('plan', 1)], [clock('plan', 2)], 2)

    expect(next.map(({ stage, round, state }) => [stage, round, state])).toEqual([['answer', 1, 'open'], ['plan', 1, 'superseded'], ['plan', 2, 'open']])
    expect(currentOf(next, 'answer', 2)).toMatchObject({ round: 1, state: 'open' })
  })

  it('are set anew by the order itself', () => {
    const next = withNew([clock('answer', 1)], [clock('answer', 1, { at: start })], 1)
    expect(next.map(({ state }) => state)).toEqual(['superseded', 'open'])
    expect(currentOf(next, 'answer')?.at).toEqual(start)
  })

  it('outlive the case; its own do not', () => {
    expect(['sign', 'answer', 'plan', 'callback', 'statutory'].map(outlivesCase)).toEqual([true, true, false, false, false])
  })
})
