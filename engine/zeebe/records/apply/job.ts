import { Jobs, type JobDoc } from '../shapes.ts'
import { keyOf, type Apply, type Place } from './record.ts'

interface Job extends Place {
  type: string
  retries: number
  errorMessage: string
  /** Milliseconds until a failed job may be activated again. */
  retryBackoff: number
  /** When that is, in epoch milliseconds. */
  recurringTime: number
}

export const applyJob: Apply<Job> = async ({ intent, key, at, value }, docs) => {
  if (intent === 'COMPLETED' || intent === 'CANCELED') return docs.remove(Jobs, key)
  const before = await docs.get(Jobs, key)
  const state = stateAfter(intent, value, before)
  const waits = value.retries > 0 && value.retryBackoff > 0 ? new Date(value.recurringTime) : null
  docs.put(Jobs, {
    _id: key,
    type: value.type,
    state,
    retries: value.retries,
    elementId: value.elementId,
    elementInstanceKey: keyOf(value.elementInstanceKey),
    instanceKey: keyOf(value.processInstanceKey),
    errorMessage: value.errorMessage || null,
    retryAt: intent === 'FAILED' ? waits : state === 'failed' ? before?.retryAt ?? null : null,
    at,
  })
}

/** A failed job with retries and no pause can be activated at once; one without retries waits for its incident. */
function stateAfter(intent: string, { retries, retryBackoff }: Job, before: JobDoc | null): JobDoc['state'] {
  if (intent === 'ERROR_THROWN') return 'error-thrown'
  if (intent === 'FAILED') return retries > 0 && retryBackoff <= 0 ? 'open' : 'failed'
  if (intent === 'CREATED' || intent === 'RECURRED_AFTER_BACKOFF' || intent === 'TIMED_OUT') return 'open'
  return before?.state ?? 'open'
}
