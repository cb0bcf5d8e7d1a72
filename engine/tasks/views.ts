/** The views of somebody's work, each a condition over open tasks: what they hold, may take, see around them, and wait for. */
import type { QueryFilter } from 'mongoose'
import type { Actor } from '../access/actor.ts'
import { Entries } from '../complaints/entry.ts'
import type { TaskDoc } from '../zeebe/records/shapes.ts'
import { ledGroups } from './visibility.ts'

/** `done` is no view of open tasks: see `done-tasks.ts`. */
export const openViews = ['mine', 'unassigned', 'department', 'waiting'] as const
export type OpenView = (typeof openViews)[number]
export const views = [...openViews, 'done'] as const
export type View = (typeof views)[number]

export interface Alternative {
  where: QueryFilter<TaskDoc>
  /** The index to read by, where MongoDB would go by what was best for somebody else. */
  hint?: Record<string, 1>
}

export interface Condition {
  /** Tasks that meet one of these. */
  any: Alternative[]
  /** Everything in it is the actor's own to do: whether they may read the cases need not be looked up. */
  own: boolean
}

export async function inView(view: OpenView, actor: Actor): Promise<Condition> {
  switch (view) {
    case 'mine': return { any: [{ where: { assignee: actor.id } }], own: true }
    case 'unassigned': return { any: offeredTo(actor).map((offered) => ({ where: { assignee: null, ...offered } })), own: true }
    case 'department': return { any: [{ where: { candidateGroups: { $in: [...new Set([...actor.groups, ...ledGroups(actor)])] } } }], own: ledGroups(actor).length === 0 }
    case 'waiting': return { any: await waitedFor(actor), own: false }
  }
}

const offeredTo = ({ id, groups }: Actor): QueryFilter<TaskDoc>[] => [{ candidateGroups: { $in: [...groups] } }, { candidateUsers: id }]

/** How far back it is looked for cases that somebody had a hand in, in steps. */
const stepsBack = 500

/** What others have now and the actor gave to them, or in a case in which the actor did a step; what the actor may take is in the views before. */
async function waitedFor(actor: Actor): Promise<Alternative[]> {
  const cases = await Entries.aggregate<{ _id: string }>([
    { $match: { actor: actor.id, state: 'kept', complaintId: { $ne: null } } },
    { $sort: { at: -1, _id: -1 } },
    { $limit: stepsBack },
    { $group: { _id: '$complaintId' } },
  ])
  const others = { assignee: { $ne: actor.id }, $nor: [{ assignee: null, $or: offeredTo(actor) }] }
  return [
    { where: { ...others, assignedBy: actor.id }, hint: { assignedBy: 1, dueAt: 1, _id: 1 } },
    { where: { ...others, complaintId: { $in: cases.map(({ _id }) => _id) } }, hint: { complaintId: 1, state: 1 } },
  ]
}
