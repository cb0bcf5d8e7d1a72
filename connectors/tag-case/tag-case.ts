import { Type } from '@sinclair/typebox'
import { Complaints } from '../../engine/complaints/complaint.ts'
import { caseOf, connector, labelled, writeOnce } from '../kit/index.ts'

const Labels = Type.Array(Type.String({ pattern: '^[\\p{L}\\p{N}][\\p{L}\\p{N} _-]{0,39}$' }), { maxItems: 20 })
const mostLabels = 50

/** Puts labels on the case and takes them off. They are a hospital's own, beside the one tag that says what the complaint is about. */
export const tagCase = connector({
  type: 'tag-case',
  shown: {
    en: 'Label the case', zh: '案件标签', group: 'case',
    help: { en: 'Labels of your own: they stand among the facts of the case.', zh: '自定义标签，显示在案件要素中。' },
  },
  input: Type.Object({ add: labelled(['Add', '添加'], Type.Optional(Labels)), remove: labelled(['Take off', '移除'], Type.Optional(Labels)) }),
  output: Type.Object({ labels: labelled(['Labels', '标签'], Type.Array(Type.String())) }),
  run: async ({ add = [], remove = [] }, { job, clock }) => {
    const labelsOf = ({ facts }: { facts: Record<string, unknown> }): string[] => (Array.isArray(facts['labels']) ? facts['labels'] as string[] : [])
    const before = await caseOf(job)
    const next = [...new Set([...labelsOf(before), ...add])].filter((label) => !remove.includes(label)).slice(0, mostLabels)
    if (next.join('\n') === labelsOf(before).join('\n')) return { labels: next }
    await writeOnce(job, { complaintId: before._id, kind: 'case.decided', at: clock.now(), data: { set: { labels: next } } }, async (session) => {
      const { facts } = await caseOf(job, session)
      await Complaints.updateOne({ _id: before._id }, { $set: { facts: { ...facts, labels: next } } }, { session })
    })
    return { labels: labelsOf(await caseOf(job)) }
  },
})
