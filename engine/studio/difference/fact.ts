/** What is said about one thing, by stable names; what differs between two such sayings. */

export type Facts = Map<string, string>

export interface Fact {
  fact: string
  /** Null where nothing was said. */
  was: string | null
  is: string | null
}

export function betweenFacts(after: Facts, before: Facts): Fact[] {
  return [...new Set([...after.keys(), ...before.keys()])].flatMap((fact) => {
    const [is, was] = [after.get(fact) || null, before.get(fact) || null]
    return is === was ? [] : [{ fact, was, is }]
  })
}
