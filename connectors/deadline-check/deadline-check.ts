import { Type } from '@sinclair/typebox'
import { checkDeadline } from '../../engine/deadlines/index.ts'
import { caseIdOf, connector, labelled, readInstant } from '../kit/index.ts'

const Verdict = Type.Union([Type.Literal('remind'), Type.Literal('missed'), Type.Literal('later'), Type.Literal('over')])

/** Asks the case file before an alarm: is this stage still open, and is its time up? */
export const deadlineCheck = connector({
  type: 'deadline-check',
  shown: {
    en: 'Ask before an alarm', zh: '提醒前核对', group: 'time', inner: true,
    help: {
      en: 'Is this stage still open, and is its time up?',
      zh: '该环节是否仍未完成，时间是否已到？',
    },
  },
  input: Type.Object({
    stage: labelled(['Stage', '环节'], Type.String()),
    at: labelled(['Alarm for', '提醒时刻'], Type.String()),
    woken: labelled(['Woken by', '由何触发'], Type.Union([Type.Literal('by-timer'), Type.Literal('by-message')])),
    round: labelled(['Round', '轮次'], Type.Optional(Type.Integer({ minimum: 1 }))),
  }),
  output: Type.Object({ check: labelled(['Answer', '核对结果'], Type.Object({ verdict: Verdict, at: Type.String(), remindAt: Type.String(), wakeAt: Type.String(), because: Type.String() })) }),
  run: async ({ stage, at, woken, round }, { job, clock }) => {
    const check = await checkDeadline({
      complaintId: caseIdOf(job), stage, at: readInstant(at), timer: woken === 'by-timer', ...(round !== undefined && { round }), now: clock.now(), eventId: `${job.key}:deadline.check`,
    })
    return { check: { ...check, at: check.at.toISOString(), remindAt: check.remindAt.toISOString(), wakeAt: check.wakeAt.toISOString() } }
  },
})
