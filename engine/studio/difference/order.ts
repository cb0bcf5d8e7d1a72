/** Things in an order, before and after. */

/**
 * The longest run of things that kept their order; whatever is not in it was moved.
 * @param places where each thing stood before, in the order after
 */
export function stayed(places: readonly number[]): Set<number> {
  const longest: { length: number, before: number }[] = []
  for (const [i, place] of places.entries()) {
    let best = { length: 1, before: -1 }
    for (let j = 0; j < i; j += 1) if (places[j]! < place && longest[j]!.length + 1 > best.length) best = { length: longest[j]!.length + 1, before: j }
    longest.push(best)
  }
  const kept = new Set<number>()
  for (let at = longest.findIndex(({ length }) => length === Math.max(...longest.map((one) => one.length))); at >= 0; at = longest[at]!.before) kept.add(places[at]!)
  return kept
}

/**
 * Pairs things that have a key in common, the surest key first; each is paired once.
 * @returns index after → index before
 */
export function paired<T>(before: readonly T[], after: readonly T[], keys: readonly ((one: T) => string | null)[]): Map<number, number> {
  const pairs = new Map<number, number>()
  const taken = new Set<number>()
  for (const key of keys) {
    const left = Map.groupBy([...before.entries()].filter(([i]) => !taken.has(i)), ([, one]) => key(one))
    for (const [i, one] of after.entries()) {
      if (pairs.has(i)) continue
      const wanted = key(one)
      const found = wanted === null ? undefined : left.get(wanted)?.shift()
      if (!found) continue
      pairs.set(i, found[0])
      taken.add(found[0])
    }
  }
  return pairs
}
