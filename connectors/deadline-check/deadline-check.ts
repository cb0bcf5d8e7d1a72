import { Type } from '@sinclair/typebox'
import { checkDeadline } from '../../engine/deadlines/index.ts'
import { caseIdOf, connector, readInstant } from '../kit/index.ts'

const Verdict = Type.Union([Type.Literal('remind'), Type.Literal('missed'), Type.Literal('later'), Type.Literal('over')])

/** Asks the case file before an alarm: is this stage still open, and is its time up? */
export const deadlineCheck = connector({
  type: 'deadline-check',
  input: Type.Object({
    stage: Type.String(),
    at: Type.String(),
    woken: Type.Union([Type.Literal('by-timer'), Type.Literal('by-message')]),
    round: Type.Optional(Type.Integer({ minimum: 1 })),
  }),
  output: Type.Object({ check: Type.Object({ verdict: Verdict, at: Type.String(), remindAt: Type.String(), wakeAt: Type.String(), because: Type.String() }) }),
  run: async ({ stage, at, woken, round }, { job, clock }) => {
    const check = await checkDeadline({
      complaintId: caseIdOf(job), stage, at: readInstant(at), timer: woken === 'by-timer', ...(round !== undefined && { round }), now: clock.now(), eventId: `${job.key}:deadline.check`,
    })
    return { check: { ...check, at: check.at.toISOString(), remindAt: check.remindAt.toISOString(), wakeAt: check.wakeAt.toISOString() } }
  },
})
