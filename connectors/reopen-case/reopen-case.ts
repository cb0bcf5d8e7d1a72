import { Type } from '@sinclair/typebox'
import { Complaints, type Complaint } from '../../engine/complaints/complaint.ts'
import { Entries } from '../../engine/complaints/entry.ts'
import { beforeReopening } from '../../engine/complaints/own-steps.ts'
import type { Session } from '../../engine/store/store.ts'
import { caseOf, connector, type JobFacts, writeOnce } from '../kit/index.ts'

/** Takes a closed case up again: a new answer and a new rating become possible, the earlier ones are kept among the entries and in the diary. */
export const reopenCase = connector({
  type: 'reopen-case',
  shown: {
    en: 'Take the case up again', zh: '重新办理', group: 'case',
    help: {
      en: 'A closed case is handled again: a new answer and a new rating become possible.',
      zh: '已结案件重新办理：可以再次答复和评价。',
    },
  },
  input: Type.Object({}),
  output: Type.Object({}),
  run: async (_, { job, clock }) => {
    const { _id: complaintId, outcome = null, closedAt = null, rating, facts } = await caseOf(job)
    const round = (typeof facts['round'] === 'number' ? facts['round'] : 1) + 1
    const data = { outcome, closedAt, satisfied: rating?.satisfied ?? null, score: rating?.score ?? null, round }
    await writeOnce(job, { complaintId, kind: 'case.reopened', at: clock.now(), data }, async (session) => {
      const complaint = await caseOf(job, session)
      await keepWords(complaint, job, clock.now(), session)
      await Complaints.updateOne({ _id: complaintId }, {
        $unset: { closedAt: '', outcome: '', answer: '', rating: '', reopening: '', 'facts.withdrawal': '' },
        $set: { 'facts.round': round },
      }, { session })
    })
    return {}
  },
})

/** Under names of their own: the latest `answer` of the entries is what is published next. */
async function keepWords({ _id, answer, rating }: Complaint, { key }: JobFacts, at: Date, session: Session): Promise<void> {
  if (!answer && !rating?.comment) return
  const words = { ...(answer && { earlierAnswer: answer.text }), ...(rating?.comment && { earlierComment: rating.comment }) }
  await Entries.create([{ _id: `${key}:${beforeReopening}`, complaintId: _id, taskKey: key, elementId: beforeReopening, stepName: 'Before the reopening', actor: answer?.by ?? null, at, words, state: 'kept' }], { session })
}
