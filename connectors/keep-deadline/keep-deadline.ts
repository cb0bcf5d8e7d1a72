import { Type } from '@sinclair/typebox'
import { keepDeadline as keep } from '../../engine/deadlines/index.ts'
import { caseIdOf, connector, labelled } from '../kit/index.ts'
import { lastHand } from '../kit/last-hand.ts'

/** Writes down that a clock stays as it is, and why. */
export const keepDeadline = connector({
  type: 'keep-deadline',
  shown: {
    en: 'Leave a limit as it is', zh: '维持原时限', group: 'time', inner: true,
    help: {
      en: 'Writes down that a clock stays as it is, and why.',
      zh: '记录时限不变及其原因。',
    },
  },
  input: Type.Object({
    what: labelled(['What', '事项'], Type.Union([Type.Literal('pause'), Type.Literal('extension')])),
    stage: labelled(['Stage', '环节'], Type.String()),
    because: labelled(['Why', '原因'], Type.String({ pattern: '^[a-z][a-z-]{0,60}$' })),
    startId: labelled(['Request', '申请'], Type.String()),
  }),
  output: Type.Object({}),
  run: async ({ what, stage, because, startId }, { job, clock }) => {
    await keep({ complaintId: caseIdOf(job), what, stage, because, by: await lastHand(job), request: startId, now: clock.now() })
    return {}
  },
})
