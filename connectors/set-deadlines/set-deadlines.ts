import { Type } from '@sinclair/typebox'
import { setDeadlines as setClocks } from '../../engine/deadlines/index.ts'
import { loadHospital } from '../../engine/people/store.ts'
import { caseIdOf, connector, labelled, limitOf, Limits, policyOf, readInstant, Stages } from '../kit/index.ts'

/** Turns "within three days" into instants, by the hospital's calendar, and starts those clocks in the case file. */
export const setDeadlines = connector({
  type: 'set-deadlines',
  shown: {
    en: 'Start the limits of a case', zh: '启动案件时限', group: 'time',
    help: {
      en: 'Turns "within three days" into instants by the hospital\'s calendar, and starts those clocks in the case.',
      zh: '按医院日历把“三日内”换算成具体时刻，并在案件中开始计时。',
    },
  },
  input: Type.Object({
    stages: labelled(['Stages and how long each may take', '各环节及其时限'], Stages),
    from: labelled(['From when', '起始时间'], Type.String()),
    round: labelled(['Round', '轮次'], Type.Optional(Type.Integer({ minimum: 1 }))),
  }),
  output: Type.Object({ deadlines: labelled(['Limits', '时限'], Limits) }),
  run: async ({ stages, from, round }, { job, clock }) => {
    const { calendar } = await loadHospital()
    const deadlines = await setClocks({
      complaintId: caseIdOf(job), stages: stages.map(policyOf), from: readInstant(from),
      ...(round !== undefined && { round }), now: clock.now(), eventId: `${job.key}:deadlines.set`,
    }, calendar)
    return { deadlines: deadlines.map(limitOf) }
  },
})
