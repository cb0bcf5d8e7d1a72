/** Which callbacks an actor owes, in the order in which they break, and how full the days are. */
import { audited } from '../access/audit.ts'
import type { Actor } from '../access/actor.ts'
import type { Clock } from '../clock/clock.ts'
import { Complaints, type Complaint } from '../complaints/complaint.ts'
import { loadHospital } from '../people/store.ts'
import { showTask, type ShownTask } from '../tasks/show-task.ts'
import { ofReadableCases, openNow, tasksOf } from '../tasks/visibility.ts'
import { Resources, Tasks, type TaskDoc } from '../zeebe/records/shapes.ts'
import { Callbacks, type Callback } from './callback.ts'
import { slotsBetween } from './capacity.ts'
import type { CallbackSettings } from './settings.ts'

export interface OwedCall extends ShownTask {
  callback: Pick<Callback, 'purpose' | 'attempt' | 'after' | 'opensAt' | 'callAt' | 'dueAt' | 'crowded' | 'channel' | 'language'>
}

/** One page: a hospital that owes more than this has other worries than the next page. */
const most = 500

/** Open calls that this actor may see; what breaks first stands first. */
export async function owedCalls(actor: Actor, clock: Clock): Promise<OwedCall[]> {
  return audited({ action: 'task.list', actor, at: clock.now() }, (calls) => calls.map(({ key }) => key), async () => {
    const rows = await Tasks.aggregate<TaskDoc & { callback: Callback }>([
      { $match: { $and: [tasksOf(actor), openNow(clock.now()), { processKey: { $nin: await withoutCallbacks() }, dueAt: { $ne: null } }] } },
      { $lookup: { from: Callbacks.collection.name, localField: 'instanceKey', foreignField: 'instanceKey', pipeline: [{ $sort: { plannedAt: -1 } }, { $limit: 1 }], as: 'callback' } },
      { $unwind: '$callback' },
      ...ofReadableCases(actor),
      { $sort: { dueAt: 1, _id: 1 } },
      { $limit: most },
    ])
    const [cases, hospital] = await Promise.all([Complaints.find({ _id: { $in: rows.flatMap(({ complaintId }) => complaintId ?? []) } }).lean<Complaint[]>(), loadHospital()])
    const caseOf = new Map(cases.map((complaint) => [complaint._id, complaint]))
    return rows.map(({ callback, ...task }) => ({ ...showTask(task, caseOf.get(task.complaintId ?? '') ?? null, actor, hospital), callback: shown(callback) }))
  })
}

/** Keys of diagrams in which no callback is planned; what is deployed never changes. */
const without = new Set<string>()

/** Most open tasks are of these: they need not be joined. Only diagrams that are new are looked at. */
async function withoutCallbacks(): Promise<string[]> {
  const found = await Resources.find({ kind: 'process', _id: { $nin: [...without] }, text: { $not: /schedule-callback/ } }, { _id: 1 }).lean()
  for (const { _id } of found) without.add(_id)
  return [...without]
}

const shown = ({ purpose, attempt, after, opensAt, callAt, dueAt, crowded, channel, language }: Callback): OwedCall['callback'] =>
  ({ purpose, attempt, after, opensAt, callAt, dueAt, crowded, channel, language })

export interface Hour {
  at: Date
  /** Calls that fit into it. */
  room: number
}

const hour = 3_600_000

/** How many calls fit into each hour of some days, from the hour that runs. Hours in which nobody is there are left out. */
export async function roomByHour(from: Date, days: number, settings: CallbackSettings): Promise<Hour[]> {
  const hospital = await loadHospital()
  const start = new Date(Math.floor(from.getTime() / hour) * hour)
  const rooms = new Map<number, number>()
  for (const slot of slotsBetween(start, new Date(start.getTime() + days * 24 * hour), 'around-the-clock', hospital, settings)) {
    const at = Math.floor(slot.start.getTime() / hour) * hour
    rooms.set(at, (rooms.get(at) ?? 0) + slot.room)
  }
  return [...rooms].map(([at, room]) => ({ at: new Date(at), room }))
}
