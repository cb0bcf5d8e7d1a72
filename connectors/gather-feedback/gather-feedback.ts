import { Type } from '@sinclair/typebox'
import { answersIn, asksOf, silentIn } from '../../engine/feedback/asks.ts'
import { entriesOf, rowsOf, windowOf } from '../../engine/feedback/window.ts'
import { Instances } from '../../engine/zeebe/records/shapes.ts'
import { caseIdOf, connector, labelled } from '../kit/index.ts'

const Ids = Type.Array(Type.String())
const Gathered = Type.Object({
  /** Whether the 1+X window of the case is open now. */
  open: Type.Boolean(),
  points: Ids,
  /** Points that no department has answered. */
  unanswered: Ids,
  answers: Type.Array(Type.Object({ department: Type.String(), points: Ids, entry: Type.Union([Type.String(), Type.Null()]) })),
  /** How many requests have been answered so far. */
  heard: Type.Integer(),
  waiting: Ids,
  silent: Ids,
  contradictions: Type.Integer(),
  rectifications: Type.Array(Type.Object({ department: Type.String(), measure: Type.Integer(), by: Type.String(), entry: Type.Union([Type.String(), Type.Null()]) })),
  /** The entry of the latest draft of the one answer. */
  draft: Type.Union([Type.String(), Type.Null()]),
})

/** What stands in the 1+X window of the case: who answered what, who still owes an answer, who said nothing. Ids only. */
export const gatherFeedback = connector({
  type: 'gather-feedback',
  shown: {
    en: 'Gather the departments\' feedback', zh: '汇集各科室反馈', group: 'people',
    help: {
      en: 'Who has answered what, who still owes an answer, who said nothing.',
      zh: '谁已答复、谁尚未答复、谁没有意见。',
    },
  },
  input: Type.Object({}),
  output: Type.Object({ gathered: labelled(['State of the feedback', '反馈状态'], Gathered) }),
  run: async (_, { job }) => {
    const complaintId = caseIdOf(job)
    const [asks, window, entries] = await Promise.all([asksOf(complaintId), windowOf(complaintId), entriesOf(complaintId)])
    const points = (window?.points ?? []).map(({ id }) => id)
    const answered = asks.filter(({ state }) => state === 'answered')
    const settled = new Set(answered.flatMap((ask) => ask.answered))
    const answers = answersIn(asks)
    return {
      gathered: {
        open: await Instances.exists({ complaintId, processId: 'unified-feedback', state: 'active' }) !== null,
        points,
        unanswered: points.filter((id) => !settled.has(id)),
        answers: answers.map(({ department, points: asked, entry }) => ({ department, points: asked, entry })),
        heard: answered.length,
        waiting: [...new Set(asks.filter(({ state }) => state === 'waiting').map(({ department }) => department))],
        silent: silentIn(asks),
        contradictions: entries.flatMap((entry) => rowsOf(entry, 'contradictions')).length,
        rectifications: answers.flatMap(({ department, rectifications, entry }) =>
          rectifications.flatMap((by, i) => (by ? [{ department, measure: i + 1, by: by.toISOString(), entry }] : []))),
        draft: entries.findLast(({ words }) => typeof words['answer'] === 'string')?._id ?? null,
      },
    }
  },
})
