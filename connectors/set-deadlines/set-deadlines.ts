import { Type } from '@sinclair/typebox'
import { setDeadlines as setClocks } from '../../engine/deadlines/index.ts'
import { loadHospital } from '../../engine/people/store.ts'
import { caseIdOf, connector, limitOf, Limits, policyOf, readInstant, Stages } from '../kit/index.ts'

/** Turns "within three days" into instants, by the hospital's calendar, and starts those clocks in the case file. */
export const setDeadlines = connector({
  type: 'set-deadlines',
  input: Type.Object({
    stages: Stages,
    from: Type.String(),
    round: Type.Optional(Type.Integer({ minimum: 1 })),
  }),
  output: Type.Object({ deadlines: Limits }),
  run: async ({ stages, from, round }, { job, clock }) => {
    const { calendar } = await loadHospital()
    const deadlines = await setClocks({
      complaintId: caseIdOf(job), stages: stages.map(policyOf), from: readInstant(from),
      ...(round !== undefined && { round }), now: clock.now(), eventId: `${job.key}:deadlines.set`,
    }, calendar)
    return { deadlines: deadlines.map(limitOf) }
  },
})
