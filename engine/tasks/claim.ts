/** Taking a task and giving it back. */
import type { Actor } from '../access/actor.ts'
import { audited } from '../access/audit.ts'
import type { Clock } from '../clock/clock.ts'
import { Refusal } from '../errors/errors.ts'
import { isFault, type Zeebe } from '../zeebe/client.ts'
import { Tasks } from '../zeebe/records/shapes.ts'
import { loadTask, readTask } from './find-tasks.ts'
import type { ShownTask } from './show-task.ts'
import { assigneeOf, mayClaim, mayTakeOver } from './visibility.ts'
import { asRefusal, isOpen, overlayUntil } from './overlay.ts'

/** @throws Refusal `task.unknown`, `task.closed`, `task.taken` */
export async function claimTask(key: string, actor: Actor, { zeebe, clock }: { zeebe: Zeebe, clock: Clock }): Promise<ShownTask> {
  await audited({ action: 'task.claim', actor, at: clock.now() }, key, async () => {
    const task = await loadTask(key, actor)
    if (!isOpen(task, clock.now())) throw new Refusal('task.closed')
    if (!mayClaim(task, actor)) throw new Refusal('task.taken')
    if (assigneeOf(task) === actor.id) return
    await assign(zeebe, key, actor.id, mayTakeOver(actor))
    await Tasks.updateOne({ _id: key, state: 'open' }, { overlay: { assignee: actor.id, until: overlayUntil(clock.now()) } })
  })
  return readTask(key, actor, clock)
}

async function assign(zeebe: Zeebe, key: string, person: string, allowOverride: boolean): Promise<void> {
  try {
    await zeebe.userTasks.assign(key, person, { allowOverride })
  } catch (error) {
    // Two at the same time: the broker lets the first one have it.
    if (isFault(error, 'conflict')) throw new Refusal('task.taken', { cause: error })
    throw asRefusal(error)
  }
}

/** @throws Refusal `task.unknown`, `task.closed`, `task.taken` where somebody else has it */
export async function releaseTask(key: string, actor: Actor, { zeebe, clock }: { zeebe: Zeebe, clock: Clock }): Promise<ShownTask> {
  await audited({ action: 'task.release', actor, at: clock.now() }, key, async () => {
    const task = await loadTask(key, actor)
    if (!isOpen(task, clock.now())) throw new Refusal('task.closed')
    if (assigneeOf(task) !== actor.id && !mayTakeOver(actor)) throw new Refusal('task.taken')
    await zeebe.userTasks.unassign(key).catch((error: unknown) => { throw asRefusal(error) })
    await Tasks.updateOne({ _id: key, state: 'open' }, { overlay: { assignee: null, until: overlayUntil(clock.now()) } })
  })
  return readTask(key, actor, clock)
}
