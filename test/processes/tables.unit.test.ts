import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { signalsIn, type Lexicon } from '../../connectors/case-signals/lexicon.ts'
import { decide } from './decide.ts'
import { decisions, type Decision } from './shipped.ts'

const lexicon = JSON.parse(readFileSync(new URL('../../processes/lexicon.json', import.meta.url), 'utf8')) as Lexicon

let tables: Map<string, Decision>
beforeAll(async () => { tables = await decisions() })

describe('every table', () => {
  it('ends in a row that always fits, collects, or has exactly one row for each case', () => {
    const withGap = [...tables.values()].filter(({ hitPolicy, rules }) => hitPolicy === 'FIRST' && !rules.at(-1)!.when.every((test) => test === ''))
    expect(withGap.map(({ id }) => id)).toEqual([])
    expect(new Set([...tables.values()].flatMap(({ hitPolicy }) => hitPolicy ?? []))).toEqual(new Set(['FIRST', 'UNIQUE', 'COLLECT']))
  })

  it('says of each row where it comes from', () => {
    const silent = [...tables.values()].flatMap(({ id, rules }) => rules.filter(({ source }) => !source).map((_, i) => `${id} row ${i + 1}`))
    expect(silent).toEqual([])
  })

  it('asks only for signals that the lexicon can find, and leaves none of them unused', () => {
    const asked = new Set(['complaint-topic', 'complaint-weight', 'complaint-tier'].flatMap((id) =>
      tables.get(id)!.rules.flatMap(({ when }) => when[tables.get(id)!.inputs.indexOf('signals')]!.match(/"[^"]+"/g) ?? [])).map((quoted) => quoted.slice(1, -1)))
    const known = new Set(lexicon.map(({ signal }) => signal))
    expect(known.size).toBe(lexicon.length)
    // The register form asks about it directly.
    expect(known.difference(asked)).toEqual(new Set(['epidemic']))
    expect(asked.difference(known)).toEqual(new Set())
  })
})

describe('tier policy', () => {
  const byStage = (rows: unknown) => Object.fromEntries((rows as { stage: string, within: string }[]).map(({ stage, within }) => [stage, within]))
  const limits = (tier: string, emergency: string | null = null) => byStage(decide(tables, 'tier-policy', { tier, emergency }))

  it('gives each tier the clocks of the domain', () => {
    expect(limits('general')).toMatchObject({ contact: 'PT24H', plan: 'P7D' })
    expect(limits('general')).not.toHaveProperty('callback')
    expect(limits('important')).toMatchObject({ contact: 'PT12H', plan: 'P3D', end: 'P5D', callback: 'PT48H' })
    expect(limits('dispute')).toMatchObject({ contact: 'PT1H', investigation: 'PT24H', plan: 'P3D', end: 'P7D', callback: 'PT48H' })
    expect(byStage(decide(tables, 'work-limits', { work: 'hotline' }))).toEqual({ callback: 'PT28M' })
  })

  it('asks for the same stages while an emergency is declared, none of them later', () => {
    for (const tier of ['general', 'important', 'dispute']) {
      const [usual, plan] = [limits(tier), limits(tier, 'some emergency')]
      expect(new Set(Object.keys(plan))).toEqual(new Set(Object.keys(usual)))
      for (const stage of Object.keys(usual)) expect(hoursOf(plan[stage]!)).toBeLessThanOrEqual(hoursOf(usual[stage]!))
      expect(plan).not.toEqual(usual)
    }
  })

  it.each(['tier-policy', 'work-limits'])('%s reminds before every limit, and says how the time counts', (table) => {
    for (const { then } of tables.get(table)!.rules) {
      const [within, remind] = [hoursOf(JSON.parse(then['within']!) as string), hoursOf(JSON.parse(then['remind']!) as string)]
      expect(remind).toBeGreaterThan(0)
      expect(remind).toBeLessThan(within)
      expect(['around-the-clock', 'working-time']).toContain(JSON.parse(then['counting']!))
    }
  })
})

describe('classification', () => {
  const proposalFor = (words: string) => decide(tables, 'complaint-classification', { signals: signalsIn(words, lexicon) })

  it.each([
    ['I suggest more chairs in the waiting area.', { nature: 'service', kind: 'suggestion', severity: 0 }],
    ['建议增加自动售货机，厕所也可以更干净。', { nature: 'service', tag: 'environment', kind: 'suggestion' }],
    ['We waited four hours and the nurse was rude. I am very disappointed.', { nature: 'service', tag: 'attitude', kind: 'dissatisfaction', confidence: 'high' }],
    ['排队等了三个小时，缴费还要再排，非常不满。', { nature: 'process', tag: 'payment-queue', kind: 'dissatisfaction' }],
    ['The wrong report led to an unnecessary operation. I will sue.', { nature: 'quality', tag: 'wrong-report', kind: 'complaint', field: 'clinical' }],
    ['医生误诊，导致病情加重，要求赔偿。', { nature: 'quality', tag: 'misdiagnosis', kind: 'complaint', severity: 2, confidence: 'high' }],
    ['护士当众说出我的病情，泄露隐私。', { nature: 'rights', tag: 'privacy-leak', kind: 'dissatisfaction' }],
    ['I was overcharged and nobody could show me the bill.', { nature: 'rights', tag: 'charge-dispute', kind: 'dissatisfaction' }],
    ['预约挂号系统总是约不上。', { nature: 'process', tag: 'booking-failure' }],
    ['我父亲抢救无效去世，我们要起诉。', { kind: 'complaint', severity: 4 }],
    ['Our baby got the wrong dose.', { nature: 'quality', tag: 'medication-error', kind: 'complaint' }],
    ['主刀医生收了红包。', { nature: null, kind: 'complaint', confidence: 'medium' }],
  ])('%s', (words, proposal) => {
    expect(proposalFor(words)).toMatchObject(proposal)
  })

  it('finds nothing, says so, and takes the stricter kind', () => {
    expect(proposalFor('Hello.')).toMatchObject({ nature: null, tag: null, kind: 'dissatisfaction', severity: 0, confidence: 'low' })
  })

  it.each([
    ['violence', '医生给我父亲动手术，心率正常。'], ['environment', '心脏内科的医生检查了肝脏和肾脏。'], ['violence', 'He had a heart attack, his heart beat too fast.'],
    ['media', 'My blood pressure was measured twice.'], ['suggestion', '医生建议我住院。'], ['charge-dispute', '贵院的医生医术高超，建议非常宝贵。'],
  ])('does not hear "%s" in: %s', (signal, words) => {
    expect(signalsIn(words, lexicon)).not.toContain(signal)
  })
})

describe('tier', () => {
  const tierFor = (facts: Record<string, unknown>) => (decide(tables, 'complaint-tier', { cause: 'new', currentTier: null, kind: null, severity: null, signals: [], ...facts }) as { tier: string }).tier
  const order = ['general', 'important', 'dispute']

  it.each([['suggestion', 'general'], ['dissatisfaction', 'important'], ['complaint', 'dispute'], [null, 'important']])('a new %s is %s', (kind, tier) => {
    expect(tierFor({ kind, severity: 0 })).toBe(tier)
  })

  it('is dispute for an injury or a red flag, whatever it calls itself', () => {
    expect(tierFor({ kind: 'suggestion', severity: 2 })).toBe('dispute')
    const flagged = (flag: string) => tierFor({ kind: 'suggestion', severity: 0, signals: [flag] })
    expect(['death', 'lasting-harm', 'harm', 'violence', 'litigation', 'media', 'money', 'integrity'].filter((flag) => flagged(flag) !== 'dispute')).toEqual([])
    expect(['child', 'privacy'].map(flagged)).toEqual(['important', 'important'])
  })

  it.each(['limit-missed', 'not-satisfied'])('goes up one step when %s, and stays at the top', (cause) => {
    expect(order.map((currentTier) => tierFor({ cause, currentTier }))).toEqual(['important', 'dispute', 'dispute'])
  })

  it('keeps its tier when an emergency begins or ends, and when it is reopened, unless it was a suggestion', () => {
    expect(order.map((currentTier) => tierFor({ cause: 'emergency-changed', currentTier }))).toEqual(order)
    expect([null, ...order].map((currentTier) => tierFor({ cause: 'reopened', currentTier }))).toEqual(['important', 'important', 'important', 'dispute'])
  })

  it('rises by new facts only if they weigh enough, and never falls', () => {
    expect(order.map((currentTier) => tierFor({ cause: 'new-facts', currentTier, signals: ['waiting-time'] }))).toEqual(order)
    expect(order.map((currentTier) => tierFor({ cause: 'new-facts', currentTier, signals: ['child'] }))).toEqual(['important', 'important', 'dispute'])
    expect(order.map((currentTier) => tierFor({ cause: 'new-facts', currentTier, signals: ['litigation'] }))).toEqual(['dispute', 'dispute', 'dispute'])
  })
})

describe('routing', () => {
  interface Routing { department: string, posts: { post: string, department: string, group: string }[], tell: string[] }
  const route = (facts: Record<string, unknown>) => decide(tables, 'complaint-routing', { tier: 'important', nature: 'service', department: 'cardiology', severity: 0, major: false, path: 'tier', emergency: null, ...facts }) as Routing

  it('gives each tier to the posts of the domain', () => {
    expect(route({ tier: 'general' }).posts.map(({ post }) => post)).toEqual(['service-specialist'])
    expect(route({ tier: 'important' }).posts.map(({ post }) => post)).toEqual(['department-head'])
    expect(route({ tier: 'dispute' }).posts.map(({ post }) => post)).toEqual(['complaint-specialist', 'department-head'])
    expect(route({ tier: 'dispute' }).posts.map(({ group }) => group)).toEqual(['complaint-office', 'department-head:cardiology'])
  })

  it('gives a case of ethics or discipline to the supervision office, and the head of the accused hears nothing of it', () => {
    for (const tier of ['general', 'important', 'dispute']) {
      const { posts, tell } = route({ tier, path: 'discipline', severity: 3, major: true, emergency: 'some emergency' })
      expect(posts.map(({ group }) => group)).toEqual(['supervision'])
      expect(tell).toContain('group:supervision')
      expect(tell).not.toContain('group:department-head:cardiology')
    }
  })

  it('gives a case of a declared emergency to its special person, a dispute together with the head', () => {
    expect(route({ emergency: 'some emergency' }).posts.map(({ post }) => post)).toEqual(['emergency-handler'])
    expect(route({ tier: 'dispute', emergency: 'some emergency' }).posts.map(({ post }) => post)).toEqual(['emergency-handler', 'department-head'])
    expect(route({ emergency: 'some emergency' }).tell).toContain('group:emergency:some emergency')
  })

  it('tells the quality inspection team of a repeated response', () => {
    expect(route({ path: 'repeat' }).tell).toEqual(['group:department-head:cardiology', 'group:quality-team'])
  })

  it('keeps a case of no department in the complaint office', () => {
    expect(route({ department: null })).toMatchObject({ department: 'complaint-office', posts: [{ department: 'complaint-office' }] })
  })

  it('tells leadership and supervision of what is serious or complex, once, and the head of the institution of a major dispute', () => {
    expect(route({}).tell).toEqual(['group:department-head:cardiology'])
    expect(route({ tier: 'dispute', severity: 3, major: true }).tell.toSorted()).toEqual([
      'group:complaint-office', 'group:department-head:cardiology', 'group:department-head:leadership', 'group:leadership', 'group:supervision',
    ])
    expect(route({ major: true }).tell).not.toContain('group:department-head:leadership')
  })
})

function hoursOf(duration: string): number {
  const [, days = 0, hours = 0, minutes = 0] = (/^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/.exec(duration) ?? []).map(Number)
  return (days || 0) * 24 + (hours || 0) + (minutes || 0) / 60
}
