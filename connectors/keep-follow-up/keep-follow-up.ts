import { Type } from '@sinclair/typebox'
import { FollowUps, type Call } from '../../engine/follow-ups/follow-up.ts'
import { connector, JobRefused } from '../kit/index.ts'

const Score = Type.Integer({ minimum: 1, maximum: 5 })

/** Writes into the follow-up's file how a round of calling ended, once per job. */
export const keepFollowUp = connector({
  type: 'keep-follow-up',
  input: Type.Object({
    followUpId: Type.String({ minLength: 1, maxLength: 64 }),
    reached: Type.Boolean(),
    scores: Type.Optional(Type.Object({ visit: Score, information: Score, aftercare: Score })),
    opened: Type.Optional(Type.String()),
  }),
  output: Type.Object({}),
  run: async ({ followUpId, reached, scores, opened }, { job, clock }) => {
    const call: Call = { _id: job.key, at: clock.now(), reached, scores: scores ?? null, complaintId: opened ?? null }
    const { matchedCount } = await FollowUps.updateOne({ '_id': followUpId, 'calls._id': { $ne: job.key } }, { $push: { calls: call } })
    if (matchedCount === 0 && !await FollowUps.exists({ _id: followUpId })) throw new JobRefused('follow-up.unknown')
    return {}
  },
})
