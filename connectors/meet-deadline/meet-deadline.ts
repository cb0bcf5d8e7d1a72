import { Type } from '@sinclair/typebox'
import { meetDeadline } from '../../engine/deadlines/index.ts'
import { caseOf, connector, labelled } from '../kit/index.ts'

/** Says that a stage is done where completing one task does not decide it alone (there the task's header `meets` is enough). */
export const meetDeadlineConnector = connector({
  type: 'meet-deadline',
  shown: {
    en: 'Say that a stage is done', zh: '环节已完成', group: 'time',
    help: {
      en: 'Ends the clock of a stage where completing one task does not decide it alone.',
      zh: '当仅完成一项任务不足以判断时，结束该环节的计时。',
    },
  },
  input: Type.Object({ stage: labelled(['Stage', '环节'], Type.String({ minLength: 1 })) }),
  output: Type.Object({}),
  run: async ({ stage }, { job, clock }) => {
    const { _id: complaintId } = await caseOf(job)
    await meetDeadline(complaintId, stage, clock.now())
    return {}
  },
})
