import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { asClockTable, spanOf, warnsTooEarly } from '../../../admin-ui/studio/tables/clocks/clock-table.ts'
import { readTables, withText } from '../../../admin-ui/studio/tables/table-file.ts'
import { chineseSources } from '../../../admin-ui/studio/tables/words/chinese-sources.ts'
import { isAny, readTest, unquoted, writeTest, type Test } from '../../../admin-ui/studio/tables/words/feel.ts'
import { readSpan, writeSpan } from '../../../admin-ui/studio/tables/words/span.ts'
import { holds } from '../../../engine/studio/tables/feel.ts'

const processes = join(import.meta.dirname, '../../../processes')
const shipped = (await readdir(processes, { recursive: true })).filter((file) => file.endsWith('.dmn'))
const read = (file: string): Promise<string> => readFile(join(processes, file), 'utf8')

describe('choices', () => {
  test.each<[cell: string, test: Test | undefined]>([
    ['', { kind: 'any' }], ['-', { kind: 'any' }], ['"a", "b"', { kind: 'is', values: ['a', 'b'] }], ['"a", null', { kind: 'is', values: ['a', null] }], ['not("a, b")', { kind: 'is-not', values: ['a, b'] }],
    ['list contains(?, "child")', { kind: 'has', values: ['child'] }], ['(some s in ? satisfies list contains(["a", "b"], s))', { kind: 'has', values: ['a', 'b'] }],
    ['>= 2', undefined], ['cause', undefined], ['"a", x', undefined], ['list contains(?, "a") and list contains(?, "b")', undefined],
  ])('are read from %s', (cell, asked) => {
    expect(readTest(cell)).toEqual(asked)
  })

  test.each(shipped)('of %s are written as they were read', async (file) => {
    const cells = (await readTables(await read(file))).flatMap(({ rows }) => rows.flatMap(({ when }) => when.map(({ text }) => text))).filter((cell) => readTest(cell) !== undefined)
    const plain = (cell: string): string => (isAny(cell) ? '' : cell.replaceAll(/\s+/g, ''))
    expect(cells.map((cell) => plain(writeTest(readTest(cell)!)))).toEqual(cells.map(plain))
  })

  test('with quotes in them ask for the same', () => {
    const cell = writeTest({ kind: 'is', values: ['say "a"', String.raw`back\slash`] })
    expect([holds(cell, 'say "a"', {}), holds(cell, 'say', {})]).toEqual([true, false])
    expect(readTest(cell)).toEqual({ kind: 'is', values: ['say "a"', String.raw`back\slash`] })
  })
})

test.each([['PT30M', 30, 'minute'], ['PT1H', 1, 'hour'], ['PT24H', 24, 'hour'], ['P7D', 7, 'day'], ['P1DT12H', 36, 'hour'], ['PT1H30M', 90, 'minute'], ['P6M', 6, 'month'], ['PT0S', 0, 'minute']])('%s is %i %s', (text, amount, unit) => {
  const span = readSpan(text)
  expect(span).toEqual({ amount, unit })
  expect(readSpan(writeSpan(span!))).toEqual(span)
})

test.each(['90 minutes', 'P', 'PT', '', 'P1M1D', 'PT1S'])('%j is no span of one unit', (text) => {
  expect(readSpan(text)).toBeUndefined()
})

test.each(shipped)('a cell of %s is written without anything else being moved', async (file) => {
  const before = await read(file)
  const cell = (await readTables(before))[0]!.rows[0]!.then[0]!
  const after = await withText(before, cell.id, '"something else"')
  expect(after.replace('"something else"', cell.text)).toBe(before)
})

test.each(shipped.filter((file) => /(tier|window)-policy|work-limits/.test(file)))('the limits of %s can be set as plain fields, each with a warning before it', async (file) => {
  const clocks = (await readTables(await read(file))).flatMap((table) => asClockTable(table) ?? []).flatMap(({ groups }) => groups.flatMap((group) => group.clocks))
  expect(clocks.length).toBeGreaterThan(10)
  expect(clocks.filter((clock) => (unquoted(clock.within.text) !== undefined && spanOf(clock.within) === undefined) || warnsTooEarly(clock))).toEqual([])
})

describe('sources', () => {
  // A pack names the law of its country as that calls itself.
  test('of every shipped row are said in Chinese', async () => {
    const tables = (await Promise.all(shipped.filter((file) => !file.startsWith('packs/')).map(async (file) => readTables(await read(file))))).flat()
    const sources = new Set(tables.flatMap(({ rows }) => rows.map(({ source }) => source)).filter((source) => source !== ''))
    expect([...sources].filter((source) => !(source in chineseSources))).toEqual([])
    expect(Object.keys(chineseSources).filter((source) => !sources.has(source))).toEqual([])
  })
})
