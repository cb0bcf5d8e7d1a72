/** What a row expects, found by the first word of each part. */
import type { Expectation } from '../parts.ts'
import type { Story } from '../story.ts'
import { answerText, clock, fact, history, letter, ofTheCase, told } from './case.ts'
import { incident, passed, processState, variable } from './engine.ts'
import type { Check, Finding } from './finding.ts'
import { inOutput, output, rowCount, rowLike } from './table.ts'
import { assignee, due, form, group, task, taskCount } from './task.ts'
import { sees } from './view.ts'

const checks: Record<string, Check> = {
  state: ofTheCase, tier: ofTheCase, department: ofTheCase, nature: ofTheCase, outcome: ofTheCase, fact, answer: answerText,
  deadline: clock, told, letter, history,
  task, tasks: taskCount, assignee, group, due, form,
  passed, variable, process: processState, incident,
  sees,
}

const ofTables: Record<string, Check> = { result: output, count: rowCount, any: rowLike }

/** Whether a part is one that can be looked at, for a row of this kind. */
export const isKnown = ({ subject: [first = ''] }: Expectation, who: string): boolean =>
  first === 'refused' || (who === 'table' ? first !== '' : Object.hasOwn(checks, first))

/** Looks once, without waiting; a negation is turned round by who asks. */
export function look(story: Story, expectation: Expectation, who: string): Promise<Finding> {
  const [first = ''] = expectation.subject
  const check = who === 'table' ? ofTables[first] ?? inOutput : checks[first]
  if (!check) throw new Error(`Nobody knows how to look at "${first}".`)
  return check(story, expectation)
}
