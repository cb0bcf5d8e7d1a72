import { Type } from '@sinclair/typebox'
import { changeDeadline as change } from '../../engine/deadlines/index.ts'
import { loadHospital } from '../../engine/people/store.ts'
import { caseIdOf, connector, labelled } from '../kit/index.ts'
import { lastHand } from '../kit/last-hand.ts'

/** Pauses clocks of the case or gives them more time, once for a request, with who asked and who said yes. */
export const changeDeadline = connector({
  type: 'change-deadline',
  shown: {
    en: 'Pause a limit or give more time', zh: '暂停或延长时限', group: 'time',
    help: {
      en: 'Once for a request, with who asked and who agreed.',
      zh: '每次申请只执行一次，并记录申请人和批准人。',
    },
  },
  input: Type.Object({
    what: labelled(['What', '事项'], Type.Union([Type.Literal('pause'), Type.Literal('extension')])),
    stage: labelled(['Stage', '环节'], Type.String({ pattern: '^[a-z][a-z0-9-]*$' })),
    length: labelled(['How long', '时长'], Type.String({ pattern: '^P' }), ['A duration, such as P3D.', '时长，例如 P3D。']),
    because: labelled(['Why', '原因'], Type.String({ pattern: '^[a-z][a-z-]{0,60}$' })),
    startId: labelled(['Request', '申请'], Type.String()),
    startedBy: labelled(['Who asked', '申请人'], Type.String()),
  }),
  output: Type.Object({
    change: labelled(['What was done', '执行结果'], Type.Object({ done: Type.Boolean(), because: Type.Union([Type.String(), Type.Null()]), until: Type.Union([Type.String(), Type.Null()]) })),
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
