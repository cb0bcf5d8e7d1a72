import { Type } from '@sinclair/typebox'
import { DateTime } from 'luxon'
import { Complaints } from '../../engine/complaints/complaint.ts'
import { meetDeadline } from '../../engine/deadlines/index.ts'
import { headOf } from '../../engine/feedback/asks.ts'
import { loadHospital } from '../../engine/people/store.ts'
import { caseOf, connector, latestEntryOf, writeOnce } from '../kit/index.ts'

const Measure = Type.Object({ by: Type.Optional(Type.Union([Type.String({ format: 'date' }), Type.Null()])) }, { additionalProperties: true })

/** Writes down what became of a request to a department, with the entry that holds the words, and ends its clocks. */
export const departmentReply = connector({
  type: 'department-reply',
  input: Type.Object({
    ask: Type.String({ pattern: '^department-[a-z0-9-]+$' }),
    department: Type.String({ minLength: 1, maxLength: 100 }),
    outcome: Type.Union([Type.Literal('answered'), Type.Literal('bounced'), Type.Literal('silent')]),
    points: Type.Array(Type.String({ maxLength: 10 }), { maxItems: 100 }),
    measures: Type.Optional(Type.Array(Measure, { maxItems: 100 })),
  }),
  output: Type.Object({ entry: Type.Union([Type.String(), Type.Null()]) }),
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
