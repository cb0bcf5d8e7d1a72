import { Type } from '@sinclair/typebox'
import { keepDeadline as keep } from '../../engine/deadlines/index.ts'
import { caseIdOf, connector } from '../kit/index.ts'
import { lastHand } from '../kit/last-hand.ts'

/** Writes down that a clock stays as it is, and why. */
export const keepDeadline = connector({
  type: 'keep-deadline',
  input: Type.Object({
    what: Type.Union([Type.Literal('pause'), Type.Literal('extension')]),
    stage: Type.String(),
    because: Type.String({ pattern: '^[a-z][a-z-]{0,60}$' }),
    startId: Type.String(),
  }),
  output: Type.Object({}),
  run: async ({ what, stage, because, startId }, { job, clock }) => {
    await keep({ complaintId: caseIdOf(job), what, stage, because, by: await lastHand(job), request: startId, now: clock.now() })
    return {}
  },
})
