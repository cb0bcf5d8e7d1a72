import { setTimeout as sleep } from 'node:timers/promises'
import { Type } from '@sinclair/typebox'
import { Complaints } from '../../engine/complaints/complaint.ts'
import { Entries, type Entry } from '../../engine/complaints/entry.ts'
import { caseIdOf, connector, JobDelayed, JobRefused, writeOnce } from '../kit/index.ts'

/** Makes the latest answer written in the case file the one that the complainant reads. Nothing is sent: the diagram says who is told. */
export const publishAnswer = connector({
  type: 'publish-answer',
  shown: {
    en: 'Publish the answer', zh: '发布答复', group: 'case',
    help: {
      en: 'The latest answer written in the case becomes the one that the complainant reads. Nothing is sent.',
      zh: '案件中最新的答复成为投诉人可以看到的答复；不发送任何消息。',
    },
  },
  input: Type.Object({}),
  output: Type.Object({}),
  run: async (_, { job, clock, signal }) => {
    const complaintId = caseIdOf(job)
    const { words, actor } = await latestAnswer(complaintId, signal)
    await writeOnce(job, { complaintId, kind: 'answer.published', at: clock.now(), data: {} }, async (session) => {
      const answer = { text: String(words['answer']).trim(), at: clock.now(), by: actor }
      const { matchedCount } = await Complaints.updateOne({ _id: complaintId }, { $set: { answer } }, { session })
      if (matchedCount === 0) throw new JobRefused('case.unknown')
    })
    return {}
  },
})

const pause = 200
const patience = 10_000

/** The process may get here before the entry of the task just completed is confirmed; whether it counts is decided within moments. */
async function latestAnswer(complaintId: string, signal: AbortSignal): Promise<Entry> {
  for (let waited = 0; waited < patience && !signal.aborted; waited += pause) {
    const entry = await Entries.findOne({ complaintId, 'words.answer': { $regex: /\S/ } }).sort({ at: -1 }).lean<Entry>()
    if (!entry) throw new JobRefused('answer.missing')
    if (entry.state === 'kept') return entry
    await sleep(pause)
  }
  throw new JobDelayed('answer.unconfirmed', { after: 5_000 })
}
