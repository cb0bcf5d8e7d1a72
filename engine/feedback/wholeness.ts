/** What keeps the one answer from being signed: the deployed table `answer-check` is asked about each thing that is open, so the page never knows better than the diagram. */
import { decide } from '../studio/tables/ask.ts'
import { readDecisions } from '../studio/tables/decisions.ts'
import { Resources } from '../zeebe/records/shapes.ts'

/** How many of each: departments that owe an answer, answers that nobody has reviewed, points and contradictions that are open, silent departments that the answer passes over. */
export interface OpenThings {
  waiting: number
  unseen: number
  uncovered: number
  unsettled: number
  unsaid: number
}

export interface Blocked {
  what: keyof OpenThings
  count: number
  /** The table's reason, a code, and where it sends the work: `gather` or `rewrite`. */
  because: string
  verdict: string
}

const nothing: OpenThings = { waiting: 0, unseen: 0, uncovered: 0, unsettled: 0, unsaid: 0 }

export async function blockedBy(open: OpenThings): Promise<Blocked[]> {
  const deployed = await Resources.findOne({ 'kind': 'decision-requirements', 'elements.id': table }, { text: 1 }).sort({ version: -1 }).lean()
  if (!deployed) return []
  const decisions = await readDecisions(deployed.text)
  return (Object.keys(nothing) as (keyof OpenThings)[]).filter((what) => open[what] > 0).flatMap((what) => {
    const alone = { ...nothing, [what]: open[what] }
    const { verdict, because } = decide(decisions, table, { ...alone, unsaid: alone.unsaid > 0 }).at(-1)!.output as { verdict: string, because: string }
    return verdict === 'complete' ? [] : [{ what, count: open[what], because, verdict }]
  })
}

const table = 'answer-check'
