/**
 * Completing a task: validate, keep the words in the case file, give the choices to the process. The entry is written first and
 * confirmed by the record that carries its id, so a crash in between neither loses nor doubles it.
 */
import { nanoid } from 'nanoid'
import type { Actor } from '../access/actor.ts'
import { audited } from '../access/audit.ts'
import type { Clock } from '../clock/clock.ts'
import { Entries } from '../complaints/entry.ts'
import { meetDeadline } from '../deadlines/index.ts'
import { Refusal } from '../errors/errors.ts'
import type { SplitValues } from '../forms/index.ts'
import { loadHospital } from '../people/store.ts'
import type { Zeebe } from '../zeebe/client.ts'
import { rootKeyOf } from '../zeebe/records/root-key.ts'
import { Tasks, type TaskDoc } from '../zeebe/records/shapes.ts'
import { loadTask } from './find-tasks.ts'
import { asRefusal, isOpen, overlayUntil } from './overlay.ts'
import { submitted } from './submission.ts'
import { formOf } from './task-form.ts'
import { mayClaim } from './visibility.ts'

export interface Completed {
  key: string
  state: 'completed'
}

/** @throws Refusal `task.unknown`, `task.closed`, `task.taken`, `form.invalid` */
export async function completeTask(key: string, variables: Record<string, unknown>, actor: Actor, { zeebe, clock }: { zeebe: Zeebe, clock: Clock }): Promise<Completed> {
  return audited({ action: 'task.complete', actor, at: clock.now() }, key, async () => {
    const task = await loadTask(key, actor)
    if (!isOpen(task, clock.now())) throw new Refusal('task.closed')
    if (!mayClaim(task, actor)) throw new Refusal('task.taken')
    const { words, choices } = await split(task, variables, actor)
    const entry = task.complaintId || Object.keys(words).length > 0 ? await writeEntry(task, { words, choices }, actor, clock.now()) : null
    try {
      await zeebe.userTasks.complete(key, choices, entry ? `complete:${entry}` : 'complete')
    } catch (error) {
      const refusal = asRefusal(error)
      if (refusal instanceof Refusal && refusal.code === 'task.closed') await Entries.deleteOne({ _id: entry, state: 'pending' })
      throw refusal
    }
    await settle(task, entry, clock.now())
    return { key, state: 'completed' as const }
  })
}

async function split(task: TaskDoc, variables: Record<string, unknown>, actor: Actor): Promise<SplitValues> {
  const { schema, data, generated } = await formOf(task, actor, await loadHospital(), 'en')
  // A task without a form takes what it is given: there is nothing to hold it against.
  if (generated) return { words: {}, choices: variables }
  return submitted(schema, variables, data)
}

async function writeEntry({ _id, complaintId, instanceKey, elementId, name }: TaskDoc, { words, choices }: SplitValues, actor: Actor, at: Date): Promise<string> {
  const entry = nanoid()
  await Entries.create({ _id: entry, complaintId, ...(!complaintId && { rootKey: await rootKeyOf(instanceKey) }), taskKey: _id, elementId, stepName: name || elementId, actor: actor.id, at, words, choices, state: 'pending' })
  return entry
}

/** What the record will say a moment later. Nothing here may fail the request: the completion stands. */
async function settle({ _id, complaintId, headers }: TaskDoc, entry: string | null, at: Date): Promise<void> {
  await Promise.allSettled([
    Tasks.updateOne({ _id, state: 'open' }, { overlay: { state: 'completed', until: overlayUntil(at) } }),
    entry && Entries.updateOne({ _id: entry }, { state: 'kept' }),
    complaintId && headers['meets'] && meetDeadline(complaintId, headers['meets'], at),
  ])
}
