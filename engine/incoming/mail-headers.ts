import type { ParsedMail } from 'mailparser'

export type HeaderValue = string | null

/** A reader of a mail's headers as they were sent: the value of the first one of a name, unfolded. */
export const headersOf = ({ headerLines }: Pick<ParsedMail, 'headerLines'>) => (name: string): HeaderValue => {
  const found = headerLines.find(({ key }) => key === name)
  return found ? found.line.slice(found.line.indexOf(':') + 1).replaceAll(/\r?\n\s*/g, ' ').trim() : null
}

/** `<…@…>` each once, in the order in which they stand. */
export const messageIds = (text: string): string[] => [...new Set(text.match(/<[^<>\s]{3,250}>/g))]
