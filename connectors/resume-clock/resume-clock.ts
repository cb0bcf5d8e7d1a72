import { Type } from '@sinclair/typebox'
import { resumeClocks } from '../../engine/deadlines/index.ts'
import { loadHospital } from '../../engine/people/store.ts'
import { caseIdOf, connector } from '../kit/index.ts'
import { lastHand } from '../kit/last-hand.ts'

/** Lets the clocks that a request paused run on: now, or where their time was up anyway, as they do by themselves. */
export const resumeClock = connector({
  type: 'resume-clock',
  input: Type.Object({ startId: Type.String() }),
  output: Type.Object({}),
  run: async ({ startId }, { job, clock }) => {
    const { calendar } = await loadHospital()
    await resumeClocks({ complaintId: caseIdOf(job), request: startId, by: await lastHand(job), now: clock.now() }, calendar)
    return {}
  },
})
