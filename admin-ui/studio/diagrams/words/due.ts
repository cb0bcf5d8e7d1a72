import { quoted, unquoted } from './feel-text.ts'
import { readSpan, writeSpan, type Span } from '../../tables/words/span.ts'

/** When a task is due: at a clock of the case (`stage`), some time after it began, or by an expression that follows no known pattern. */
export type Due = { kind: 'never' } | { kind: 'stage'; stage: string } | { kind: 'after'; span: Span } | { kind: 'other'; feel: string }

const stage = /^=\s*deadlines\[stage = ("[^"]+")\]\[1\]\.at$/
const after = /^=\s*string\(date and time\(now\(\), "Z"\) \+ duration\("([^"]+)"\)\)$/

/** Reads `dueDate`. */
export function readDue(feel: string | undefined): Due {
  const text = feel?.trim() ?? ''
  if (text === '') return { kind: 'never' }
  const [, literal] = stage.exec(text) ?? []
  const named = literal === undefined ? undefined : unquoted(literal)
  if (named !== undefined) return { kind: 'stage', stage: named }
  const span = readSpan(after.exec(text)?.[1] ?? '')
  return span === undefined ? { kind: 'other', feel: text } : { kind: 'after', span }
}

export function writeDue(due: Due): string | undefined {
  switch (due.kind) {
    case 'never': return undefined
    case 'stage': return `=deadlines[stage = ${quoted(due.stage)}][1].at`
    case 'after': return `=string(date and time(now(), "Z") + duration(${quoted(writeSpan(due.span))}))`
    case 'other': return due.feel
  }
}
