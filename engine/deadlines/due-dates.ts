/**
 * The task clock follows the stage clock: an open task that meets a stage is due when the stage is, also after the limit has moved. Nothing is queued:
 * what has to be done is the difference between case file and tasks, so a crash in between is made up for by the next look.
 */
import type { EventEmitter } from 'node:events'
import type { Logger } from 'pino'
import { Complaints, type Complaint } from '../complaints/complaint.ts'
import { isFault, type Zeebe } from '../zeebe/client.ts'
import type { Changes } from '../zeebe/records/projection.ts'
import { Tasks } from '../zeebe/records/shapes.ts'
import { currentOf } from './stage-clocks.ts'

export interface DueDates {
  /** Waits for what is being sent. */
  stop(): Promise<void>
}

/** Looked at when tasks change, and by the clock for what was missed or failed. */
const every = 2_000

export function followDueDates({ zeebe, changes, log }: { zeebe: Pick<Zeebe, 'userTasks'>, changes: EventEmitter<{ changed: [Changes] }>, log: Logger }): DueDates {
  let stopped = false
  let again = false
  let round: Promise<void> | null = null

  const run = async (): Promise<void> => {
    do {
      again = false
      for (const { key, dueAt } of await late()) {
        if (stopped) return
        await zeebe.userTasks.update(key, { dueDate: dueAt.toISOString() }).catch((error: unknown) => {
          // A task that has ended meanwhile needs no due date.
          if (!isFault(error, 'not-found', 'conflict')) throw error
        })
      }
    } while (again)
  }
  const look = (): void => {
    if (stopped) return
    again = true
    round ??= run()
      .catch((error: unknown) => log.warn({ error }, 'due dates of tasks could not follow their limits yet'))
      .finally(() => { round = null })
  }
  const onChange = ({ taskKeys }: Changes): void => { if (taskKeys.length > 0) look() }

  changes.on('changed', onChange)
  const timer = setInterval(look, every)
  return {
    stop: async () => {
      stopped = true
      clearInterval(timer)
      changes.off('changed', onChange)
      await round
    },
  }
}

/** Open tasks whose stage has moved to another instant. */
async function late(): Promise<{ key: string, dueAt: Date }[]> {
  const files = await Complaints.find({ deadlines: { $elemMatch: { state: 'open', movedAt: { $gt: new Date(0) } } } }, { deadlines: 1 }).lean<Pick<Complaint, '_id' | 'deadlines'>[]>()
  if (files.length === 0) return []
  const deadlinesOf = new Map(files.map(({ _id, deadlines }) => [_id, deadlines]))
  const tasks = await Tasks.find({ complaintId: { $in: [...deadlinesOf.keys()] }, state: 'open', 'headers.meets': { $exists: true } }, { complaintId: 1, headers: 1, dueAt: 1 }).lean()
  return tasks.flatMap(({ _id: key, complaintId, headers, dueAt }) => {
    const clock = currentOf(deadlinesOf.get(complaintId!)!, headers['meets']!)
    return clock?.state === 'open' && clock.movedAt && clock.at.getTime() !== dueAt?.getTime() ? [{ key, dueAt: clock.at }] : []
  })
}
