/** Every process at a glance: what runs, what is stuck, what is late. */
import type { Clock } from '../clock/clock.ts'
import { listProcesses, type ShownProcess } from '../zeebe/processes.ts'
import { Tasks } from '../zeebe/records/shapes.ts'

export interface WatchedProcess extends ShownProcess {
  /** Open tasks past their due date, all versions. */
  overdue: number
}

export async function overview(clock: Clock): Promise<WatchedProcess[]> {
  const [processes, late] = await Promise.all([
    listProcesses(),
    Tasks.aggregate<{ _id: string, count: number }>([{ $match: { state: 'open', dueAt: { $lt: clock.now() } } }, { $group: { _id: '$processId', count: { $sum: 1 } } }]),
  ])
  const overdue = new Map(late.map(({ _id, count }) => [_id, count]))
  return processes.map((process) => ({ ...process, overdue: overdue.get(process.id) ?? 0 }))
}
