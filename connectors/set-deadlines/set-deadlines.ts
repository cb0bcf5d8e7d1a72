import { Type } from '@sinclair/typebox'
import { setDeadlines as setClocks } from '../../engine/deadlines/index.ts'
import { loadHospital } from '../../engine/people/store.ts'
import { caseIdOf, connector, readInstant } from '../kit/index.ts'

const Stage = Type.Object({
  stage: Type.String({ pattern: '^[a-z][a-z-]*$' }),
  within: Type.String(),
  counting: Type.Union([Type.Literal('around-the-clock'), Type.Literal('working-time')]),
  remind: Type.Optional(Type.Union([Type.String(), Type.Null()])),
})

/** Turns "within three days" into instants, by the hospital's calendar, and starts those clocks in the case file. */
export const setDeadlines = connector({
  type: 'set-deadlines',
  input: Type.Object({
    stages: Type.Array(Stage, { maxItems: 50 }),
    from: Type.String(),
    round: Type.Optional(Type.Integer({ minimum: 1 })),
  }),
  output: Type.Object({ deadlines: Type.Array(Type.Object({ stage: Type.String(), at: Type.String(), remindAt: Type.String() })) }),
  run: async ({ stages, from, round }, { job, clock }) => {
    const { calendar } = await loadHospital()
    const deadlines = await setClocks({
      complaintId: caseIdOf(job), stages: stages.map((stage) => ({ ...stage, remind: stage.remind ?? null })), from: readInstant(from),
      ...(round !== undefined && { round }), now: clock.now(), eventId: `${job.key}:deadlines.set`,
    }, calendar)
    return { deadlines: deadlines.map(({ stage, at, remindAt }) => ({ stage, at: at.toISOString(), remindAt: remindAt.toISOString() })) }
  },
})
