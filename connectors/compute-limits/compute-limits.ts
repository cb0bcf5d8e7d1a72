import { Type } from '@sinclair/typebox'
import { computeDeadline } from '../../engine/deadlines/index.ts'
import { loadHospital } from '../../engine/people/store.ts'
import { connector, limitOf, Limits, policyOf, readInstant, Stages } from '../kit/index.ts'

/** Turns "within three days" into instants by the hospital's calendar for a process that has no case, and keeps nothing. */
export const computeLimits = connector({
  type: 'compute-limits',
  input: Type.Object({ stages: Stages, from: Type.Optional(Type.String()) }),
  output: Type.Object({ limits: Limits }),
  run: async ({ stages, from }, { clock }) => {
    const { calendar } = await loadHospital()
    const start = from === undefined ? clock.now() : readInstant(from)
    return { limits: stages.map((stage) => limitOf({ stage: stage.stage, ...computeDeadline(policyOf(stage), start, calendar) })) }
  },
})
