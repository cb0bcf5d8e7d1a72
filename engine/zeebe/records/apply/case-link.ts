/** What ties process instances to the case file: the variable `complaintId`, the case's progress, its entries and met deadlines. */
import { Complaints, type Progress } from '../../../complaints/complaint.ts'
import { Entries } from '../../../complaints/entry.ts'
import { CaseEvents } from '../../../complaints/events.ts'
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
export function taskCompleted(task: TaskDoc, at: Date, docs: Documents): void {
  const { complaintId, action, headers: { meets } } = task
  if (!complaintId) return
  const entryId = /^complete:(.+)$/.exec(action ?? '')?.[1]
  docs.also(complaintId, async (session) => {
    const entry = entryId ? await Entries.findOneAndUpdate({ _id: entryId }, { $set: { state: 'kept' } }, { session }).lean() : null
    if (meets) await meetDeadline({ complaintId, stage: meets, taskKey: task._id, actor: entry?.actor ?? null, at }, session)
  })
}

/** Only a deadline that was set before: when records are applied again, an earlier round's task must not meet a later round's limit. */
async function meetDeadline({ complaintId, stage, taskKey, actor, at }: { complaintId: string, stage: string, taskKey: string, actor: string | null, at: Date }, session: Session): Promise<void> {
  const before = await Complaints.findOneAndUpdate(
    { _id: complaintId, deadlines: { $elemMatch: { stage, state: 'open', setAt: { $lte: at } } } },
    { $set: { 'deadlines.$.state': 'met', 'deadlines.$.metAt': at } },
    { session, returnDocument: 'before' },
  ).lean()
  const deadline = before?.deadlines.find((each) => each.stage === stage && each.state === 'open' && each.setAt <= at)
  if (!deadline) return
  const event = { complaintId, kind: 'deadline.met', at, actor, data: { stage, at: deadline.at } }
  await CaseEvents.updateOne({ _id: `${taskKey}:deadline.met:${stage}` }, { $setOnInsert: event }, { session, upsert: true })
}
