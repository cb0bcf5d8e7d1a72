/** The form that starts a process, and what it is prefilled with: the facts of the case and, in read-only fields, its latest words. */
import type { Actor } from '../access/actor.ts'
import type { Complaint } from '../complaints/complaint.ts'
import { currentFacts } from '../complaints/current-facts.ts'
import { Refusal } from '../errors/errors.ts'
import type { FormSchema } from '../forms/index.ts'
import { loadHospital } from '../people/store.ts'
import { listsFor } from '../tasks/lists/index.ts'
import { latestForm, prefilled, wordsOf } from '../tasks/task-form.ts'
import type { Action } from './actions.ts'

export interface StartForm {
  key: string
  schema: FormSchema
  data: Record<string, unknown>
}

/** @throws Refusal `action.unknown` where the form was never deployed */
export async function startFormOf({ form }: Action, complaint: Complaint | null, actor: Actor, language: 'en' | 'zh'): Promise<StartForm> {
  const [found, words, hospital] = await Promise.all([latestForm(form), wordsOf(complaint?._id ?? null), loadHospital()])
  if (!found) throw new Refusal('action.unknown')
  const facts = complaint ? currentFacts(complaint) : {}
  const lists = await listsFor(found.schema, { complaintId: complaint?._id ?? null, instanceKey: null, variables: facts, hospital, actor, language })
  return { ...found, data: { ...prefilled(found.schema, facts, words), ...lists } }
}
