import type { Row } from './shapes.ts'

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

const parts = /(?:"(?:\\.|[^"\\])*"|[^;"\n])+/g
const things = new Set(['complainant', 'anybody', 'time', 'table', 'message', 'process'])
const doings = new Set(['reports', 'rates', 'withdraws', 'adds facts', 'looks', 'passes', 'until', 'is absent', 'answers the questionnaire', 'opens the case'])

/** A cell of a scenario as somebody reads it who has never written one. What is not known stands as it is written. */
export function cellInWords(row: Row, column: keyof Row, say: Say): string {
  const cell = row[column]
  if (column === 'who') return things.has(cell) ? say.text(`cell.who.${cell}`) : say.who(cell)
  if (column === 'does') return doings.has(cell) ? say.text(`cell.does.${cell}`) : doing(cell, row, say)
  if (row.who === 'time' && column === 'with') return moment(cell, say)
  return (cell.match(parts) ?? []).map((part) => part.trim()).filter(Boolean).map((part) => (column === 'with' ? given(part, say) : expected(part, say))).join('; ')
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
  .replace(/\b(?:next )?working day\b/, say.text('cell.workingDay'))

function given(part: string, say: Say): string {
  const [, name, value] = /^([^=]+)=([\s\S]*)$/.exec(part) ?? []
  if (name === undefined || value === undefined) return part
  return say.field(name, unquoted(value))
}

function expected(part: string, say: Say): string {
  const [, not, what = part] = /^(no |not )?([\s\S]+)$/.exec(part) ?? []
  const said = expectation(what, say)
  return not ? say.text('cell.not', { what: said }) : said
}

function expectation(part: string, say: Say): string {
  const [, kind = '', about, value = ''] = /^(\S+?)(?: (\S+?))?=([\s\S]*)$/.exec(part) ?? []
  if (kind === 'task' && about === undefined) return say.text('cell.open', { step: say.step(value) })
  if (kind === 'deadline' && about) return `${say.stage(about)}: ${/^[a-z]+$/.test(value) ? say.clock(value) : moment(value, say)}`
  if (kind === 'told' && about) return say.text('cell.told', { who: things.has(about) ? say.text(`cell.who.${about}`) : say.who(about), what: say.letter(value) })
  if (kind !== '' && about === undefined) return say.field(kind, unquoted(value))
  return part
}

const unquoted = (value: string): string => (/^".*"$/s.test(value) ? value.slice(1, -1).replaceAll('\\"', '"').replaceAll('\\n', ' ') : value)
