import { Type } from '@sinclair/typebox'
import { Duration } from 'luxon'
import { Complaints } from '../../engine/complaints/complaint.ts'
import { caseOf, connector, JobRefused, labelled } from '../kit/index.ts'

/** How many earlier complaints about the same person were founded. Whom the case is about, the case file knows. */
export const staffRecord = connector({
  type: 'staff-record',
  shown: {
    en: 'Look up earlier complaints about the person', zh: '查询此前针对该人的投诉', group: 'people',
    help: {
      en: 'How many earlier complaints about the same member of staff were founded.',
      zh: '此前针对同一工作人员的投诉有多少件属实。',
    },
  },
  input: Type.Object({ within: labelled(['How far back', '回溯时间'], Type.String(), ['A duration, such as P2Y.', '时长，例如 P2Y。']) }),
  output: Type.Object({
    about: labelled(['Person', '被投诉人'], Type.Union([Type.String(), Type.Null()])),
    foundedBefore: labelled(['Founded before', '此前属实件数'], Type.Integer()),
  }),
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
