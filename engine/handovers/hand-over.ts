/** Tasks of somebody who is away go to whoever stands in, and come back if they were not begun. Both are told, by the process `task-handover`. */
import type { Logger } from 'pino'
import type { Clock } from '../clock/clock.ts'
import { Complaints } from '../complaints/complaint.ts'
import { record } from '../complaints/events.ts'
import { enqueue } from '../complaints/outbox.ts'
import type { Hospital } from '../people/index.ts'
import { loadHospital } from '../people/store.ts'
import { isDuplicate, transaction, type Session } from '../store/store.ts'
import { shownWith } from '../tasks/claim.ts'
import { isFault, type Zeebe } from '../zeebe/client.ts'
import { Tasks } from '../zeebe/records/shapes.ts'
import { fateOf, handoverId, overdueReturns, strandedTasks, type Stranded } from './find-due.ts'
import { Handovers, type Handover, type HandoverState } from './handover.ts'
import { standInFor } from './stand-in.ts'

export interface HandingOver {
  zeebe: Pick<Zeebe, 'userTasks'>
  clock: Clock
  log: Logger
  /** Says that the outbox has a new row. */
  onOwed(): void
}

/** One look: writes down what has to change hands, then does it. Whatever a crash left half-done, the next look finishes. */
export async function handOverOnce(tools: HandingOver): Promise<void> {
  const hospital = await loadHospital()
  for (const stranded of await strandedTasks(tools.clock.now(), hospital)) await begin(stranded, hospital, tools.clock.now())
  for (const handover of await overdueReturns(tools.clock.now(), hospital)) {
    await Handovers.updateOne({ _id: handover._id, state: 'given' }, { state: await fateOf(handover, tools.clock.now()) })
  }
  const owed = await Handovers.find({ state: { $in: ['begun', 'returning'] } }).sort({ at: 1 }).lean<Handover[]>()
  const batches = Map.groupBy(owed, ({ state, from, to, group }) => [state, from, to, group].join(' '))
  for (const batch of batches.values()) await carryOut(batch, tools)
}

async function begin(stranded: Stranded, hospital: Hospital, now: Date): Promise<void> {
  const { task, person, because } = stranded
  const answer = await standInFor(task, person, now, hospital)
  // Back before anybody could act; or a task that only this person may do.
  if (answer.person === person || (answer.person === null && task.candidateGroups.length === 0)) return
  const row: Handover = { _id: handoverId(stranded), task: task._id, complaintId: task.complaintId, from: person, to: answer.person, group: answer.group, post: answer.post, because, at: now, state: 'begun' }
  await Handovers.create(row).catch((error: unknown) => { if (!isDuplicate(error)) throw error })
}

/** Tasks that go from one person to the same other one are told in one message. */
async function carryOut(batch: Handover[], { zeebe, clock, onOwed }: HandingOver): Promise<void> {
  const done: Handover[] = []
  for (const handover of batch) {
    const { _id, task, from, to, state } = handover
    const holder = state === 'begun' ? to : from
    try {
      await (holder === null ? zeebe.userTasks.unassign(task) : zeebe.userTasks.assign(task, holder, { allowOverride: true }))
      await shownWith(task, state === 'begun' ? from : to, holder)
      done.push(handover)
    } catch (error) {
      if (!isFault(error, 'not-found', 'conflict')) throw error
      await Handovers.updateOne({ _id }, { state: 'over' satisfies HandoverState })
    }
  }
  if (done.length > 0) await transaction(async (session) => await settle(done, clock.now(), session))
  onOwed()
}

async function settle(done: Handover[], now: Date, session: Session): Promise<void> {
  const settled: Handover[] = []
  for (const handover of done) {
    const next: HandoverState = handover.state === 'begun' ? 'given' : 'returned'
    const { modifiedCount } = await Handovers.updateOne({ _id: handover._id, state: handover.state }, { state: next }, { session })
    if (modifiedCount === 0) continue
    settled.push(handover)
    await enterInCase(handover, now, session)
  }
  const [first] = settled
  if (!first) return
  const { _id, from, to, group, state } = first
  const [owner, other] = [`person:${from}`, to === null ? `group:${group}` : `person:${to}`]
  const variables = state === 'begun' ? { given: true, now: other, before: owner } : { given: false, now: owner, before: other }
  await enqueue({ _id: `${_id}:${state}`, name: 'tasks-change-hands', correlationKey: _id, variables }, now, session)
}

/** Whoever stands in may see the case. */
async function enterInCase({ _id, complaintId, task: key, from, to, group, post, state }: Handover, now: Date, session: Session): Promise<void> {
  if (!complaintId) return
  const task = await Tasks.findById(key, { name: 1, nameZh: 1, elementId: 1 }).session(session).lean()
  const name = task?.name || task?.elementId || ''
  const back = state === 'returning'
  const data = { task: { en: name, zh: task?.nameZh ?? name }, from: back ? to ?? group : from, to: back ? from : to, group, back }
  await record({ _id: `${_id}:${state}`, complaintId, kind: 'task.handed-over', at: now, actor: null, data }, session)
  if (to !== null && !back) await Complaints.updateOne({ _id: complaintId }, { $addToSet: { people: { role: post ?? 'stand-in', person: to } } }, { session })
}
