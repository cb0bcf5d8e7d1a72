/** What is promised to somebody who is about to complain: the limits of the table `tier-policy` that a complainant notices, as they would run from now. */
import { CalendarError } from '../calendar/index.ts'
import { tiers } from '../complaints/complaint.ts'
import { sayLimit } from '../complaints/say-time.ts'
import type { Sentence } from '../complaints/vocabulary.ts'
import { computeDeadline, type StagePolicy } from '../deadlines/compute.ts'
import { loadHospital } from '../people/store.ts'

/** Asks a decision table of the broker. */
export type Decide = (decisionId: string, variables: Record<string, unknown>) => Promise<unknown>

/** Stages that a complainant notices; the others are the house's business. */
export const noticed = ['contact', 'plan', 'end'] as const
type Noticed = (typeof noticed)[number]

export interface Limit {
  /** `24 hours`, `3 working days`. */
  text: Sentence
  by: Date
}

/** Which tier a complaint gets the office decides later: the limit of the fastest tier and that of the slowest. */
export interface Promised {
  stage: Noticed
  soonest: Limit
  latest: Limit
}

const heldFor = 5_000
let held: { promises: Promise<StagePolicy[]>, until: number, by: Decide } | null = null

/** One for each stage that the table has limits for, in their order; none while the engine is away: the page then promises no numbers. */
export async function promisesFrom(now: Date, decide: Decide): Promise<Promised[]> {
  const { calendar } = await loadHospital()
  const policies = await policiesOf(decide).catch((): StagePolicy[] => [])
  return noticed.flatMap((stage) => {
    const limits = policies.filter((policy) => policy.stage === stage).flatMap((policy): Limit[] => {
      try {
        return [{ text: sayLimit(policy.within, policy.counting), by: computeDeadline(policy, now, calendar).at }]
      } catch (error) {
        if (error instanceof CalendarError) return []
        throw error
      }
    }).toSorted((one, other) => one.by.getTime() - other.by.getTime())
    const [soonest, latest] = [limits[0], limits.at(-1)]
    return soonest && latest ? [{ stage, soonest, latest }] : []
  })
}

/** The rows of all tiers without an emergency, not older than five seconds: the page is opened more often than the table changes. */
function policiesOf(decide: Decide): Promise<StagePolicy[]> {
  if (held && held.by === decide && held.until > Date.now()) return held.promises
  const promises = Promise.all(tiers.map((tier) => decide('tier-policy', { tier, emergency: null }))).then((rows) => rows.flat().filter(isPolicy))
  held = { promises, until: Date.now() + heldFor, by: decide }
  return promises
}

const isPolicy = (row: unknown): row is StagePolicy =>
  typeof row === 'object' && row !== null && ['stage', 'within', 'counting'].every((name) => typeof (row as Record<string, unknown>)[name] === 'string')
