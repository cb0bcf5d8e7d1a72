/** Numbers that look random and are the same for the same seed (mulberry32), from 0 up to 1. */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Runs a property for many seeds; a failure names the seed that shows it. */
export function forSeeds(count: number, property: (random: () => number) => void): void {
  for (let seed = 1; seed <= count; seed += 1) {
    try {
      property(seeded(seed))
    } catch (cause) {
      throw new Error(`It does not hold for seed ${seed}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause })
    }
  }
}

export function pick<T>(random: () => number, from: readonly T[]): T {
  const picked = from[Math.floor(random() * from.length)]
  if (picked === undefined) throw new Error('There is nothing to pick from.')
  return picked
}

/** An instant between two others, on the minute. */
export function someInstant(random: () => number, from: string, to: string): Date {
  const [first, last] = [Date.parse(from), Date.parse(to)]
  return new Date(first + Math.floor((random() * (last - first)) / 60_000) * 60_000)
}
