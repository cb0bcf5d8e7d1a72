/** A file of scenarios as steps. Whatever is wrong with it is said with line and column before anything runs. */
import { CsvFault, readCsv, type Row } from './csv.ts'
import type { Bilingual } from '../errors/errors.ts'
import { readAssignments, readExpectations, type Assignment, type Expectation } from './parts.ts'

export const columns = ['scenario', 'who', 'does', 'with', 'expect'] as const
export type Column = (typeof columns)[number]

export interface Step {
  line: number
  who: string
  does: string
  with: Assignment[]
  expect: Expectation[]
}

export interface Scenario {
  name: string
  /** As it was given, for messages. */
  file: string
  line: number
  steps: Step[]
  /** It moves the clock or does something that no case keeps to itself: nothing else may run beside it. */
  alone: boolean
}

/** What is wrong, where: `file:line, column: sentence`. */
export class ScenarioFault extends Error {
  readonly line: number
  readonly column: Column | null
  /** The sentence alone. */
  readonly said: Bilingual

  constructor({ file, line }: { file: string, line: number }, column: Column | null, said: Bilingual) {
    super(`${file}:${line}${column ? `, ${column}` : ''}: ${said.en}`)
    this.line = line
    this.column = column
    this.said = said
  }
}

/** @throws ScenarioFault */
export function readTable(file: string, bytes: Uint8Array): Scenario[] {
  const [head, ...rows] = rowsOf(file, bytes)
  if (columns.some((column, i) => head?.cells[i]?.trim() !== column)) {
    throw new ScenarioFault({ file, line: 1 }, null, { en: `The first row must be ${columns.join(',')}.`, zh: `第一行须为 ${columns.join(',')}。` })
  }
  const scenarios: Scenario[] = []
  for (const { line, cells } of rows) {
    const [name = '', who = '', does = '', given = '', expect = ''] = cells.map((cell) => cell.trim())
    if (name.startsWith('#') || cells.every((cell) => cell.trim() === '')) continue
    if (cells.length > columns.length) throw new ScenarioFault({ file, line }, null, { en: 'The row has more cells than there are columns: a comma in a text needs double quotes around the cell.', zh: '此行的单元格多于列数：文字中有逗号时，单元格须加双引号。' })
    if (name !== '') scenarios.push({ name, file, line, steps: [], alone: false })
    const scenario = scenarios.at(-1)
    if (!scenario) throw new ScenarioFault({ file, line }, 'scenario', { en: 'The first scenario has no name.', zh: '第一个场景没有名称。' })
    if ((who === '') !== (does === '')) throw new ScenarioFault({ file, line }, who === '' ? 'who' : 'does', { en: 'Who does something, and what, stand together.', zh: '“谁”和“做什么”须同时填写。' })
    scenario.steps.push({ line, who, does, with: readAssignments(given), expect: readExpectations(expect) })
  }
  for (const scenario of scenarios) scenario.alone = scenario.steps.some(concernsOthers)
  const twice = scenarios.find(({ name }, i) => scenarios.findIndex((other) => other.name === name) !== i)
  if (twice) throw new ScenarioFault(twice, 'scenario', { en: `There is another scenario named "${twice.name}".`, zh: `已有名为“${twice.name}”的场景。` })
  return scenarios
}

function rowsOf(file: string, bytes: Uint8Array): Row[] {
  try {
    return readCsv(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (error) {
    if (error instanceof CsvFault) throw new ScenarioFault({ file, line: error.line }, null, { en: error.message, zh: '引号内的单元格没有结束，或结束引号之后还有内容。' })
    if (error instanceof TypeError) throw new ScenarioFault({ file, line: 1 }, null, { en: 'This is not UTF-8: save the table as "CSV UTF-8".', zh: '不是 UTF-8 编码：请另存为“CSV UTF-8”。' })
    throw error
  }
}

const concernsOthers = ({ who, does }: Step): boolean => ['time', 'message', 'process'].includes(who) || does === 'is absent' || does.startsWith('starts ')
