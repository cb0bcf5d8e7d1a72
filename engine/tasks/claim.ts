/** Taking a task and giving it back. */
import type { Actor } from '../access/actor.ts'
import { audited } from '../access/audit.ts'
import type { Clock } from '../clock/clock.ts'
import { Refusal } from '../errors/errors.ts'
import { isFault, type Zeebe } from '../zeebe/client.ts'
import { Tasks, type TaskDoc } from '../zeebe/records/shapes.ts'
import { loadTask, readTask } from './find-tasks.ts'
import type { ShownTask } from './show-task.ts'
import { mayClaim, mayTakeOver } from './visibility.ts'
import { asRefusal, isOpen } from './overlay.ts'

/** @throws Refusal `task.unknown`, `task.closed`, `task.taken` */
export async function claimTask(key: string, actor: Actor, { zeebe, clock }: { zeebe: Zeebe, clock: Clock }): Promise<ShownTask> {
  await audited({ action: 'task.claim', actor, at: clock.now() }, key, async () => {
    const task = await loadTask(key, actor)
    if (!isOpen(task, clock.now())) throw new Refusal('task.closed')
    if (!mayClaim(task, actor)) throw new Refusal('task.taken')
    if (task.assignee !== actor.id) await assign(task, actor.id, { zeebe, allowOverride: mayTakeOver(actor) })
  })
  return readTask(key, actor, clock)
}

/**
 * The broker is told, and what it acknowledged is shown at once.
 * @param by whoever gives the task to `person`, where it is somebody else
 * @throws Refusal `task.taken` where somebody has it who may not be overridden, `task.closed`, `engine.away`
 */
export async function assign({ _id, assignee }: TaskDoc, person: string, { zeebe, allowOverride, by }: { zeebe: Pick<Zeebe, 'userTasks'>, allowOverride: boolean, by?: string }): Promise<void> {
  try {
    await zeebe.userTasks.assign(_id, person, { allowOverride, ...(by && { by }) })
  } catch (error) {
    // Two at the same time: the broker lets the first one have it.
    if (isFault(error, 'conflict')) throw new Refusal('task.taken', { cause: error })
    throw asRefusal(error)
  }
  await shownWith(_id, assignee, person, by)
}

/** Unless a record was faster. */
export const shownWith = async (_id: string, before: string | null, assignee: string | null, by?: string): Promise<void> =>
  void await Tasks.updateOne({ _id, state: 'open', assignee: before }, { assignee, assignedBy: by ?? null })

/** @throws Refusal `task.unknown`, `task.closed`, `task.taken` where somebody else has it */
export async function releaseTask(key: string, actor: Actor, { zeebe, clock }: { zeebe: Zeebe, clock: Clock }): Promise<ShownTask> {
  await audited({ action: 'task.release', actor, at: clock.now() }, key, async () => {
    const task = await loadTask(key, actor)
    if (!isOpen(task, clock.now())) throw new Refusal('task.closed')
    if (task.assignee !== actor.id && !mayTakeOver(actor)) throw new Refusal('task.taken')
    await zeebe.userTasks.unassign(key).catch((error: unknown) => { throw asRefusal(error) })
    await shownWith(key, task.assignee, null)
  })
  return readTask(key, actor, clock)
}
