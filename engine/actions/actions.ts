/** What people may start themselves: the latest version of every process whose start event says so (`docs/actions.md`). */
import { hasRole, type Actor } from '../access/actor.ts'
import type { Complaint } from '../complaints/complaint.ts'
import { stateOf } from '../complaints/state.ts'
import { Refusal } from '../errors/errors.ts'
import { startableOf, type Startable } from '../zeebe/model/startable.ts'
import { Resources, type ElementMeta } from '../zeebe/records/shapes.ts'

export interface Action extends Startable {
  processId: string
  /** Of the start event, in both languages; `about` says what happens then. */
  elementId: string
  name: string
  nameZh: string | null
  about: string
  aboutZh: string | null
  /** Name of the message that starts it. */
  message: string
}

/** As it leaves the server. */
export interface ShownAction {
  processId: string
  name: string
  nameZh?: string
  about?: string
  aboutZh?: string
}

export const showAction = ({ processId, name, nameZh, about, aboutZh }: Action): ShownAction =>
  ({ processId, name, ...(nameZh && { nameZh }), ...(about && { about }), ...(aboutZh && { aboutZh }) })

/** Those that this actor may start now, from this case or, without one, from anywhere. */
export async function actionsFor(actor: Actor, complaint: Complaint | null): Promise<Action[]> {
  const all = await startableProcesses()
  return all.filter((action) => refusalOf(action, actor, complaint) === null)
}

/** One of them. @throws Refusal `action.unknown`, `access.refused`, `complaint.closed` */
export async function findAction(processId: string, actor: Actor, complaint: Complaint | null): Promise<Action> {
  const [action] = await startableProcesses(processId)
  if (!action) throw new Refusal('action.unknown')
  const refusal = refusalOf(action, actor, complaint)
  if (refusal) throw new Refusal(refusal)
  return action
}

function refusalOf({ from, by, closed }: Action, actor: Actor, complaint: Complaint | null): 'action.unknown' | 'access.refused' | 'complaint.closed' | null {
  if ((from === 'case') !== (complaint !== null)) return 'action.unknown'
  if (!hasRole(actor, 'administrator') && !by.some((who) => isOne(who, actor, complaint))) return 'access.refused'
  return complaint && !closed && ['closed', 'canceled'].includes(stateOf(complaint)) ? 'complaint.closed' : null
}

const isOne = (who: string, { id, roles }: Actor, complaint: Complaint | null): boolean =>
  who === 'responsible' ? complaint?.people.some(({ person }) => person === id) ?? false : roles.some((role) => role === who)

/** Of each process the latest version counts, even if only an earlier one could be started. */
async function startableProcesses(id?: string): Promise<Action[]> {
  const latest = await Resources.aggregate<{ _id: string, starts: ElementMeta[] }>([
    { $match: { kind: 'process', ...(id !== undefined && { id }) } },
    { $sort: { kind: 1, id: 1, version: -1 } },
    { $project: { id: 1, starts: { $filter: { input: '$elements', as: 'element', cond: { $eq: ['$$element.type', 'bpmn:StartEvent'] } } } } },
    { $group: { _id: '$id', starts: { $first: '$starts' } } },
    { $sort: { _id: 1 } },
  ])
  return latest.flatMap(({ _id, starts }) => starts.flatMap((start) => asAction(_id, start)).slice(0, 1))
}

function asAction(processId: string, { id, name, nameZh, properties, message, about = '' }: ElementMeta): Action[] {
  const startable = startableOf(properties)
  if (!startable || message === undefined) return []
  return [{ ...startable, processId, elementId: id, name: name || processId, nameZh, about, aboutZh: properties['about.zh'] ?? null, message }]
}
