/** FEEL's texts and lists, as far as people's words are written in them. */
export const quoted = (text: string): string => JSON.stringify(text)

export const unquoted = (literal: string): string | undefined => (/^"(?:[^"\\]|\\.)*"$/.test(literal) ? (JSON.parse(literal) as string) : undefined)

/** Takes `a, b, c` apart at a word or sign that stands outside of texts and brackets. */
export function apart(text: string, separator: RegExp): string[] {
  const parts: string[] = []
  let begun = 0
  let depth = 0
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at]!
    if (character === '"') {
      const end = /"(?:[^"\\]|\\.)*"/y
      end.lastIndex = at
      at = end.test(text) ? end.lastIndex - 1 : text.length
      continue
    }
    if ('([{'.includes(character)) depth += 1
    if (')]}'.includes(character)) depth -= 1
    if (depth > 0) continue
    const found = new RegExp(separator.source, 'y')
    found.lastIndex = at
    const [matched] = found.exec(text) ?? []
    if (matched === undefined || matched === '') continue
    parts.push(text.slice(begun, at).trim())
    begun = at + matched.length
    at = begun - 1
  }
  return [...parts, text.slice(begun).trim()]
}
