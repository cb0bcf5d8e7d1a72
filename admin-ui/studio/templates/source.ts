/** A template's text: its first line is the subject. A letter is a page; people change its sentences without reading how it is laid out. */

export interface Parts {
  subject: string
  body: string
}

/** Null where the text does not begin with a subject: then it is edited as it is. */
export function partsOf(source: string): Parts | null {
  const { subject, body } = /^subject: (?<subject>[^\n]*)\n\n(?<body>[^]*)$/.exec(source.replaceAll('\r\n', '\n'))?.groups ?? {}
  return subject === undefined || body === undefined ? null : { subject, body }
}

export const joined = ({ subject, body }: Parts): string => `subject: ${subject.replaceAll(/[\r\n]+/g, ' ')}\n\n${body}`

export interface Sentence {
  /** Where it stands in the page. */
  from: number
  to: number
  text: string
}

const pieces = /<(style|script|title)\b[^]*?<\/\1>|<[^>]*>|\{\{(?:[#/^]|else\b)[^}]*\}\}|\{\{[^}]*\}\}|[^<{]+|[<{]/gi

/** What is written between the tags of a page, each with the names that stand in it. */
export function sentencesOf(page: string): Sentence[] {
  const found: Sentence[] = []
  let open = { from: 0, to: 0 }
  const close = (next: number): void => {
    const text = page.slice(open.from, open.to)
    if (/\p{L}/u.test(text.replaceAll(/\{\{[^}]*\}\}/g, ''))) found.push(trimmed({ ...open, text }))
    open = { from: next, to: next }
  }
  for (const { 0: piece, index } of page.matchAll(pieces)) {
    const end = index + piece.length
    if ((piece.startsWith('<') && piece !== '<') || /^\{\{(?:[#/^]|else\b)/.test(piece)) close(end)
    else open.to = end
  }
  close(page.length)
  return found
}

function trimmed({ from, text }: Sentence): Sentence {
  const begin = from + text.length - text.trimStart().length
  return { from: begin, to: begin + text.trim().length, text: readable(text.trim()) }
}

const entities: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&nbsp;': ' ' }
const readable = (text: string): string => text.replaceAll(/&(?:amp|lt|gt|quot|#39|nbsp);/g, (entity) => entities[entity] ?? entity)

/** The page with other words in the place of one sentence; what was typed is text and never a tag. */
export const withSentence = (page: string, { from, to }: Pick<Sentence, 'from' | 'to'>, text: string): string =>
  page.slice(0, from) + text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;') + page.slice(to)
