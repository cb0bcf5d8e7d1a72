import { Type } from '@sinclair/typebox'
import { Complaints } from '../../engine/complaints/complaint.ts'
import { record } from '../../engine/complaints/events.ts'
import { currentOf } from '../../engine/deadlines/index.ts'
import { loadHospital } from '../../engine/people/store.ts'
import { connector } from '../kit/index.ts'
import { attemptAt } from './attempts.ts'
import { Callbacks, type Callback } from './callbacks.ts'

/** Plans when somebody is called back. A promise (purpose `hotline`) is one instant; attempts to reach somebody are spread over the time there is. */
export const scheduleCallback = connector({
  type: 'schedule-callback',
  input: Type.Object({
    purpose: Type.String({ pattern: '^[a-z][a-z-]{0,40}$' }),
    within: Type.String(),
    attempt: Type.Integer({ minimum: 1, default: 1 }),
    attempts: Type.Integer({ minimum: 1, maximum: 10, default: 3 }),
  }),
  output: Type.Object({
    callback: Type.Object({
      id: Type.String(), dueAt: Type.String(), attempt: Type.Integer(), exhausted: Type.Boolean(), person: Type.Union([Type.String(), Type.Null()]), group: Type.String(),
    }),
  }),
  run: async ({ purpose, within, attempt, attempts }, { job, clock }) => {
    const now = clock.now()
    const complaintId = typeof job.variables['complaintId'] === 'string' ? job.variables['complaintId'] : null
    const promised = purpose === 'hotline'
    const { calendar } = await loadHospital()
    const dueAt = attemptAt(now, within, promised ? { attempt: 1, attempts: 1, counting: 'around-the-clock' } : { attempt, attempts, counting: 'working-time' }, calendar)
    const planned: Callback = {
      _id: job.key, complaintId, purpose, attempt, dueAt: promised ? dueAt : await notPastLimit(dueAt, complaintId, now),
      exhausted: attempt >= attempts, person: null, group: 'operator', plannedAt: now,
    }
    const kept = await Callbacks.findOneAndUpdate({ _id: job.key }, { $setOnInsert: planned }, { upsert: true, returnDocument: 'after' }).lean<Callback>() ?? planned
    if (complaintId) {
      await record({ _id: `${job.key}:callback.scheduled`, complaintId, kind: 'callback.scheduled', at: kept.plannedAt, actor: null, data: { purpose, dueAt: kept.dueAt, attempt } })
    }
    return { callback: { id: kept._id, dueAt: kept.dueAt.toISOString(), attempt: kept.attempt, exhausted: kept.exhausted, person: kept.person, group: kept.group } }
  },
})

/** An attempt is of no use after the limit of the case's callback stage, which may count weekends that the operators do not. */
async function notPastLimit(dueAt: Date, complaintId: string | null, now: Date): Promise<Date> {
  const complaint = complaintId ? await Complaints.findById(complaintId, { deadlines: 1 }).lean() : null
  const limit = currentOf(complaint?.deadlines ?? [], 'callback')?.at
  return limit && limit > now && limit < dueAt ? limit : dueAt
}
