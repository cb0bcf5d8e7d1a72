/** What stands in a cell `with` or `expect`: parts between semicolons or line breaks. Double quotes keep a text together. */

/** `name=value`, or a word alone. */
export interface Assignment {
  name: string
  /** As written, null for a word alone. */
  value: string | null
}

export interface Expectation {
  /** As written, for messages. */
  text: string
  /** `case 2: …` looks at another case than the row's. */
  caseNumber: number | null
  not: boolean
  /** The words before the comparison: `deadline contact`, `task`. */
  subject: string[]
  compare: '=' | 'contains' | null
  /** As written; empty where nothing is compared. */
  value: string
}

/** Pieces between separators that stand outside double quotes and outside the brackets of JSON, trimmed, none empty. */
export function pieces(text: string, separator: RegExp): string[] {
  const found: string[] = []
  let quoted = false
  let depth = 0
  let piece = ''
  for (let i = 0; i < text.length; i += 1) {
    const character = text.charAt(i)
    if (character === '"' && text[i - 1] !== '\\') quoted = !quoted
    else if (!quoted && '[{'.includes(character)) depth += 1
    else if (!quoted && ']}'.includes(character)) depth -= 1
    if (!quoted && depth === 0 && separator.test(character)) {
      found.push(piece)
      piece = ''
    } else piece += character
  }
  return [...found, piece].map((one) => one.trim()).filter((one) => one !== '')
}

const parts = (cell: string): string[] => pieces(cell, /[;\n]/)

export function readAssignments(cell: string): Assignment[] {
  return parts(cell).map((part) => {
    const [, name = part, value = null] = /^([^="]+)=([\s\S]*)$/.exec(part) ?? []
    return { name: name.trim(), value: value === null ? null : value.trim() }
  })
}

export function readExpectations(cell: string): Expectation[] {
  return parts(cell).map((text) => {
    const [, caseNumber, not, rest = ''] = /^(?:case (\d+):\s*)?(no |not )?\s*([\s\S]*)$/.exec(text) ?? []
    // A row of a table is described by pairs of its own.
    const [, subject = rest, compare, value = ''] = (/^any\s/.test(rest) ? null : /^([^="]*?)\s*(=|\bcontains\b)\s*([\s\S]*)$/.exec(rest)) ?? []
    return {
      text,
      caseNumber: caseNumber === undefined ? null : Number(caseNumber),
      not: not !== undefined,
      subject: pieces(subject, /\s/),
      compare: compare === '=' || compare === 'contains' ? compare : null,
      value,
    }
  })
}
