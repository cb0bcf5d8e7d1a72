import { Type } from '@sinclair/typebox'
import { recurrencesOf } from '../../engine/improvement/recurrence.ts'
import { connector, readInstant } from '../kit/index.ts'

/** Counts the complaints of the same tag about the same department since something was done about it. */
export const countRecurrence = connector({
  type: 'count-recurrence',
  input: Type.Object({ tag: Type.Optional(Type.String()), department: Type.String(), since: Type.String() }),
  output: Type.Object({ recurrences: Type.Integer() }),
  run: async ({ tag, department, since }) => ({ recurrences: tag ? await recurrencesOf(tag, department, readInstant(since)) : 0 }),
})
