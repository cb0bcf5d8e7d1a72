/** What ties process instances to the case file: the variable `complaintId`, the case's progress, its entries and met deadlines. */
import { Complaints, type Progress } from '../../../complaints/complaint.ts'
import { Entries } from '../../../complaints/entry.ts'
import { CaseEvents } from '../../../complaints/events.ts'
import { writeClocks } from '../../../deadlines/change.ts'
import { settled } from '../../../deadlines/settle.ts'
import { currentOf } from '../../../deadlines/stage-clocks.ts'
import type { Session } from '../../../store/store.ts'
import { Decisions, Elements, Incidents, Instances, Tasks, Variables, type InstanceDoc, type TaskDoc, type VariableDoc } from '../shapes.ts'
import type { Documents } from '../documents.ts'

/** The process whose root instance is the case itself. */
const caseProcess = 'complaint-handling'

const variable = 'complaintId'

/** The case that an instance's own variable names. A called instance has its variables before it starts, a message's come after. */
export async function caseOf(instanceKey: string, docs: Documents): Promise<string | null> {
  const [named] = await docs.where(Variables, { scopeKey: instanceKey, name: variable })
  return named ? complaintIdIn(named.value) : null
}

/** When the variable that names the case comes or changes: everything of the instance belongs to that case. */
export async function linkToCase({ name, scopeKey, instanceKey, value }: VariableDoc, docs: Documents): Promise<void> {
  if (name !== variable || scopeKey !== instanceKey) return
  const complaintId = complaintIdIn(value)
  const instance = await docs.get(Instances, instanceKey)
  if (!instance || instance.complaintId === complaintId) return
  docs.put(Instances, { ...instance, complaintId })
  const all = { instanceKey }
  for (const doc of await docs.where(Elements, all)) docs.put(Elements, { ...doc, complaintId })
  for (const doc of await docs.where(Tasks, all)) docs.put(Tasks, { ...doc, complaintId })
  for (const doc of await docs.where(Incidents, all)) docs.put(Incidents, { ...doc, complaintId })
  for (const doc of await docs.where(Decisions, all)) docs.put(Decisions, { ...doc, complaintId })
  showProgress({ ...instance, complaintId }, docs)
}

function complaintIdIn(json: string): string | null {
  const value = JSON.parse(json) as unknown
  return typeof value === 'string' ? value : null
}

const progressStates = { active: 'handling', completed: 'closed', canceled: 'canceled' } as const

/** Tells the case file where its process stands. */
export function showProgress({ _id, processId, parentKey, complaintId, state, startedAt, endedAt }: InstanceDoc, docs: Documents): void {
  if (!complaintId || parentKey || processId !== caseProcess) return
  const progress: Progress = { instanceKey: _id, state: progressStates[state], startedAt, ...(endedAt && { endedAt }) }
  docs.also(complaintId, async (session) => void await Complaints.updateOne({ _id: complaintId }, { $set: { progress } }, { session }))
}

/** A completed task keeps the words that were written with it and meets the deadline of its stage. */
export function taskCompleted({ complaintId, action, headers: { meets } }: TaskDoc, at: Date, docs: Documents): void {
  const entryId = /^complete:(.+)$/.exec(action ?? '')?.[1]
  if (!complaintId && !entryId) return
  docs.also(complaintId, async (session) => {
    if (entryId) await Entries.updateOne({ _id: entryId }, { $set: { state: 'kept' } }, { session })
    if (complaintId && meets) await meetDeadline(complaintId, meets, at, session)
  })
}

/**
 * The command has usually done this already; after a crash in between it is done here. Only deadlines count that were set before: when all
 * records are applied again, the task of an earlier round must not meet the limit of a later one.
 */
async function meetDeadline(complaintId: string, stage: string, at: Date, session: Session): Promise<void> {
  const { deadlines: all = [] } = await Complaints.findById(complaintId, { deadlines: 1 }, { session }).lean() ?? {}
  const clock = currentOf(all.filter(({ setAt }) => setAt <= at), stage)
  if (!clock) return
  const { deadlines, event } = settled(complaintId, all, clock, at)
  if (deadlines) await writeClocks(complaintId, all, deadlines, at, session)
  if (event) await CaseEvents.updateOne({ _id: event._id }, { $setOnInsert: { ...event, complaintId } }, { session, upsert: true })
}
