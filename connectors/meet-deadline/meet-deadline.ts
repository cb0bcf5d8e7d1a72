import { Type } from '@sinclair/typebox'
import { meetDeadline } from '../../engine/deadlines/index.ts'
import { caseOf, connector } from '../kit/index.ts'

/** Says that a stage is done where completing one task does not decide it alone (there the task's header `meets` is enough). */
export const meetDeadlineConnector = connector({
  type: 'meet-deadline',
  input: Type.Object({ stage: Type.String({ minLength: 1 }) }),
  output: Type.Object({}),
  run: async ({ stage }, { job, clock }) => {
    const { _id: complaintId } = await caseOf(job)
    await meetDeadline(complaintId, stage, clock.now())
    return {}
  },
})
