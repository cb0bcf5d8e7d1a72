import { Type } from '@sinclair/typebox'
import { resumeClocks } from '../../engine/deadlines/index.ts'
import { loadHospital } from '../../engine/people/store.ts'
import { caseIdOf, connector, labelled } from '../kit/index.ts'
import { lastHand } from '../kit/last-hand.ts'

/** Lets the clocks that a request paused run on: now, or where their time was up anyway, as they do by themselves. */
export const resumeClock = connector({
  type: 'resume-clock',
  shown: {
    en: 'Let a paused limit run on', zh: '恢复计时', group: 'time',
    help: {
      en: 'The clocks that a request paused run on from now.',
      zh: '因申请而暂停的时限从现在起继续计算。',
    },
  },
  input: Type.Object({ startId: labelled(['Request', '申请'], Type.String()) }),
  output: Type.Object({}),
  run: async ({ startId }, { job, clock }) => {
    const { calendar } = await loadHospital()
    await resumeClocks({ complaintId: caseIdOf(job), request: startId, by: await lastHand(job), now: clock.now() }, calendar)
    return {}
  },
})
