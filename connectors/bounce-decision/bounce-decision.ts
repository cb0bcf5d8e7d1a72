import { Type } from '@sinclair/typebox'
import { caseOf, connector, labelled, latestEntryOf, writeOnce } from '../kit/index.ts'

const oneOf = <T extends string>(...values: T[]) => Type.Union(values.map((value) => Type.Literal(value)))

/** Writes down who decided what about a department that says "not ours", with the entry that holds the reason. */
export const bounceDecision = connector({
  type: 'bounce-decision',
  shown: {
    en: 'Keep the decision about "not ours"', zh: '记录“非本科室”的裁定', group: 'people', inner: true,
    help: {
      en: 'Who decided what about a department that says the matter is not its own.',
      zh: '对科室称“非本科室事项”时由谁作出何种决定。',
    },
  },
  input: Type.Object({
    department: labelled(['Department', '科室'], Type.String({ minLength: 1, maxLength: 100 })),
    decision: labelled(['Decision', '决定'], oneOf('insist', 'reassign', 'withdraw')),
    to: labelled(['Department instead', '改派科室'], Type.Optional(Type.String({ minLength: 1, maxLength: 100 }))),
    by: labelled(['Who decided', '决定人'], oneOf('office', 'arbiter')),
  }),
  output: Type.Object({ entry: labelled(['Entry', '记录'], Type.Union([Type.String(), Type.Null()])) }),
  run: async ({ department, decision, to = null, by }, { job, clock }) => {
    const { _id: complaintId } = await caseOf(job)
    const entry = (await latestEntryOf(job))?._id ?? null
    await writeOnce(job, { complaintId, kind: 'bounce.decided', at: clock.now(), data: { department, decision, to, by, entry } }, () => Promise.resolve())
    return { entry }
  },
})
