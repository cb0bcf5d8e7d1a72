import { Type } from '@sinclair/typebox'
import { considerReopening } from '../../engine/complaints/add-facts.ts'
import { Complaints } from '../../engine/complaints/complaint.ts'
import { Entries } from '../../engine/complaints/entry.ts'
import { newFacts } from '../../engine/complaints/own-steps.ts'
import { dropOpenDeadlines } from '../../engine/deadlines/index.ts'
import type { Session } from '../../engine/store/store.ts'
import { caseOf, connector, type JobFacts, labelled, writeOnce } from '../kit/index.ts'

/** Closes the case file with an outcome; clocks that still run are not owed any more. */
export const closeCase = connector({
  type: 'close-case',
  shown: {
    en: 'Close the case', zh: '结案', group: 'case',
    help: {
      en: 'Closes the case file with an outcome; limits that still run are not owed any more.',
      zh: '以某种结果结案；尚未到期的时限不再计算。',
    },
  },
  input: Type.Object({ outcome: labelled(['Outcome', '结案结果'], Type.String({ pattern: '^[a-z][a-z-]{0,60}$' })) }),
  output: Type.Object({}),
  run: async ({ outcome }, { job, clock }) => {
    const { _id: complaintId } = await caseOf(job)
    await writeOnce(job, { complaintId, kind: 'case.closed', at: clock.now(), data: { outcome } }, async (session) => {
      await Complaints.updateOne({ _id: complaintId }, { $set: { outcome, closedAt: clock.now() } }, { session })
      await dropOpenDeadlines(complaintId, clock.now(), session)
      await notUnread(job, clock.now(), session)
    })
    return {}
  },
})

/** What was added after the answer reached nobody who works on the case: whoever waits for the complainant's judgement does not read it. So the office does. */
async function notUnread(job: JobFacts, at: Date, session: Session): Promise<void> {
  const complaint = await caseOf(job, session)
  const { _id: complaintId, answer } = complaint
  const late = answer && await Entries.findOne({ complaintId, elementId: newFacts, at: { $gt: answer.at } }).session(session).lean()
  if (late) await considerReopening(complaint, late._id, at, session)
}
