import { Type } from '@sinclair/typebox'
import { Complaints, type Complaint } from '../../engine/complaints/complaint.ts'
import { Entries } from '../../engine/complaints/entry.ts'
import { record } from '../../engine/complaints/events.ts'
import { enqueue } from '../../engine/complaints/outbox.ts'
import { addedByMerge, bringFacts, newFacts } from '../../engine/complaints/own-steps.ts'
import { stateOf } from '../../engine/complaints/state.ts'
import { dropOpenDeadlines } from '../../engine/deadlines/index.ts'
import type { Session } from '../../engine/store/store.ts'
import { caseOf, connector, type JobCode, JobRefused, labelled, writeOnce } from '../kit/index.ts'

/** Hands the case over to another one that is being handled: its words and attachments go there, its own process ends. Both diaries say so. */
export const mergeCase = connector({
  type: 'merge-case',
  shown: {
    en: 'Merge into another case', zh: '并入另一案件', group: 'case',
    help: {
      en: 'Words and attachments go to the other case; this one ends. Both histories say so.',
      zh: '文字和附件转入另一案件，本案结束；两案的历史均有记录。',
    },
  },
  input: Type.Object({ into: labelled(['Case that takes over', '并入的案件'], Type.String({ minLength: 1, maxLength: 64 })) }),
  output: Type.Object({}),
  run: async ({ into }, { job, clock }) => {
    const { _id: complaintId, receipt: from } = await caseOf(job)
    const at = clock.now()
    const { receipt } = await Complaints.findById(into, { receipt: 1 }).lean() ?? refuse('merge.unknown')
    await writeOnce(job, { complaintId, kind: 'case.merged', at, data: { into, receipt } }, async (session) => {
      const complaint = await caseOf(job, session)
      const other = await takingOver(complaint, into, session)
      await bringWords(complaint, other, at, session)
      await Complaints.updateOne({ _id: into }, { $addToSet: { merged: { $each: [complaintId, ...complaint.merged ?? []] } }, $push: { attachments: { $each: complaint.attachments } } }, { session })
      // Whatever was merged into this one goes along, so that one step always leads to the case that handles it.
      await Complaints.updateMany({ $or: [{ _id: complaintId }, { mergedInto: complaintId }] }, { $set: { mergedInto: into } }, { session })
      await dropOpenDeadlines(complaintId, clock.now(), session)
      await record({ _id: `${job.key}:case.absorbed`, complaintId: into, kind: 'case.absorbed', at, actor: null, data: { from: complaintId, receipt: from } }, session)
      await enqueue({ _id: `${job.key}:${newFacts}`, name: newFacts, correlationKey: into, variables: {} }, at, session)
    })
    return {}
  },
})

const refuse = (code: JobCode): never => { throw new JobRefused(code) }

/** The case that takes over: another one, and one whose work goes on. Writing to it makes two merges at once follow each other. */
async function takingOver({ _id, mergedInto }: Complaint, into: string, session: Session): Promise<Complaint> {
  if (into === _id) return refuse('merge.into-itself')
  if (mergedInto) return refuse('merge.done-already')
  const other = await Complaints.findById(into).session(session).lean<Complaint>() ?? refuse('merge.unknown')
  if (other.mergedInto) return refuse('merge.into-merged')
  return stateOf(other) === 'closed' || stateOf(other) === 'canceled' ? refuse('merge.into-closed') : other
}

/** The complaint's words, and what came to light since, become an entry of the other; who complained stays behind. */
async function bringWords({ _id, receipt, subject, narrative, openedBy }: Complaint, other: Complaint, at: Date, session: Session): Promise<void> {
  const since = await Entries.find({ complaintId: _id, elementId: { $in: bringFacts } }).sort({ at: 1 }).session(session).lean()
  const facts = [subject, narrative, ...since.map(({ words }) => String(words['facts']))].join('\n\n')
  const entry = `${_id}:${addedByMerge}`
  await Entries.create([{ _id: entry, complaintId: other._id, taskKey: entry, elementId: addedByMerge, stepName: 'Added by merge', actor: openedBy, at, words: { from: receipt, facts }, state: 'kept' }], { session })
}
