/** The stretch of time that is looked at. */
export interface Period {
  since: Date
  until: Date
}

const days = 24 * 3600_000

/** The last thirty days unless said otherwise. */
export function periodOf({ since, until }: { since?: string, until?: string }, now: Date): Period {
  const end = until ? new Date(until) : now
  return { since: since ? new Date(since) : new Date(end.getTime() - 30 * days), until: end }
}

/** Condition for MongoDB: from `since` on, before `until`. */
export const within = ({ since, until }: Period) => ({ $gte: since, $lt: until })
