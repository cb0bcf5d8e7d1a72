import { Type } from '@sinclair/typebox'
import { computeDeadline } from '../../engine/deadlines/index.ts'
import { loadHospital } from '../../engine/people/store.ts'
import { connector, labelled, limitOf, Limits, policyOf, readInstant, Stages } from '../kit/index.ts'

/** Turns "within three days" into instants by the hospital's calendar for a process that has no case, and keeps nothing. */
export const computeLimits = connector({
  type: 'compute-limits',
  shown: {
    en: 'Work out limits', zh: '计算时限', group: 'time',
    help: {
      en: 'Turns "within three days" into instants by the hospital\'s calendar, for a process without a case; keeps nothing.',
      zh: '为没有案件的流程按医院日历换算时限，不作保存。',
    },
  },
  input: Type.Object({
    stages: labelled(['Stages and how long each may take', '各环节及其时限'], Stages),
    from: labelled(['From when', '起始时间'], Type.Optional(Type.String())),
  }),
  output: Type.Object({ limits: labelled(['Limits', '时限'], Limits) }),
  run: async ({ stages, from }, { clock }) => {
    const { calendar } = await loadHospital()
    const start = from === undefined ? clock.now() : readInstant(from)
    return { limits: stages.map((stage) => limitOf({ stage: stage.stage, ...computeDeadline(policyOf(stage), start, calendar) })) }
  },
})
