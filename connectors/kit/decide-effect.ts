/** What a person says about an effect of which no machine knows whether it happened. */
import type { Clock } from '../../engine/clock/clock.ts'
import { Refusal } from '../../engine/errors/errors.ts'
import type { Zeebe } from '../../engine/zeebe/client.ts'
import { retryIncident, type RetryOutcome } from '../../engine/zeebe/incidents.ts'
import { Incidents } from '../../engine/zeebe/records/shapes.ts'
import { Effects, type Decision, type Effect } from './effects.ts'

/**
 * Happened: the job goes on without it. Not happened: it is performed again. Either way the job is tried again where it waits as an incident.
 * @returns what came of that, null where no incident waits
 * @throws Refusal `ledger.unknown`, `ledger.decided`
 */
export async function decideEffect(id: string, said: Omit<Decision, 'at'>, { zeebe, clock }: { zeebe: Zeebe, clock: Clock }): Promise<RetryOutcome | null> {
  const effect = await Effects.findById(id).lean<Effect>()
  if (!effect) throw new Refusal('ledger.unknown')
  const now = clock.now()
  // One whose holder died is unknown as soon as its time is up, even if nobody has come back to it yet.
  const { modifiedCount } = await Effects.updateOne(
    { _id: id, $or: [{ state: 'unknown' }, { state: 'started', until: { $lte: now } }] },
    { $set: { state: said.happened ? 'done' : 'again', settledAt: now }, $push: { decisions: { ...said, at: now } } },
  )
  if (modifiedCount === 0) throw new Refusal('ledger.decided')
  const incident = await Incidents.findOne({ jobKey: effect.jobKey, state: 'open' }).lean()
  return incident && await retryIncident(zeebe, incident._id)
}
