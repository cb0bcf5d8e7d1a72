import { Type } from '@sinclair/typebox'
import { Entries } from '../../engine/complaints/entry.ts'
import { concerned } from '../../engine/deadlines/index.ts'
import { caseOf, connector } from '../kit/index.ts'

/** Whether a pause or more time can be decided on at all: the list allows it, the evidence is in the case file, such a clock runs. */
export const deadlineRequest = connector({
  type: 'deadline-request',
  input: Type.Object({
    what: Type.Union([Type.Literal('pause'), Type.Literal('extension')]),
    stage: Type.String({ pattern: '^[a-z][a-z0-9-]*$' }),
    startId: Type.String(),
    /** As the table says. */
    allowed: Type.Optional(Type.Boolean({ default: false })),
    evidence: Type.Optional(Type.Boolean({ default: true })),
  }),
  output: Type.Object({ request: Type.Object({ possible: Type.Boolean(), because: Type.Union([Type.String(), Type.Null()]) }) }),
  run: async ({ what, stage, startId, allowed, evidence }, { job, clock }) => {
    const { deadlines } = await caseOf(job)
    const clocks = concerned(deadlines, stage, what, clock.now())
    const because = !allowed ? 'not-listed' : evidence && !await hasEvidence(startId) ? 'evidence-missing' : Array.isArray(clocks) ? null : clocks
    return { request: { possible: because === null, because } }
  },
})

const hasEvidence = async (startId: string): Promise<boolean> => {
  const entry = await Entries.findById(startId, { words: 1 }).lean()
  return typeof entry?.words['evidence'] === 'string' && entry.words['evidence'].trim() !== ''
}
