import { Type } from '@sinclair/typebox'
import { Outbox, type OutboxRow } from '../../engine/complaints/outbox.ts'
import { runningCasesOf } from '../../engine/emergencies/belonging.ts'
import { Emergencies, type Emergency } from '../../engine/emergencies/emergency.ts'
import { connector, JobRefused } from '../kit/index.ts'

const message = 'emergency-changed'

/** Tells every running case of an emergency that the plan applies to it now, or, once it is stood down, that it does so no more. */
export const takeOverCases = connector({
  type: 'take-over-cases',
  input: Type.Object({ emergency: Type.String() }),
  output: Type.Object({ takenOver: Type.Integer() }),
  run: async ({ emergency }, { job, clock }) => {
    const file = await Emergencies.findById(emergency).lean<Emergency>()
    if (!file) throw new JobRefused('emergency.unknown')
    const at = clock.now()
    const rows = (await runningCasesOf(file)).map((complaintId): OutboxRow => ({
      _id: `${job.key}:${complaintId}`, name: message, correlationKey: complaintId, variables: { emergency: file.state === 'declared' ? file._id : null }, state: 'waiting', attempts: 0, nextAt: at, at,
    }))
    // A row that is there already has been sent, or will be; each stands for itself, so no transaction has to hold them all.
    if (rows.length > 0) await Outbox.bulkWrite(rows.map((row) => ({ updateOne: { filter: { _id: row._id }, update: { $setOnInsert: row }, upsert: true } })), { ordered: false })
    return { takenOver: rows.length }
  },
})
