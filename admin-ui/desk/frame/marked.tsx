/** A text with the words marked that were looked for. */
export function Marked({ text, marks }: { text: string; marks: readonly string[] }) {
  const words = marks.filter((mark) => mark !== '').map((mark) => mark.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))
  if (words.length === 0) return text
  // Pairs of characters overlap: what stands side by side is marked in one piece.
  const pieces = text.split(new RegExp(`((?:${words.toSorted((a, b) => b.length - a.length).join('|')})+)`, 'giu'))
  return pieces.map((piece, i) => (i % 2 === 1 ? <mark key={`${i} ${piece}`}>{piece}</mark> : piece))
}
