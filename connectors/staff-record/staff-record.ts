import { Type } from '@sinclair/typebox'
import { Duration } from 'luxon'
import { Complaints } from '../../engine/complaints/complaint.ts'
import { caseOf, connector, JobRefused } from '../kit/index.ts'

/** How many earlier complaints about the same person were founded. Whom the case is about, the case file knows. */
export const staffRecord = connector({
  type: 'staff-record',
  input: Type.Object({ within: Type.String() }),
  output: Type.Object({ about: Type.Union([Type.String(), Type.Null()]), foundedBefore: Type.Integer() }),
  run: async ({ within }, { job }) => {
    const { _id, facts, receivedAt } = await caseOf(job)
    const back = Duration.fromISO(within)
    if (!back.isValid) throw new JobRefused('input.not-a-duration')
    const about = facts['about']
    if (typeof about !== 'string') return { about: null, foundedBefore: 0 }
    const since = new Date(receivedAt.getTime() - back.toMillis())
    const foundedBefore = await Complaints.countDocuments({ '_id': { $ne: _id }, 'facts.about': about, 'facts.founded': { $in: ['yes', 'partly'] }, 'receivedAt': { $gte: since, $lte: receivedAt } })
    return { about, foundedBefore }
  },
})
