import { Type } from '@sinclair/typebox'
import { checkDeadline } from '../../engine/deadlines/index.ts'
import { caseIdOf, connector, readInstant } from '../kit/index.ts'

const Verdict = Type.Union([Type.Literal('met'), Type.Literal('moved'), Type.Literal('due')])

/** Asks the case file before an alarm: is this stage still open, and is its time up? */
export const deadlineCheck = connector({
  type: 'deadline-check',
  input: Type.Object({
    stage: Type.String(),
    at: Type.String(),
    alarm: Type.Union([Type.Literal('reminder'), Type.Literal('limit')]),
    round: Type.Optional(Type.Integer({ minimum: 1 })),
  }),
  output: Type.Object({ check: Type.Object({ verdict: Verdict, at: Type.String(), remindAt: Type.String(), because: Type.String() }) }),
  run: async ({ stage, at, alarm, round }, { job, clock }) => {
    const check = await checkDeadline({
      complaintId: caseIdOf(job), stage, alarm, at: readInstant(at), ...(round !== undefined && { round }), now: clock.now(), eventId: `${job.key}:deadline.${alarm}`,
    })
    return { check: { ...check, at: check.at.toISOString(), remindAt: check.remindAt.toISOString() } }
  },
})
