import { Type } from '@sinclair/typebox'
import { addWithin } from '../../engine/calendar/index.ts'
import { changeDeadline } from '../../engine/deadlines/index.ts'
import { loadHospital } from '../../engine/people/store.ts'
import { caseOf, connector, JobRefused, labelled } from '../kit/index.ts'
import { lastHand } from '../kit/last-hand.ts'

interface Allowed {
  allowed: boolean
  longest: string | null
  approver: string | null
}

/**
 * Lets clocks of the case stand still, for a reason and no longer than the table `deadline-change` allows. `resume-clock` with the same `pause` lets them run on earlier. A pause
 * that somebody has to approve is asked for in the process `deadline-change`.
 */
export const pauseClock = connector({
  type: 'pause-clock',
  shown: {
    en: 'Pause a clock', zh: '暂停计时', group: 'time',
    help: { en: 'For a reason of the table deadline-change, and no longer than it allows.', zh: '须符合 deadline-change 表中的原因和最长时限。' },
  },
  input: Type.Object({
    stage: labelled(['Stage', '环节'], Type.String({ pattern: '^[a-z][a-z0-9-]*$', default: 'stages' }), ['stages: all that run, but the statutory one and the first contact.', 'stages 表示法定时限与首次联系之外的所有环节。']),
    length: labelled(['How long', '时长'], Type.String({ pattern: '^P' }), ['A duration, such as P3D.', '时长，例如 P3D。']),
    because: labelled(['Why', '原因'], Type.String({ pattern: '^[a-z][a-z-]{0,60}$' }), ['A reason of the table, such as waiting-complainant.', '规则表中的原因，例如 waiting-complainant。']),
  }),
  output: Type.Object({ pause: labelled(['Pause', '暂停编号'], Type.String()), until: labelled(['Until', '截止时间'], Type.Union([Type.String(), Type.Null()])) }),
  run: async ({ stage, length, because }, { job, clock, decide }) => {
    const { _id: complaintId, tier } = await caseOf(job)
    const { calendar } = await loadHospital()
    const now = clock.now()
    const rule = await decide('deadline-change', { what: 'pause', reason: because, stage, tier }) as Allowed | null
    if (!rule?.allowed) throw new JobRefused('clock.not-listed', notPossible)
    if (rule.approver) throw new JobRefused('clock.needs-approval', notPossible)
    if (rule.longest && addWithin(now, length, 'around-the-clock', calendar) > addWithin(now, rule.longest, 'around-the-clock', calendar)) throw new JobRefused('clock.too-long', notPossible)
    const by = await lastHand(job)
    const { done, because: why, until } = await changeDeadline({ complaintId, stage, what: 'pause', length, because, by, approvedBy: by, request: job.key, now }, calendar)
    if (!done) throw new JobRefused(`clock.${why ?? 'no-open-clock'}`, notPossible)
    return { pause: job.key, until: until?.toISOString() ?? null }
  },
})

const notPossible = { bpmnError: 'not-possible' }
