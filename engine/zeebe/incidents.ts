/** What is stuck, and trying it again. */
import { setTimeout as sleep } from 'node:timers/promises'
import { Refusal } from '../errors/errors.ts'
import { decodeCursor, toPage, type Page } from '../store/cursor.ts'
import { isFault, type Zeebe } from './client.ts'
import { Incidents, Jobs, type IncidentDoc } from './records/shapes.ts'

export interface IncidentQuery {
  state?: IncidentDoc['state']
  instance?: string
  limit: number
  cursor?: string
}

export interface ShownIncident {
  key: string
  state: IncidentDoc['state']
  code: string
  message: string
  elementId: string
  elementInstanceKey: string
  processId: string
  instanceKey: string
  complaintId?: string
  at: Date
}

/** The newest first. */
export async function listIncidents({ state, instance, limit, cursor }: IncidentQuery): Promise<Page<ShownIncident>> {
  const [at, id] = cursor ? decodeCursor(cursor) : []
  const after = at && id ? { $or: [{ at: { $lt: new Date(at) } }, { at: new Date(at), _id: { $lt: id } }] } : {}
  const found = await Incidents.find({ ...(state && { state }), ...(instance && { instanceKey: instance }), ...after }).sort({ at: -1, _id: -1 }).limit(limit + 1).lean()
  return toPage(found, limit, ({ at: stuckSince, _id }) => [stuckSince.toISOString(), _id], show)
}

const show = ({ _id, state, code, message, elementId, elementInstanceKey, processId, instanceKey, complaintId, at }: IncidentDoc): ShownIncident =>
  ({ key: _id, state, code, message, elementId, elementInstanceKey, processId, instanceKey, ...(complaintId && { complaintId }), at })

export interface RetryOutcome {
  /** The cause is gone: the step went on. */
  resolved: boolean
  /** Otherwise why it is stuck again, or `unknown` where nobody has tried yet. */
  code?: string
  message?: string
}

const retries = 3
const patience = 10_000

/**
 * Gives a job new retries, resolves the incident, and waits for what comes of it.
 * @throws Refusal `incident.unknown` when it is not open any more
 */
export async function retryIncident(zeebe: Zeebe, key: string): Promise<RetryOutcome> {
  const incident = await Incidents.findOne({ _id: key, state: 'open' }).lean()
  if (!incident) throw new Refusal('incident.unknown')
  try {
    if (incident.jobKey) await zeebe.updateJobRetries(incident.jobKey, retries)
    await zeebe.resolveIncident(key)
  } catch (error) {
    throw isFault(error, 'not-found') ? new Refusal('incident.unknown', { cause: error }) : error
  }
  for (const end = Date.now() + patience; Date.now() < end;) {
    await sleep(100)
    const outcome = await outcomeOf(incident)
    if (outcome) return outcome
  }
  return { resolved: false, code: 'unknown' }
}

/** Null while it is still open what the retry will bring. */
async function outcomeOf({ _id, elementInstanceKey, jobKey }: IncidentDoc): Promise<RetryOutcome | null> {
  if (await Incidents.exists({ _id, state: 'open' })) return null
  if (jobKey) {
    const job = await Jobs.findById(jobKey).lean()
    if (job?.state === 'open') return null
    // It failed again, and will be tried once more by itself.
    if (job?.retryAt) return { resolved: false, code: job.errorMessage ?? 'unknown' }
  } else {
    // What is stuck for the same reason again follows at once.
    await sleep(300)
  }
  const again = await Incidents.findOne({ elementInstanceKey, state: 'open' }).lean()
  return again ? { resolved: false, code: again.code, message: again.message } : { resolved: true }
}
