import { Type } from '@sinclair/typebox'
import { Complaints } from '../../engine/complaints/complaint.ts'
import { dropOpenDeadlines } from '../../engine/deadlines/index.ts'
import { caseOf, connector, writeOnce } from '../kit/index.ts'

/** Closes the case file with an outcome; clocks that still run are not owed any more. */
export const closeCase = connector({
  type: 'close-case',
  input: Type.Object({ outcome: Type.String({ pattern: '^[a-z][a-z-]{0,60}$' }) }),
  output: Type.Object({}),
  run: async ({ outcome }, { job, clock }) => {
    const { _id: complaintId } = await caseOf(job)
    await writeOnce(job, { complaintId, kind: 'case.closed', at: clock.now(), data: { outcome } }, async (session) => {
      await Complaints.updateOne({ _id: complaintId }, { $set: { outcome, closedAt: clock.now() } }, { session })
      await dropOpenDeadlines(complaintId, clock.now(), session)
    })
    return {}
  },
})
