import { beforeAll, describe, expect, it } from 'vitest'
import { checkCalendar, countings, type CalendarSettings, type Counting } from '../../engine/calendar/index.ts'
import { ConfigFaults, readConfig } from '../../engine/config/read-config.ts'
import { computeDeadline } from '../../engine/deadlines/index.ts'
import { ownFiles } from '../../engine/packs/pack-files.ts'
import { basePack, packIds } from '../../engine/packs/pack-ids.ts'
import { readPack, type Pack } from '../../engine/packs/pack.ts'
import { contentOf, type PackContent } from '../../engine/packs/show-pack.ts'
import { checkFile } from '../../engine/zeebe/deploy/check-file.ts'
import { decide } from '../processes/decide.ts'
import { decisions, type Decision } from '../processes/shipped.ts'

interface Clock { stage: string, within: string, counting: Counting, remind: string }

const tiers = ['general', 'important', 'dispute'] as const
const others = packIds().filter((id) => id !== basePack)
const monday = new Date('2027-02-01T09:00:00Z')

describe.each(others)('the pack %s', (id) => {
  let pack: Pack
  let shown: PackContent
  let own: Map<string, Decision>
  let base: Map<string, Decision>
  let calendar: CalendarSettings

  beforeAll(async () => {
    ;[pack, shown, own, base] = await Promise.all([readPack(id), contentOf(id), decisions(`processes/packs/${id}/*.dmn`), decisions()])
    calendar = {
      id, version: 1, timeZone: 'UTC', holidays: pack.calendar?.holidays ?? [], workdays: [], ...(!pack.calendar && { statutory: 'CN' as const }),
      weekdays: Object.fromEntries([1, 2, 3, 4, 5].map((day) => [day, [{ from: '08:00', to: '17:00' }]])),
    }
  })

  const clocksIn = (tables: Map<string, Decision>, facts: Record<string, unknown>): Clock[] => decide(tables, 'tier-policy', { emergency: null, alsoConcerned: null, ...facts }) as Clock[]
  const situations = tiers.flatMap((tier) => [null, 'e1'].flatMap((emergency) => [null, [], ['pharmacy']].map((alsoConcerned) => ({ tier, emergency, alsoConcerned }))))

  it('gives every tier the clocks that the diagrams ask for, each once', () => {
    for (const facts of situations) {
      const stagesOf = (tables: Map<string, Decision>) => clocksIn(tables, facts).map(({ stage }) => stage).toSorted()
      expect([facts, stagesOf(own)]).toEqual([facts, stagesOf(base)])
    }
  })

  it('warns before every limit, and lets nothing end before what it rests on', () => {
    const order = ['register', 'contact', 'department', 'investigation', 'plan', 'end', 'statutory']
    for (const facts of situations) {
      const clocks = clocksIn(own, facts)
      const ends = clocks.map(({ stage, within, counting, remind }) => {
        expect(countings).toContain(counting)
        const { at, remindAt } = computeDeadline({ stage, within, counting, remind }, monday, calendar)
        expect(remindAt.getTime()).toBeGreaterThan(monday.getTime())
        expect(remindAt.getTime()).toBeLessThan(at.getTime())
        return { stage, at }
      }).filter(({ stage }) => order.includes(stage)).toSorted((a, b) => order.indexOf(a.stage) - order.indexOf(b.stage))
      // The emergency plan has clocks of its own; registration and the departments' parts keep those of every day.
      const inOrder = facts.emergency ? ends.filter(({ stage }) => stage !== 'department' && stage !== 'register') : ends
      expect([facts, inOrder.map(({ at }) => at)]).toEqual([facts, inOrder.map(({ at }) => at).toSorted((a, b) => a.getTime() - b.getTime())])
    }
  })

  it('says of each row where it comes from, and of what the law changes since when', () => {
    const rows = shown.tables.flatMap((table) => table.rows).filter(({ change }) => change !== 'removed')
    expect(rows.filter(({ source }) => !source)).toEqual([])
    const changed = rows.filter(({ change }) => change !== 'same')
    expect(changed.length).toBeGreaterThan(0)
    expect(changed.filter(({ source }) => !/^\(Recourse\)|(19|20)\d\d/.test(source)).map(({ source }) => source)).toEqual([])
  })

  it('changes something with each of its files, and only texts of the base\'s forms', async () => {
    const files = await ownFiles(id)
    for (const { name } of files) {
      const changes = name.endsWith('.form')
        ? shown.forms.find(({ file }) => file === name)!.changes
        : shown.tables.filter(({ file }) => file === name).flatMap(({ rows }) => rows).filter(({ change }) => change !== 'same')
      expect([name, changes.length > 0]).toEqual([name, true])
    }
    expect(shown.forms.flatMap(({ changes }) => changes).filter(({ property }) => !/^(description|properties\.description\.zh)$/.test(property))).toEqual([])
  })

  it('can be deployed', async () => {
    for (const version of ['8.5.8', '8.6.0']) {
      const checked = await Promise.all((await ownFiles(id)).map((file) => checkFile(file, { version, knownJobTypes: [] })))
      expect(checked.flatMap(({ file, faults }) => faults.map((fault) => ({ file, ...fault })))).toEqual([])
    }
  })

  it('has a calendar that counts', () => {
    expect(checkCalendar(calendar, monday).filter(({ severity }) => severity === 'error')).toEqual([])
  })
})

describe('the numbers', () => {
  const clocksOf = async (id: string, tier: string, facts: Record<string, unknown> = {}) => {
    const tables = await decisions(id === basePack ? 'processes/*/*.dmn' : `processes/packs/${id}/*.dmn`)
    const rows = decide(tables, 'tier-policy', { tier, emergency: null, alsoConcerned: null, ...facts }) as Clock[]
    return Object.fromEntries(rows.map(({ stage, within, counting }) => [stage, `${within} ${counting}`]))
  }
  const working = (days: number): string => `P${days}D working-days`

  it.each([
    ['wales-2014', 2, 30], ['scotland-2014', 3, 20], ['northern-ireland-2014', 3, 10], ['northern-ireland-trusts-2023', 2, 20],
  ])('%s: acknowledged in %i working days, answered in %i', async (id, acknowledged, answered) => {
    for (const tier of tiers) expect(await clocksOf(id, tier)).toMatchObject({ contact: working(acknowledged), statutory: working(answered), [tier === 'general' ? 'plan' : 'end']: working(answered) })
  })

  it('england-2009: acknowledged in 3 working days, and explained where it takes more than 6 months', async () => {
    for (const tier of tiers) expect(await clocksOf('england-2009', tier)).toMatchObject({ contact: working(3), statutory: 'P6M around-the-clock' })
  })

  it('us-cfr-482-13: a grievance is answered in about 7 days, and its form asks for what the notice has to hold', async () => {
    for (const tier of ['important', 'dispute']) expect(await clocksOf('us-cfr-482-13', tier)).toMatchObject({ end: 'P7D around-the-clock', statutory: 'P7D around-the-clock' })
    const { forms } = await contentOf('us-cfr-482-13')
    expect(forms.map(({ file }) => file)).toEqual(['confirm-result.form', 'discipline-answer.form', 'judge-earlier-handling.form', 'settle.form', 'unify-answer.form'])
    for (const { changes } of forms) expect(changes.find(({ property }) => property === 'description')?.is).toMatch(/contact person.*steps taken.*results.*date of completion/)
  })

  it.each(['cn-hospital-2019', 'cn-ten-duties-2021'])('%s: 5 working days, 10 where several departments are concerned', async (id) => {
    for (const tier of tiers) {
      expect(await clocksOf(id, tier)).toMatchObject({ statutory: working(5) })
      expect(await clocksOf(id, tier, { alsoConcerned: ['pharmacy'] })).toMatchObject({ statutory: working(10) })
    }
  })

  it('cn-ten-duties-2021: key complaints are called back, and the source says so', async () => {
    const { tables: [table] } = await contentOf('cn-ten-duties-2021')
    const callbacks = table!.rows.filter(({ then }) => then[0] === '"callback"')
    expect(callbacks.map(({ when, change }) => [when[0], change])).toEqual([['"important"', 'cited'], ['"dispute"', 'cited']])
    expect(callbacks.every(({ source }) => source.includes('ninth duty'))).toBe(true)
  })

  it('beijing-12345-2021: accepted in 2 hours, ordinary 7 days, complex 15, and the work orders of the city as the base has them', async () => {
    for (const tier of ['general', 'important']) {
      expect(await clocksOf('beijing-12345-2021', tier)).toMatchObject({ contact: 'PT2H around-the-clock', statutory: 'P7D around-the-clock' })
      expect(await clocksOf('beijing-12345-2021', tier, { emergency: 'e1' })).toMatchObject({ contact: 'PT2H around-the-clock' })
    }
    expect(await clocksOf('beijing-12345-2021', 'dispute')).toMatchObject({ contact: 'PT1H around-the-clock', statutory: 'P15D around-the-clock' })
    const city = (work: string) => decisions().then((tables) => (decide(tables, 'work-limits', { work }) as Clock[]).find(({ stage }) => stage === 'answer')?.within)
    expect(await Promise.all(['city-emergency', 'city-utilities', 'city-ordinary', 'city-complex'].map(city))).toEqual(['PT2H', 'PT24H', 'P7D', 'P15D'])
  })
})

describe('choosing a pack', () => {
  it('takes one that exists, and without a word the base', () => {
    expect(readConfig({ RECOURSE_PACK: 'wales-2014' }).pack).toBe('wales-2014')
    expect(readConfig({}).pack).toBe('base')
  })

  it('refuses any other in one line that names those which exist', () => {
    const fault = (() => { try { return readConfig({ RECOURSE_PACK: 'atlantis' }) } catch (error) { return error } })()
    expect(fault).toBeInstanceOf(ConfigFaults)
    expect((fault as ConfigFaults).faults).toEqual([`RECOURSE_PACK must be one of ${packIds().join(', ')}`])
  })
})
