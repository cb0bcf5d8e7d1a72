import type { Row } from './shapes.ts'
import { readAssignments, readExpectations, type Assignment, type Expectation } from '../../../engine/scenarios/parts.ts'

/** The reader's words for what a scenario names by code. Each gives the code back where it has no word. */
export interface Say {
  text: (key: string, values?: Record<string, string>) => string
  who: (code: string) => string
  step: (id: string) => string
  /** A field of a form and what was chosen in it, such as `Tier: Dispute`. */
  field: (name: string, value: string) => string
  stage: (code: string) => string
  clock: (state: string) => string
  letter: (template: string) => string
  /** `PT12H` → 12 hours; undefined for what is no length of time. */
  span: (code: string) => string | undefined
}

const things = new Set(['complainant', 'anybody', 'time', 'table', 'message', 'process'])
const doings = new Set(['reports', 'rates', 'withdraws', 'adds facts', 'looks', 'passes', 'until', 'is absent', 'answers the questionnaire', 'answers the question', 'opens the case'])

/** A cell of a scenario as somebody reads it who has never written one. What is not known stands as it is written. */
export function cellInWords(row: Row, column: keyof Row, say: Say): string {
  const cell = row[column]
  if (column === 'who') return things.has(cell) ? say.text(`cell.who.${cell}`) : say.who(cell)
  if (column === 'does') return doings.has(cell) ? say.text(`cell.does.${cell}`) : doing(cell, row, say)
  if (row.who === 'time' && column === 'with') return moment(cell, say)
  return (column === 'with' ? readAssignments(cell).map((part) => given(part, say)) : readExpectations(cell).map((part) => expected(part, say))).join('; ')
}

function doing(cell: string, { who }: Row, say: Say): string {
  const [, verb, step] = /^(claims|releases|goes on to|starts) (.+)$/.exec(cell) ?? []
  if (verb && step) return say.text(`cell.does.${verb}`, { step: step === 'the end' ? say.text('cell.theEnd') : say.step(step) })
  return things.has(who) && who !== 'anybody' ? cell : say.step(cell)
}

/** `deadline contact +PT1M`, `PT13H`, `next working day 09:00` */
const moment = (cell: string, say: Say): string => cell
  .replace(/\bdeadline (\S+)/, (_, stage: string) => say.stage(stage)).replace(/\bdue (\S+)/, (_, step: string) => say.step(step))
  .replace(/([+-]?)(P[\dTWDHMS.]+)/, (_, sign: string, code: string) => `${sign && `${sign} `}${say.span(code) ?? code}`)
  .replace(/\b(?:next )?(working day|free day|holiday eve|eve|first of month)\b/, (_, day: string) => say.text(`cell.day.${day}`))

const given = ({ name, value }: Assignment, say: Say): string => (value === null ? name : say.field(name, unquoted(value)))

function expected(part: Expectation, say: Say): string {
  if (part.caseNumber !== null) return part.text
  const said = expectation(part, say)
  return part.not ? say.text('cell.not', { what: said ?? part.text.replace(/^(no|not) /, '') }) : said ?? part.text
}

/** Undefined for what is not known. */
function expectation({ subject: [kind = '', about, ...more], compare, value }: Expectation, say: Say): string | undefined {
  if (compare !== '=' || more.length > 0) return undefined
  if (about === undefined) return kind === 'task' ? say.text('cell.open', { step: say.step(value) }) : say.field(kind, unquoted(value))
  if (kind === 'deadline') return `${say.stage(about)}: ${/^[a-z]+$/.test(value) ? say.clock(value) : moment(value, say)}`
  return kind === 'told' ? say.text('cell.told', { who: things.has(about) ? say.text(`cell.who.${about}`) : say.who(about), what: say.letter(value) }) : undefined
}

const unquoted = (value: string): string => (/^".*"$/s.test(value) ? value.slice(1, -1).replaceAll('\\"', '"').replaceAll('\\n', ' ') : value)
