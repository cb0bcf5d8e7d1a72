import { Entries } from '../../complaints/entry.ts'
import { answersIn, asksOf } from '../../feedback/asks.ts'
import { rowsOf, textOf } from '../../feedback/window.ts'
import { rootKeyOf } from '../../zeebe/records/root-key.ts'
import { answerText } from './answer-text.ts'
import type { ListQuestion } from './list.ts'

/**
 * What somebody promised to do: an action of an improvement plan, the one that the variable `position` counts to, or all of them; of a rectification what the department
 * answered in the 1+X window.
 */
export async function plannedAction({ complaintId, instanceKey, variables, language }: ListQuestion): Promise<string> {
  const { wanted, department, position } = variables
  if (wanted === 'rectification') return complaintId === null ? '' : await promisedBy(String(department), complaintId, language)
  const file = complaintId === null ? { rootKey: instanceKey && await rootKeyOf(instanceKey) } : { complaintId }
  const plan = await Entries.findOne({ ...file, 'words.actions': { $exists: true }, 'state': 'kept' }).sort({ at: -1 }).lean()
  const actions = plan ? rowsOf(plan, 'actions').map(({ action }) => textOf(action)) : []
  return typeof position === 'number' ? actions[position - 1] ?? '' : actions.join('\n')
}

async function promisedBy(department: string, complaintId: string, language: ListQuestion['language']): Promise<string> {
  const answer = answersIn(await asksOf(complaintId)).find((one) => one.department === department)
  const entry = answer?.entry ? await Entries.findById(answer.entry).lean() : null
  return entry ? answerText(entry, language).join('\n') : ''
}
