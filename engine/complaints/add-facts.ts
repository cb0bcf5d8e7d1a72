/**
 * Something new came to light: it is written into the case file. While the case is handled the process weighs whether it has to climb; after
 * the closing the office considers whether it is taken up again.
 */
import { nanoid } from 'nanoid'
import type { Actor } from '../access/actor.ts'
import { Refusal } from '../errors/errors.ts'
import type { Session } from '../store/store.ts'
import { attachUploads } from './attach-uploads.ts'
import { Complaints, type Complaint } from './complaint.ts'
import { Entries } from './entry.ts'
import { record } from './events.ts'
import { startVariables } from './open-complaint.ts'
import { enqueue } from './outbox.ts'
import { newFacts } from './own-steps.ts'
import { request, type RequestTools } from './requests.ts'
import { stateOf } from './state.ts'

export interface Facts {
  text: string
  /** Ids of uploads. */
  attachments?: string[]
}

/**
 * @param id of a case that `by` may see; null: the complainant, who has shown the code
 * @throws Refusal `complaint.unknown`, `complaint.closed` for one that was cancelled, `attachment.unknown`
 */
export const addFacts = (id: string, facts: Facts, by: Actor | null, tools: RequestTools): Promise<void> =>
  request(id, by, 'complaint.add-facts', facts, tools, async (complaint, at, session) => {
    const state = stateOf(complaint)
    if (state === 'canceled') throw new Refusal('complaint.closed')
    const entry = nanoid()
    await attachUploads(facts.attachments ?? [], id, session)
    await Entries.create([{ _id: entry, complaintId: id, taskKey: entry, elementId: newFacts, stepName: 'New facts', actor: by?.id ?? null, at, words: { facts: facts.text }, state: 'kept' }], { session })
    await record({ _id: `${entry}:facts.added`, complaintId: id, kind: 'facts.added', at, actor: by?.id ?? null, data: { afterClosing: state === 'closed' } }, session)
    if (state !== 'closed') await enqueue({ _id: `${id}:${entry}`, name: newFacts, correlationKey: id, variables: {} }, at, session)
    else if (!isConsidered(complaint)) await considerReopening(complaint, entry, at, session)
  })

/** The office has not decided about an earlier addition: its message is on its way, or the instance that it started still runs. */
const isConsidered = ({ reopening, progress }: Complaint): boolean =>
  reopening !== undefined && (progress?.instanceKey === reopening.after || progress?.state === 'handling')

/** Asks the office whether a closed case is taken up again. @param because id of what came to light */
export async function considerReopening(complaint: Complaint, because: string, at: Date, session: Session): Promise<void> {
  const { _id, progress } = complaint
  await Complaints.updateOne({ _id }, { $set: { reopening: { after: progress?.instanceKey ?? '' } } }, { session })
  await enqueue({ _id: `${_id}:reopen:${because}`, name: 'complaint-reopened', correlationKey: _id, variables: roundVariables(complaint) }, at, session)
}

/** What the office decides about a case; `set-case` has kept it among the facts. */
const decided = ['tag', 'field', 'kind', 'severity', 'major', 'epidemicRelated', 'occupation', 'inclination', 'path', 'repeatOf', 'emergency'] as const

/** The variables of a case that begins another round, as the case file knows them. */
function roundVariables(complaint: Complaint): Record<string, unknown> {
  const { facts, tier } = complaint
  return {
    ...startVariables(complaint),
    ...Object.fromEntries(decided.map((name) => [name, facts[name] ?? null])),
    tier,
    alsoConcerned: facts['alsoConcerned'] ?? [],
    signals: facts['signals'] ?? [],
    path: facts['path'] ?? 'tier',
    round: typeof facts['round'] === 'number' ? facts['round'] : 1,
  }
}
