import { Type } from '@sinclair/typebox'
import { caseOf, connector, latestEntryOf, writeOnce } from '../kit/index.ts'

const oneOf = <T extends string>(...values: T[]) => Type.Union(values.map((value) => Type.Literal(value)))

/** Writes down who decided what about a department that says "not ours", with the entry that holds the reason. */
export const bounceDecision = connector({
  type: 'bounce-decision',
  input: Type.Object({
    department: Type.String({ minLength: 1, maxLength: 100 }),
    decision: oneOf('insist', 'reassign', 'withdraw'),
    to: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
    by: oneOf('office', 'arbiter'),
  }),
  output: Type.Object({ entry: Type.Union([Type.String(), Type.Null()]) }),
  run: async ({ department, decision, to = null, by }, { job, clock }) => {
    const { _id: complaintId } = await caseOf(job)
    const entry = (await latestEntryOf(job))?._id ?? null
    await writeOnce(job, { complaintId, kind: 'bounce.decided', at: clock.now(), data: { department, decision, to, by, entry } }, () => Promise.resolve())
    return { entry }
  },
})
