import { describe, expect, test } from 'vitest'
import { askTable, decide } from '../../../engine/studio/tables/ask.ts'
import { readDecisions, tablesIn } from '../../../engine/studio/tables/decisions.ts'
import { holds } from '../../../engine/studio/tables/feel.ts'
import { dmn } from './tables.ts'

const child = 'list contains(?, "child")'
const either = '(some s in ? satisfies list contains(["a", "b"], s))'

// Each was asked of a Zeebe 8.5.8: what is of another kind never fits, and nothing is no answer to a question.
test.each<[cell: string, value: unknown, fits: boolean]>([
  ['', null, true], ['-', 'a', true], ['"a", "b"', 'b', true], ['"a"', null, false], ['"a"', ['a'], false], ['null', null, true], ['not(null)', null, false], ['not(null)', [], true],
  ['not("a")', 'b', true], ['not("a")', 3, false], ['not("a")', ['child'], false], ['>= 2', 2, true], ['>= 2', null, false], ['>= 2', 'x', false], ['<= 2', true, false], ['[1..3)', 3, false],
  [child, ['child', 'x'], true], [child, [], false], [child, null, false], [either, ['b'], true], [either, null, false], [`${child} and not(list contains(?, "x"))`, ['child', 'x'], false],
  ['false', null, false], ['not(true)', false, false], ['not(false)', true, true], ['not(false)', 'a', false], ['starts with(?, "e") or list contains(["x"], ?)', 'emergency', true], ['count(?) > 1', null, false],
])('a cell %s asked about %j fits as in the engine: %s', (cell, value, fits) => {
  expect(holds(cell, value, {})).toBe(fits)
})

describe('a table asked without the engine', () => {
  const rows = [['>= 2', '"many"'], ['>= 1', '"some"'], ['', '"none"']]
  const ask = async (policy: string, value: unknown, cells = rows) =>
    askTable(tablesIn(await readDecisions(dmn({ policy, inputs: [['n', 'number']], outputs: [['said', 'string']], rows: cells })))[0]!, [value], {})

  test('takes the first row that fits, or all of them', async () => {
    expect(await ask('FIRST', 3)).toMatchObject({ rows: [{ number: 1 }], output: 'many' })
    expect(await ask('COLLECT', 1)).toMatchObject({ rows: [{ number: 2 }, { number: 3 }], output: ['some', 'none'] })
  })

  test('decides nothing where no row fits', async () => {
    expect(await ask('FIRST', null, rows.slice(0, 2))).toMatchObject({ rows: [], output: null })
  })

  test('stops where two fit and only one may', async () => {
    expect(await ask('UNIQUE', 3)).toMatchObject({ output: null, failure: 'Rows 1 and 2 and 3 fit, and only one may.' })
    expect(await ask('ANY', 3)).toMatchObject({ output: null, failure: expect.stringContaining('different things') as string })
  })

  test('gives its columns’ variables to its results', async () => {
    expect(await ask('FIRST', 7, [['> 2', 'string(n) + "!"']])).toMatchObject({ output: '7!' })
  })

  test('asks before it what it needs', async () => {
    const two = dmn({ id: 'second', inputs: [['first', 'string']], outputs: [['said', 'string']], rows: [['"yes"', '"went on"'], ['', '"stopped"']] })
    const first = dmn({ id: 'first', inputs: [['n', 'number']], outputs: [['said', 'string']], rows: [['> 1', '"yes"'], ['', '"no"']] })
    const decision = /<decision id="first"[^]*?<\/decision>/.exec(first)![0]
    const both = two.replace('</definitions>', `${decision}</definitions>`).replace('<decisionTable id="second-logic"', '<informationRequirement id="needs"><requiredDecision href="#first" /></informationRequirement><decisionTable id="second-logic"')
    expect(decide(await readDecisions(both), 'second', { n: 2 }).map(({ decisionId, output }) => [decisionId, output])).toEqual([['first', 'yes'], ['second', 'went on']])
  })
})
