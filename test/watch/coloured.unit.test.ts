import { describe, expect, test } from 'vitest'
import { coloured } from '../../admin-ui/studio/watch/coloured.ts'
import { shortSpan } from '../../admin-ui/studio/watch/short-span.ts'
import type { Watched, WatchedElement } from '../../admin-ui/kit/shapes/watch.ts'

const element = (elementId: string, more: Partial<WatchedElement> = {}): WatchedElement => ({ elementId, active: 0, incidents: 0, overdue: 0, entered: 0, inTime: 0, late: 0, ...more })
const watched = (...elements: WatchedElement[]): Watched => ({ id: 'care', name: 'Care', version: 1, versions: [], running: 0, began: 0, ended: 0, elements, names: [], flows: [{ flowId: 'flow', times: 10 }] })
const say = (key: string, values: Record<string, unknown>) => `${key} ${Object.values(values).join(' ')}`

describe('a live diagram is coloured', () => {
  test('by who stands where: stuck and late come before how many', () => {
    const { marks, badges } = coloured('now', watched(element('call', { active: 3, incidents: 1, overdue: 2 }), element('write', { active: 1 }), element('done', { entered: 9 })), undefined, 'en', say)
    expect(marks).toEqual([{ elementId: 'call', state: 'incident' }, { elementId: 'write', state: 'active' }])
    expect(badges?.map(({ elementId, text, tone }) => [elementId, text, tone])).toEqual([['call', '! 1', 'bad'], ['call', '⏰ 2', 'warn'], ['call', '3', 'count'], ['write', '1', 'count']])
  })

  test('by how long they stay: the longest is the warmest, what passes at once says nothing', () => {
    const { heat, badges } = coloured('time', watched(element('call', { median: 86_400_000, p90: 172_800_000, entered: 4 }), element('write', { median: 60_000 }), element('gate', { median: 20 })), undefined, 'en', say)
    expect(heat).toEqual({ call: 5, write: expect.toSatisfy((level: number) => level >= 1 && level < 5) as number })
    expect(badges?.map(({ text, title }) => [text, title])).toEqual([['24 hrs', 'badge.time 24 hrs 2 days 4'], ['60 secs', 'badge.time 60 secs 60 secs 0']])
  })

  test('by how often steps and flows were gone', () => {
    expect(coloured('often', watched(element('call', { entered: 10 }), element('write', { entered: 1 }), element('never')), undefined, 'en', say).heat).toEqual({ call: 5, write: 1, flow: 5 })
  })

  test('by the part of due dates that broke; where none did it stays cold', () => {
    const { heat, badges } = coloured('late', watched(element('call', { late: 1, inTime: 1 }), element('write', { inTime: 5 }), element('free')), undefined, 'en', say)
    expect(heat).toEqual({ call: 3 })
    expect(badges?.map(({ text, tone }) => [text, tone])).toEqual([['1/2', 'bad'], ['0/5', 'plain']])
  })

  test('by the way that was chosen', () => {
    const path = { cases: 1, median: 1, flows: ['flow'], steps: [{ elementId: 'call' }], example: '1' }
    expect(coloured('paths', watched(), path, 'en', say)).toEqual({ taken: ['flow'], marks: [{ elementId: 'call', state: 'completed' }] })
  })
})

test('a span is said in the largest unit that does it justice, in both languages', () => {
  expect([0, 1_400, 89_000, 91_000, 3 * 3_600_000, 36 * 3_600_000, 90 * 3_600_000].map((span) => shortSpan(span, 'en'))).toEqual(['0 secs', '1 sec', '89 secs', '2 mins', '3 hrs', '1.5 days', '3.8 days'])
  expect(shortSpan(3 * 3_600_000, 'zh')).toBe('3小时')
})
