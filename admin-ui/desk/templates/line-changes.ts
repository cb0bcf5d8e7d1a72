export interface Line {
  change: 'same' | 'added' | 'removed'
  text: string
}

/** What has to be taken out of one text and put in to get the other, line by line: the longest common lines stay. */
export function lineChanges(before: string, after: string): Line[] {
  const [a, b] = [before.split('\n'), after.split('\n')]
  // longest[i][j]: how many lines a from i on and b from j on have in common
  const longest = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0))
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) longest[i]![j] = a[i] === b[j] ? longest[i + 1]![j + 1]! + 1 : Math.max(longest[i + 1]![j]!, longest[i]![j + 1]!)
  }
  const lines: Line[] = []
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    const same = i < a.length && j < b.length && a[i] === b[j]
    const removed = !same && (j >= b.length || (i < a.length && longest[i + 1]![j]! >= longest[i]![j + 1]!))
    lines.push({ change: same ? 'same' : removed ? 'removed' : 'added', text: (same || removed ? a[i] : b[j])! })
    if (same || removed) i += 1
    if (!removed) j += 1
  }
  return lines
}
