import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { coverageOf } from '../../../engine/studio/tables/coverage.ts'
import { checkTablesHere } from '../../../engine/studio/tables/check-table.ts'
import { readDecisions, tablesIn } from '../../../engine/studio/tables/decisions.ts'
import { checkTable } from '../../../engine/studio/tables/thread.ts'
import { dmn } from './tables.ts'

const coverage = async (text: string) => coverageOf(tablesIn(await readDecisions(text))[0]!)
const rulesOf = async (content: string) => (await checkTablesHere({ name: 'a.dmn', content })).findings.map(({ rule, elementId }) => [rule, elementId])
const tier = [['tier', 'string']] as [string, string][]
const out = [['within', 'string']] as [string, string][]

describe('what no row is for', () => {
  test('is found among named values: anything else', async () => {
    const { gaps } = await coverage(dmn({ inputs: tier, outputs: out, rows: [['"general"', '"PT1H"'], ['"dispute"', '"PT2H"']] }))
    expect(gaps).toEqual([[[{ kind: 'other' }]]])
  })

  test('is found between numbers, as one stretch', async () => {
    const { gaps } = await coverage(dmn({ inputs: [['n', 'number']], outputs: out, rows: [['< 2', '"PT1H"'], ['[5..8]', '"PT2H"'], ['> 8', '"PT3H"']] }))
    expect(gaps).toEqual([[[{ kind: 'number', from: 2, to: 5, open: true }]]])
  })

  test('is found where it takes two columns to see it', async () => {
    const { gaps } = await coverage(dmn({ inputs: [['tier', 'string'], ['emergency != null', 'boolean']], outputs: out, rows: [['"dispute"', 'true', '"PT1H"'], ['not("dispute")', '', '"PT2H"']] }))
    expect(gaps).toEqual([[[{ kind: 'is', value: 'dispute' }], [{ kind: 'is', value: false }]]])
  })

  test('of lists is one that has none of what is asked for', async () => {
    const { gaps } = await coverage(dmn({ inputs: [['signals', 'Any']], outputs: out, rows: [['list contains(?, "child")', '"PT1H"'], ['(some s in ? satisfies list contains(["harm", "death"], s))', '"PT2H"']] }))
    expect(gaps).toEqual([[[{ kind: 'has', values: [] }, { kind: 'other' }]]])
  })

  test('is nothing where a last row catches the rest, or where every row counts', async () => {
    expect((await coverage(dmn({ inputs: tier, outputs: out, rows: [['"general"', '"PT1H"'], ['', '"PT2H"']] }))).gaps).toEqual([])
    expect((await coverage(dmn({ policy: 'COLLECT', inputs: tier, outputs: out, rows: [['"general"', '"PT1H"']] }))).gaps).toEqual([])
  })
})

describe('rows in each other’s way', () => {
  test('one that those above take everything from is never reached', async () => {
    const { unreached } = await coverage(dmn({ inputs: [['n', 'number'], ['tier', 'string']], outputs: out, rows: [['< 5', '', '"a"'], ['>= 5', '"x"', '"b"'], ['[3..9]', '"x"', '"c"'], ['', '', '"d"']] }))
    expect(unreached).toEqual([3])
  })

  test('two that fit at once clash where only one may', async () => {
    const { clashes } = await coverage(dmn({ policy: 'UNIQUE', inputs: [['n', 'number']], outputs: out, rows: [['<= 5', '"a"'], ['>= 5', '"b"']] }))
    expect(clashes).toEqual([{ rows: [1, 2], when: [[{ kind: 'number', from: 5, to: 5, open: false }]] }])
  })

  test('two that say the same where every row counts are a repetition', async () => {
    expect((await coverage(dmn({ policy: 'COLLECT', inputs: tier, outputs: out, rows: [['"a"', '"x"'], ['"b"', '"x"'], ['"a"', '"x"']] }))).repeats).toEqual([[1, 3]])
  })

  test('what depends on the running case is not judged, and nothing false is said', async () => {
    const { unjudged, unreached, gaps } = await coverage(dmn({ inputs: tier, outputs: out, rows: [['cause', '"a"'], ['"x"', '"b"'], ['not("x")', '"c"']] }))
    expect({ unjudged, unreached, gaps }).toEqual({ unjudged: [{ columnId: 'the-table-in-1', rows: [1] }], unreached: [], gaps: [] })
  })
})

describe('cells that cannot be what was meant', () => {
  test.each([
    ['a text without its second quote', [['"general', '"PT1H"'], ['', '"PT1H"']], [['table-feel', 'the-table-1-1']]],
    ['no length of time among lengths of time', [['"general"', '"PT1H"'], ['"b"', '"PT2H"'], ['', '"90 minutes"']], [['table-duration', 'the-table-3-2']]],
    ['a negated yes, which the engine never takes as fitting', [['not(true)', '"PT1H"'], ['', '"PT2H"']], [['table-type', 'the-table-1-1']]],
    ['a number where a text is compared', [['3', '"PT1H"'], ['', '"PT2H"']], [['table-type', 'the-table-1-1']]],
  ])('%s', async (_, rows, findings) => {
    expect(await rulesOf(dmn({ inputs: tier, outputs: out, rows }))).toEqual(findings)
  })

  test('a warning as long before the limit as there is time', async () => {
    const rows = [['', '"PT1H"', '"PT60M"']]
    expect(await rulesOf(dmn({ inputs: tier, outputs: [['within', 'string'], ['remind', 'string']], rows }))).toEqual([['table-reminder', 'the-table-1-3']])
  })
})

test('a cell that would count for ever holds up nobody: the check gives up and says so', async () => {
  const endless = dmn({ inputs: [['n', 'number']], outputs: out, rows: [['count(for a in 1..100000, b in 1..100000 return a * b) > ?', '"PT1H"']] })
  const findings = await checkTable({ name: 'endless.dmn', content: endless }, 2_000)
  expect(findings.map(({ rule }) => rule)).toEqual(['table-unjudged'])
})

const processes = join(import.meta.dirname, '../../../processes')
const shipped = (await readdir(processes, { recursive: true })).filter((file) => file.endsWith('.dmn'))

test.each(shipped)('%s, as shipped, has no faults, and each of its rows can be reached', async (file) => {
  const { findings, tables } = await checkTablesHere({ name: file, content: await readFile(join(processes, file), 'utf8') })
  expect(findings.filter(({ rule }) => rule !== 'table-gap')).toEqual([])
  expect(tables.some(({ tooMany }) => tooMany)).toBe(false)
})
