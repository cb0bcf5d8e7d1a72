import { Type } from '@sinclair/typebox'
import { Entries } from '../../engine/complaints/entry.ts'
import { concerned } from '../../engine/deadlines/index.ts'
import { caseOf, connector, labelled } from '../kit/index.ts'

/** Whether a pause or more time can be decided on at all: the list allows it, the evidence is in the case file, such a clock runs. */
export const deadlineRequest = connector({
  type: 'deadline-request',
  shown: {
    en: 'Can this request be decided on?', zh: '申请能否受理', group: 'time', inner: true,
    help: {
      en: 'Whether a pause or more time can be decided on at all: allowed, with evidence, such a clock runs.',
      zh: '暂停或延期申请能否受理：规则允许、有依据、相应时限正在计算。',
    },
  },
  input: Type.Object({
    what: labelled(['What', '事项'], Type.Union([Type.Literal('pause'), Type.Literal('extension')])),
    stage: labelled(['Stage', '环节'], Type.String({ pattern: '^[a-z][a-z0-9-]*$' })),
    startId: labelled(['Request', '申请'], Type.String()),
    /** As the table says. */
    allowed: labelled(['Allowed by the table', '规则表允许'], Type.Optional(Type.Boolean({ default: false }))),
    evidence: labelled(['Evidence needed', '需要依据'], Type.Optional(Type.Boolean({ default: true }))),
  }),
  output: Type.Object({ request: labelled(['Answer', '结果'], Type.Object({ possible: Type.Boolean(), because: Type.Union([Type.String(), Type.Null()]) })) }),
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
