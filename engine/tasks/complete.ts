/**
 * Completing a task: validate, keep the words in the case file, give the choices to the process. The entry is written first and
 * confirmed by the record that carries its id, so a crash in between neither loses nor doubles it.
 */
import { isDeepStrictEqual } from 'node:util'
import { nanoid } from 'nanoid'
import type { Actor } from '../access/actor.ts'
import { audited } from '../access/audit.ts'
import type { Clock } from '../clock/clock.ts'
import { attachUploads } from '../complaints/attach-uploads.ts'
import { Entries } from '../complaints/entry.ts'
import { meetDeadline } from '../deadlines/index.ts'
import { Refusal } from '../errors/errors.ts'
import { loadHospital } from '../people/store.ts'
import { transaction } from '../store/store.ts'
import type { Zeebe } from '../zeebe/client.ts'
import { rootKeyOf } from '../zeebe/records/root-key.ts'
import { Tasks, type TaskDoc } from '../zeebe/records/shapes.ts'
import { dropDrafts } from './drafts.ts'
import { loadTask } from './find-tasks.ts'
import { asRefusal, isOpen, overlayUntil } from './overlay.ts'
import { submitted, type Submission } from './submission.ts'
import { formOf } from './task-form.ts'
import { mayClaim } from './visibility.ts'

export interface Completed {
  key: string
  state: 'completed'
}

/**
 * Sent again by whoever completed it, because the answer was lost on the way, it is answered again.
 * @throws Refusal `task.unknown`, `task.closed`, `task.taken`, `form.invalid`, `attachment.unknown`
 */
export async function completeTask(key: string, variables: Record<string, unknown>, actor: Actor, { zeebe, clock }: { zeebe: Zeebe, clock: Clock }): Promise<Completed> {
  return audited({ action: 'task.complete', actor, at: clock.now() }, key, async () => {
    const task = await loadTask(key, actor)
    if (!isOpen(task, clock.now())) {
      if (await isRepeated(task, variables, actor)) return { key, state: 'completed' as const }
      throw new Refusal('task.closed')
    }
    if (!mayClaim(task, actor)) throw new Refusal('task.taken')
    const filled = await split(task, variables, actor)
    const { words, choices } = filled
    const entry = task.complaintId || Object.keys(words).length > 0 ? await writeEntry(task, filled, actor, clock.now()) : null
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

/** The same person, and everything that is said was kept; what a form chooses by itself need not be sent. */
async function isRepeated({ _id, complaintId }: TaskDoc, variables: Record<string, unknown>, { id }: Actor): Promise<boolean> {
  const entry = await Entries.findOne({ complaintId, taskKey: _id, actor: id, state: 'kept' }).lean()
  if (!entry) return false
  const kept: Record<string, unknown> = { ...entry.choices, ...entry.words }
  return Object.keys({ ...variables, ...entry.words }).every((name) => isDeepStrictEqual(said(variables[name]), said(kept[name])))
}

/** An empty field says nothing. */
const said = (value: unknown): unknown => (value === '' || value === undefined || (Array.isArray(value) && value.length === 0) ? null : value)

async function split(task: TaskDoc, variables: Record<string, unknown>, actor: Actor): Promise<Submission> {
  const { schema, data, generated } = await formOf(task, actor, await loadHospital(), 'en')
  // A task without a form takes what it is given: there is nothing to hold it against.
  if (generated) return { words: {}, choices: variables, uploads: [] }
  return submitted(schema, variables, data)
}

async function writeEntry({ _id, complaintId, instanceKey, elementId, name }: TaskDoc, { words, choices, uploads }: Submission, actor: Actor, at: Date): Promise<string> {
  const entry = nanoid()
  const rootKey = complaintId ? null : await rootKeyOf(instanceKey)
  await transaction(async (session) => {
    if (complaintId) await attachUploads(uploads, complaintId, session)
    await Entries.create([{ _id: entry, complaintId, ...(rootKey && { rootKey }), taskKey: _id, elementId, stepName: name || elementId, actor: actor.id, at, words, choices, state: 'pending' }], { session })
  })
  return entry
}

/** What the record will say a moment later. Nothing here may fail the request: the completion stands. */
async function settle({ _id, complaintId, headers }: TaskDoc, entry: string | null, at: Date): Promise<void> {
  await Promise.allSettled([
    Tasks.updateOne({ _id, state: 'open' }, { overlay: { state: 'completed', until: overlayUntil(at) } }),
    entry && Entries.updateOne({ _id: entry }, { state: 'kept' }),
    dropDrafts(_id),
    complaintId && headers['meets'] && meetDeadline(complaintId, headers['meets'], at),
  ])
}
