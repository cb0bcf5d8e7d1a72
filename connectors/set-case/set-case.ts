import { Type } from '@sinclair/typebox'
import { Complaints, natures, sights, tiers, type Complaint } from '../../engine/complaints/complaint.ts'
import { caseOf, connector, labelled, writeOnce } from '../kit/index.ts'

const oneOf = <T extends string>(values: readonly T[]) => Type.Union([...values.map((value) => Type.Literal(value)), Type.Null()])
const Fact = Type.Union([Type.String({ maxLength: 200 }), Type.Number(), Type.Boolean(), Type.Null(), Type.Array(Type.String({ maxLength: 200 }), { maxItems: 50 })])

const Seers = Type.Array(Type.Object({ group: Type.Union([Type.String({ maxLength: 200 }), Type.Null()]), sees: Type.Union(sights.map((sight) => Type.Literal(sight))) }), { maxItems: 200 })

/**
 * Writes what was decided into the case file: tier, nature, department and who may see it in their own places, everything else among the facts. Null
 * leaves a value as it is.
 */
export const setCase = connector({
  type: 'set-case',
  shown: {
    en: 'Write facts into the case', zh: '写入案件信息', group: 'case',
    help: {
      en: 'What the process has decided becomes what the case file says: tier, nature, department and other facts.',
      zh: '把流程作出的决定写入案件档案：等级、性质、科室及其他事项。',
    },
  },
  input: Type.Object({
    set: labelled(['Facts', '事项'], Type.Object({
      tier: Type.Optional(oneOf(tiers)),
      nature: Type.Optional(oneOf(natures)),
      department: Type.Optional(Type.Union([Type.String({ minLength: 1, maxLength: 100 }), Type.Null()])),
    }, { additionalProperties: Fact, maxProperties: 50, propertyNames: { pattern: '^[a-zA-Z][a-zA-Z0-9-]{0,60}$' } })),
    visibleTo: labelled(['Who may see the case', '谁可以查看本案'], Type.Optional(Seers)),
  }),
  output: Type.Object({}),
  run: async ({ set, visibleTo }, { job, clock }) => {
    const { _id: complaintId } = await caseOf(job)
    const decided = Object.fromEntries(Object.entries(set).filter(([, value]) => value !== null))
    const seers = visibleTo?.flatMap(({ group, sees }) => (group ? [{ group, sees }] : []))
    if (Object.keys(decided).length === 0 && !seers) return {}
    await writeOnce(job, { complaintId, kind: 'case.decided', at: clock.now(), data: { set: decided, ...(seers && { visibleTo: seers }) } }, async (session) => {
      const { facts } = await caseOf(job, session)
      const { tier, nature, department, ...others } = decided as Partial<Pick<Complaint, 'tier' | 'nature' | 'department'>>
      await Complaints.updateOne({ _id: complaintId }, {
        $set: { ...(seers && { visibleTo: seers }), ...(tier && { tier }), ...(nature && { nature }), ...(department && { department }), facts: { ...facts, ...others } },
        ...(department && { $addToSet: { departments: department } }),
      }, { session })
    })
    return {}
  },
})
