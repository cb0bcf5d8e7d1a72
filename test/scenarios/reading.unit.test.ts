import { describe, expect, it } from 'vitest'
import { demoHospital } from '../../engine/people/index.ts'
import { readCsv } from '../../engine/scenarios/csv.ts'
import { readMoment, type MomentContext } from '../../engine/scenarios/moments.ts'
import { readExpectations } from '../../engine/scenarios/parts.ts'
import { readTable } from '../../engine/scenarios/read-table.ts'
import { checkWords } from '../../engine/scenarios/run-scenario.ts'
import { readTables, shippedTables } from '../../engine/scenarios/run-tables.ts'
import { doesContain, isSame, readValue } from '../../engine/scenarios/values.ts'

const hospital = demoHospital(new Date('2026-09-01T00:00:00Z'))
const table = (...rows: string[]) => readTable('my.csv', new TextEncoder().encode(['scenario,who,does,with,expect', ...rows].join('\n')))

describe('a table', () => {
  it('is read as a spreadsheet writes it: quotes, commas and line breaks in cells, a mark at its beginning', () => {
    expect(readCsv('\uFEFFa,"b ""c"", d"\r\n"e\r\nf",\n')).toEqual([{ line: 1, cells: ['a', 'b "c", d'] }, { line: 2, cells: ['e\nf', ''] }])
  })

  it('begins a scenario where the first column is filled; notes and empty rows are nothing', () => {
    const [first, second, ...others] = table('# a note,,,,', 'One,complainant,reports,,', ',time,passes,PT1H,', ',,,,', 'Two,complainant,reports,,task=x')
    expect([first?.name, first?.steps.map(({ line }) => line), second?.name, others]).toEqual(['One', [3, 4], 'Two', []])
    expect([first?.alone, second?.alone]).toEqual([true, false])
  })

  it.each([
    [['One,complainant,reports,"x,'], /^my\.csv:2: A quoted cell/],
    [[',complainant,reports,,'], /^my\.csv:2, scenario: The first scenario has no name/],
    [['One,complainant,,,'], /^my\.csv:2, does: /],
    [['One,complainant,reports,a,b,c'], /^my\.csv:2: The row has more cells/],
    [['One,complainant,reports,,', 'One,complainant,reports,,'], /^my\.csv:3, scenario: There is another scenario/],
  ])('says where it is wrong', (rows, message) => {
    expect(() => table(...rows)).toThrow(message)
  })

  it('is UTF-8, and has the columns that it should have', () => {
    expect(() => readTable('my.csv', Uint8Array.of(0xb0, 0xa1))).toThrow(/CSV UTF-8/)
    expect(() => readTable('my.csv', new TextEncoder().encode('who,does'))).toThrow(/first row/)
  })

  it.each([
    ['One,the cook,reports,,', /^my\.csv:2, who: There is nobody who is "the cook"/],
    ['One,time,flies,,', /^my\.csv:2, does: "time" cannot do "flies"/],
    ['One,complainant,reports,,mood=good', /^my\.csv:2, expect: "mood=good" is nothing/],
  ])('is checked before anything happens', (row, message) => {
    expect(() => { for (const scenario of table(row)) checkWords(scenario, { hospital }) }).toThrow(message)
  })
})

it('every shipped table can be read, and says nothing that cannot be done', async () => {
  const scenarios = await readTables(await shippedTables())
  expect(scenarios.length).toBeGreaterThan(0)
  for (const scenario of scenarios) checkWords(scenario, { hospital })
})

describe('what a cell expects', () => {
  it('is a list of parts, each with its words, its comparison and its value', () => {
    expect(readExpectations('no task; case 2: deadline contact=+PT12H\nletter answer contains "a; b"')).toEqual([
      { text: 'no task', caseNumber: null, not: true, subject: ['task'], compare: null, value: '' },
      { text: 'case 2: deadline contact=+PT12H', caseNumber: 2, not: false, subject: ['deadline', 'contact'], compare: '=', value: '+PT12H' },
      { text: 'letter answer contains "a; b"', caseNumber: null, not: false, subject: ['letter', 'answer'], compare: 'contains', value: '"a; b"' },
    ])
  })

  it.each([
    [2, '2', true], ['2', '2', true], [true, 'yes', true], [false, 'no', true], [null, '', true], ['', '', true], ['x', '', false], [0, '', false],
    [['a', 'b'], 'b|a', true], [['a'], 'a', true], [['a', 'b'], 'a', false], [[], '', true], ['a b', '"a b"', true], [{ a: 1 }, '{"a": 1}', true],
  ])('%j is %s: %s', (actual, written, same) => {
    expect(isSame(actual, written)).toBe(same)
  })

  it('finds a piece of a text and a member of a list', () => {
    expect([doesContain('two more counters', 'more'), doesContain(['a', 'b'], 'b'), doesContain(['ab'], 'b')]).toEqual([true, true, false])
  })
})

describe('a value', () => {
  it.each([
    ['2', 2], ['2.50', '2.50'], ['007', '007'], ['yes', true], ['"yes"', 'yes'], ['', null], ['a|b', ['a', 'b']], ['1|2', [1, 2]], ['{"a": [1]}', { a: [1] }], ['13800000000', 13_800_000_000],
  ])('%s', (written, value) => {
    expect(readValue(written)).toEqual(value)
  })
})

describe('a moment', () => {
  // A Wednesday, noon in Shanghai; the National Day holidays begin on Thursday of the week after.
  const context: MomentContext = {
    now: new Date('2026-09-23T04:00:00Z'), calendar: hospital.calendar,
    deadline: async (stage) => (stage === 'contact' ? new Date('2026-09-24T00:00:00Z') : null), due: async () => null,
  }
  it.each([
    ['08:00', '2026-09-24T00:00:00Z'],
    ['13:00', '2026-09-23T05:00:00Z'],
    ['next working day 09:00', '2026-09-24T01:00:00Z'],
    ['holiday eve 23:50', '2026-09-24T15:50:00Z'],
    ['deadline contact -PT5M', '2026-09-23T23:55:00Z'],
    ['+PT1H', '2026-09-23T05:00:00Z'],
    ['2027-01-31T08:00', '2027-01-31T00:00:00Z'],
  ])('%s', async (text, instant) => {
    expect((await readMoment(text, context)).toISOString()).toBe(new Date(instant).toISOString())
  })

  it('that is none, or names a clock that is not there, is an error', async () => {
    await expect(readMoment('soon', context)).rejects.toThrow(/no moment/)
    await expect(readMoment('deadline plan', context)).rejects.toThrow(/no deadline plan/)
  })
})
