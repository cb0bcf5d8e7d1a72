/** A text with the words marked that were looked for. Pairs of characters overlap: what stands side by side is marked in one piece. */
export function Marked({ text, marks }: { text: string; marks: readonly string[] }) {
  const low = text.toLowerCase()
  const lit = Array.from<boolean>({ length: text.length }).fill(false)
  for (const mark of marks.filter((one) => one !== '')) {
    for (let at = low.indexOf(mark); at >= 0; at = low.indexOf(mark, at + 1)) lit.fill(true, at, at + mark.length)
  }
  const starts = [...lit.keys()].filter((at) => at === 0 || lit[at] !== lit[at - 1])
  return starts.map((from, i) => {
    const piece = text.slice(from, starts[i + 1])
    return lit[from] ? <mark key={from}>{piece}</mark> : piece
  })
}
