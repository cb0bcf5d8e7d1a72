import { Type } from '@sinclair/typebox'
import { enqueue } from '../../engine/complaints/outbox.ts'
import { caseOf, connector, JobRefused, labelled, readInstant, writeOnce } from '../kit/index.ts'

/** Starts an improvement beside the case: a promise that a department keeps by a day, or the search for the root cause. The process `improvement` follows it. */
export const addImprovementAction = connector({
  type: 'add-improvement-action',
  shown: {
    en: 'Add an improvement action', zh: '添加改进措施', group: 'improvement',
    help: { en: 'A department keeps a promise by a day, or looks for the root cause; the process improvement follows it.', zh: '由科室按期整改或查找根本原因，由“持续改进”流程跟踪。' },
  },
  input: Type.Object({
    wanted: labelled(['What', '类型'], Type.Union([Type.Literal('rectification', { label: { en: 'Keep a promise', zh: '兑现整改' } }), Type.Literal('root-cause', { label: { en: 'Find the root cause', zh: '查找根因' } })], { default: 'rectification' })),
    department: labelled(['Department', '科室'], Type.Optional(Type.String({ minLength: 1, maxLength: 100 })), ['Left out: the one that is responsible.', '不填则为责任科室。']),
    by: labelled(['By when', '截止时间'], Type.Optional(Type.String()), ['An instant; left out: as the table work-limits says.', '时间点；不填则按 work-limits 表。']),
  }),
  output: Type.Object({}),
  run: async ({ wanted, department: named, by }, { job, clock }) => {
    const { _id: complaintId, department: own, nature, facts } = await caseOf(job)
    const department = named ?? own
    if (!department) throw new JobRefused('improvement.no-department')
    const limit = by ? readInstant(by).toISOString() : null
    await writeOnce(job, { complaintId, kind: 'improvement.wanted', at: clock.now(), data: { department, wanted } }, async (session) => {
      await enqueue({ _id: `${job.key}:improvement`, name: 'improvement-wanted', correlationKey: `${complaintId}:${job.key}`, variables: { complaintId, department, nature, tag: facts['tag'] ?? null, wanted, by: limit } }, clock.now(), session)
    })
    return {}
  },
})
