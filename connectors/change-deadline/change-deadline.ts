import { Type } from '@sinclair/typebox'
import { changeDeadline as change } from '../../engine/deadlines/index.ts'
import { loadHospital } from '../../engine/people/store.ts'
import { caseIdOf, connector } from '../kit/index.ts'
import { lastHand } from '../kit/last-hand.ts'

/** Pauses clocks of the case or gives them more time, once for a request, with who asked and who said yes. */
export const changeDeadline = connector({
  type: 'change-deadline',
  input: Type.Object({
    what: Type.Union([Type.Literal('pause'), Type.Literal('extension')]),
    stage: Type.String({ pattern: '^[a-z][a-z0-9-]*$' }),
    length: Type.String({ pattern: '^P' }),
    because: Type.String({ pattern: '^[a-z][a-z-]{0,60}$' }),
    startId: Type.String(),
    startedBy: Type.String(),
  }),
  output: Type.Object({
    change: Type.Object({ done: Type.Boolean(), because: Type.Union([Type.String(), Type.Null()]), until: Type.Union([Type.String(), Type.Null()]) }),
  }),
  run: async ({ what, stage, length, because, startId, startedBy }, { job, clock }) => {
    const complaintId = caseIdOf(job)
    const approvedBy = await lastHand(job)
    if (approvedBy === startedBy) return { change: { done: false, because: 'own-request', until: null } }
    const { calendar } = await loadHospital()
    const changed = await change({ complaintId, stage, what, length, because, by: startedBy, approvedBy, request: startId, now: clock.now() }, calendar)
    return { change: { ...changed, until: changed.until?.toISOString() ?? null } }
  },
})
