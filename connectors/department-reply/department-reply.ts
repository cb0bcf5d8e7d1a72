import { Type } from '@sinclair/typebox'
import { DateTime } from 'luxon'
import { Complaints } from '../../engine/complaints/complaint.ts'
import { meetDeadline } from '../../engine/deadlines/index.ts'
import { headOf } from '../../engine/feedback/asks.ts'
import { loadHospital } from '../../engine/people/store.ts'
import { caseOf, connector, labelled, latestEntryOf, writeOnce } from '../kit/index.ts'

const Measure = Type.Object({ by: Type.Optional(Type.Union([Type.String({ format: 'date' }), Type.Null()])) }, { additionalProperties: true })

/** Writes down what became of a request to a department, with the entry that holds the words, and ends its clocks. */
export const departmentReply = connector({
  type: 'department-reply',
  shown: {
    en: 'Keep a department\'s reply', zh: '记录科室回复', group: 'people', inner: true,
    help: {
      en: 'What became of the request to a department, with the words that were written.',
      zh: '记录科室对协办请求的处理结果及其文字。',
    },
  },
  input: Type.Object({
    ask: labelled(['Request', '协办请求'], Type.String({ pattern: '^department-[a-z0-9-]+$' })),
    department: labelled(['Department', '科室'], Type.String({ minLength: 1, maxLength: 100 })),
    outcome: labelled(['What became of it', '结果'], Type.Union([Type.Literal('answered'), Type.Literal('bounced'), Type.Literal('silent')])),
    points: labelled(['Points of the complaint', '投诉要点'], Type.Array(Type.String({ maxLength: 10 }), { maxItems: 100 })),
    measures: labelled(['Measures', '措施'], Type.Optional(Type.Array(Measure, { maxItems: 100 }))),
  }),
  output: Type.Object({ entry: labelled(['Entry', '记录'], Type.Union([Type.String(), Type.Null()])) }),
  run: async ({ ask, department, outcome, points, measures = [] }, { job, clock }) => {
    const { _id: complaintId } = await caseOf(job)
    const { calendar: { timeZone } } = await loadHospital()
    const entry = outcome === 'silent' ? null : (await latestEntryOf(job))?._id ?? null
    // A day that is named lasts until its end, in the hospital's time.
    const rectifications = outcome === 'answered' ? measures.map(({ by }) => (by ? DateTime.fromISO(by, { zone: timeZone }).endOf('day').toJSDate() : null)) : []
    const at = clock.now()
    await writeOnce(job, { complaintId, kind: 'department.replied', at, data: { ask, department, outcome, points, rectifications, entry } }, async (session) => {
      if (outcome !== 'bounced') return
      await Complaints.updateOne(
        { _id: complaintId },
        { $set: { 'deadlines.$[open].state': 'superseded', 'deadlines.$[open].because': 'bounced' } },
        { session, arrayFilters: [{ 'open.state': 'open', 'open.stage': { $in: [ask, headOf(ask)] } }] },
      )
    })
    if (outcome === 'answered') await Promise.all([ask, headOf(ask)].map((stage) => meetDeadline(complaintId, stage, at)))
    return { entry }
  },
})
