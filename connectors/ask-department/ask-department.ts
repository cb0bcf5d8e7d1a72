import { Type } from '@sinclair/typebox'
import { Complaints } from '../../engine/complaints/complaint.ts'
import { CaseEvents, type CaseEvent } from '../../engine/complaints/events.ts'
import { askId } from '../../engine/feedback/asks.ts'
import { caseOf, connector, labelled, writeOnce } from '../kit/index.ts'

/** Writes down that a department is asked about points of the case, lets it see the case without the person, and names the clock of this request. */
export const askDepartment = connector({
  type: 'ask-department',
  shown: {
    en: 'Ask a department', zh: '请科室协办', group: 'people',
    help: {
      en: 'Writes down that a department is asked about points of the case; it sees the case without the person.',
      zh: '记录请某科室就投诉要点作出说明；该科室可查看案件但看不到投诉人。',
    },
  },
  input: Type.Object({
    department: labelled(['Department', '科室'], Type.String({ pattern: '^[a-z][a-z0-9-]{0,60}$' })),
    points: labelled(['Points of the complaint', '投诉要点'], Type.Array(Type.String({ maxLength: 10 }), { maxItems: 100 })),
    because: labelled(['Why', '原因'], Type.String({ pattern: '^[a-z][a-z-]{0,30}$' })),
  }),
  output: Type.Object({ ask: labelled(['Request', '协办请求'], Type.String()) }),
  run: async ({ department, points, because }, { job, clock }) => {
    const { _id: complaintId } = await caseOf(job)
    const times = `facts.asked.${department}`
    const data = { ask: '', department, points, because }
    await writeOnce(job, { complaintId, kind: 'department.asked', at: clock.now(), data }, async (session) => {
      // The count makes two requests at the same moment wait for each other.
      const { facts } = await Complaints.findByIdAndUpdate(complaintId, { $inc: { [times]: 1 } }, { session, returnDocument: 'after' }).orFail().lean()
      data.ask = askId(department, (facts['asked'] as Record<string, number>)[department]!)
      await Complaints.updateOne({ _id: complaintId, visibleTo: { $exists: true } }, { $addToSet: { visibleTo: { group: `department:${department}`, sees: 'case' } } }, { session })
    })
    const { data: written } = await CaseEvents.findById(`${job.key}:department.asked`).orFail().lean<CaseEvent<'department.asked'>>()
    return { ask: written.ask }
  },
})
