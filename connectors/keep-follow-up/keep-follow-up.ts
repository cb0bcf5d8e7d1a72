import { Type } from '@sinclair/typebox'
import { FollowUps, type Call } from '../../engine/follow-ups/follow-up.ts'
import { connector, JobRefused, labelled } from '../kit/index.ts'

const Score = Type.Integer({ minimum: 1, maximum: 5 })

/** Writes into the follow-up's file how a round of calling ended, once per job. */
export const keepFollowUp = connector({
  type: 'keep-follow-up',
  shown: {
    en: 'Keep how a call ended', zh: '记录随访结果', group: 'people', inner: true,
    help: {
      en: 'How a round of calling ended, once per job.',
      zh: '记录一轮随访的结果，每个任务一次。',
    },
  },
  input: Type.Object({
    followUpId: labelled(['Follow-up', '随访'], Type.String({ minLength: 1, maxLength: 64 })),
    reached: labelled(['Reached', '已联系上'], Type.Boolean()),
    scores: labelled(['Scores', '评分'], Type.Optional(Type.Object({ visit: Score, information: Score, aftercare: Score }))),
    opened: labelled(['Complaint that was opened', '由此建立的投诉'], Type.Optional(Type.String())),
  }),
  output: Type.Object({}),
  run: async ({ followUpId, reached, scores, opened }, { job, clock }) => {
    const call: Call = { _id: job.key, at: clock.now(), reached, scores: scores ?? null, complaintId: opened ?? null }
    const { matchedCount } = await FollowUps.updateOne({ '_id': followUpId, 'calls._id': { $ne: job.key } }, { $push: { calls: call } })
    if (matchedCount === 0 && !await FollowUps.exists({ _id: followUpId })) throw new JobRefused('follow-up.unknown')
    return {}
  },
})
