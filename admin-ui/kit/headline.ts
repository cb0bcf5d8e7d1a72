const longest = 40

/** The first words of a text, for a list: its first sentence, cut where it is long. Empty where there are no words. */
export function headline(text: string): string {
  const first = text.trim().split(/[。！？!?\n]|\.(?=\s)/)[0]?.trim() ?? ''
  const signs = lettersOf(first)
  if (signs.length <= longest) return first
  return `${signs.slice(0, longest).join('').replace(/\s+\S*$/, '').replace(/[\s,;:，、；：]+$/, '')}…`
}

/** As readers count them; where the browser cannot, a picture of several signs counts as several. */
const lettersOf = (text: string): string[] => ('Segmenter' in Intl ? Array.from(new Intl.Segmenter().segment(text), ({ segment }) => segment) : Array.from(text))
