import { Type } from '@sinclair/typebox'
import { recurrencesOf } from '../../engine/improvement/recurrence.ts'
import { connector, labelled, readInstant } from '../kit/index.ts'

/** Counts the complaints of the same tag about the same department since something was done about it. */
export const countRecurrence = connector({
  type: 'count-recurrence',
  shown: {
    en: 'Count recurrences', zh: '统计重复发生', group: 'improvement',
    help: {
      en: 'Complaints of the same cause about the same department since something was done about it.',
      zh: '采取措施以来，同一科室同类投诉的件数。',
    },
  },
  input: Type.Object({
    tag: labelled(['Cause', '投诉类别'], Type.Optional(Type.String())),
    department: labelled(['Department', '科室'], Type.String()),
    since: labelled(['Since', '起算时间'], Type.String()),
  }),
  output: Type.Object({ recurrences: labelled(['Recurrences', '重复件数'], Type.Integer()) }),
  run: async ({ tag, department, since }) => ({ recurrences: tag ? await recurrencesOf(tag, department, readInstant(since)) : 0 }),
})
