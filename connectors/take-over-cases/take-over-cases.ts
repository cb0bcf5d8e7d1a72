import { Type } from '@sinclair/typebox'
import { Outbox, type OutboxRow } from '../../engine/complaints/outbox.ts'
import { runningCasesOf } from '../../engine/emergencies/belonging.ts'
import { Emergencies, type Emergency } from '../../engine/emergencies/emergency.ts'
import { connector, JobRefused, labelled } from '../kit/index.ts'

const message = 'emergency-changed'

/** Tells every running case of an emergency that the plan applies to it now, or, once it is stood down, that it does so no more. */
export const takeOverCases = connector({
  type: 'take-over-cases',
  shown: {
    en: 'Tell the cases of an emergency', zh: '通知相关案件', group: 'emergency', inner: true,
    help: {
      en: 'Every running case is told that the plan applies to it, or does so no more.',
      zh: '通知每个在办案件：应急预案适用或不再适用。',
    },
  },
  input: Type.Object({ emergency: labelled(['Emergency', '突发事件'], Type.String()) }),
  output: Type.Object({ takenOver: labelled(['Cases', '案件数'], Type.Integer()) }),
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
