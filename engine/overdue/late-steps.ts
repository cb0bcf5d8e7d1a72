/** What is late, and what will be: clocks of cases past their warning, and open tasks that no clock stands for. Light rows, what breaks first on top. */
import type { QueryFilter } from 'mongoose'
import { readableBy } from '../access/abilities.ts'
import type { Actor } from '../access/actor.ts'
import { Complaints, type Complaint, type Deadline, type Tier } from '../complaints/complaint.ts'
import { currentOf } from '../deadlines/index.ts'
import type { Hospital } from '../people/hospital.ts'
import { ofReadableCases, openNow, tasksOf } from '../tasks/visibility.ts'
import { Tasks, type TaskDoc } from '../zeebe/records/shapes.ts'

export interface LateStep {
  how: 'late' | 'at-risk'
  at: Date
  complaintId: string | null
  tier: Tier | null
  /** Of the clock that one department has, else the responsible one. */
  department: string | null
  /** Of a clock; null for a task without one. */
  stage: string | null
  /** Of the task without a clock. */
  taskKey: string | null
}

/** A task has no warning of its own: from then on before its limit it is at risk, as the lists colour it. */
const soon = 4 * 3_600_000

export async function lateSteps(actor: Actor, now: Date, hospital: Hospital): Promise<LateStep[]> {
  const clocks = await lateClocks(actor, now, hospital)
  const tasks = await lateTasks(actor, now, hospital, new Set(clocks.map(({ complaintId, at }) => `${complaintId} ${at.getTime()}`)))
  return [...clocks, ...tasks].sort((a, b) => a.at.getTime() - b.at.getTime() || keyOf(a).localeCompare(keyOf(b)))
}

/** Stays the same while a list is read on. */
export const keyOf = ({ complaintId, stage, taskKey }: Pick<LateStep, 'complaintId' | 'stage' | 'taskKey'>): string => taskKey ?? `${complaintId} ${stage}`

type File = Pick<Complaint, '_id' | 'deadlines' | 'tier' | 'department'>

async function lateClocks(actor: Actor, now: Date, hospital: Hospital): Promise<LateStep[]> {
  const running: QueryFilter<Complaint>[] = [
    { 'progress.state': { $ne: 'canceled' }, 'deadlines': { $elemMatch: { state: 'open', remindAt: { $lte: now } } } },
    { 'progress.state': 'handling', 'closedAt': { $exists: false }, 'deadlines': { $elemMatch: { state: 'missed', metAt: { $exists: false } } } },
  ]
  const found: LateStep[] = []
  for await (const file of Complaints.find({ $and: [readableBy(actor, 'read'), { $or: running }] }, { deadlines: 1, tier: 1, department: 1 }).lean<File>().cursor()) {
    found.push(...owed(file.deadlines, now).map((clock): LateStep => (
      { how: clock.at <= now && !stands(clock, now) ? 'late' : 'at-risk', at: clock.at, complaintId: file._id, tier: file.tier, department: departmentOf(clock.stage, hospital) ?? file.department, stage: clock.stage, taskKey: null })))
  }
  return found
}

/** The clock that counts of each stage, where it is not done and its warning is due. */
function owed(deadlines: readonly Deadline[], now: Date): Deadline[] {
  return [...new Set(deadlines.map(({ stage }) => stage))].flatMap((stage) => {
    const clock = countingClock(deadlines, stage)
    const late = clock && (clock.state === 'open' ? clock.remindAt <= now : clock.state === 'missed' && !clock.metAt)
    return late ? [clock] : []
  })
}

/** Of the latest round. */
export const countingClock = (deadlines: readonly Deadline[], stage: string): Deadline | null => currentOf(deadlines, stage, Math.max(...deadlines.map(({ round }) => round)))

const stands = ({ pausedUntil }: Deadline, now: Date): boolean => pausedUntil !== undefined && now < pausedUntil

/** `department-cardiology`, `head-2-cardiology`: clocks that one department has. */
function departmentOf(stage: string, { departments }: Pick<Hospital, 'departments'>): string | null {
  const [, id] = /^(?:department|head)-(?:\d+-)?(.+)$/.exec(stage) ?? []
  return departments.some((department) => department.id === id) ? id! : null
}

type CaseTask = Pick<TaskDoc, '_id' | 'complaintId' | 'dueAt' | 'candidateGroups'> & { file: File[] }

/**
 * A task whose clock has not warned yet stands for that clock.
 * @param standing `<complaint> <limit>` of the clocks that are shown: a task of such a clock is no row of its own
 */
async function lateTasks(actor: Actor, now: Date, hospital: Hospital, standing: ReadonlySet<string>): Promise<LateStep[]> {
  const tasks = await Tasks.aggregate<CaseTask>([
    { $match: { $and: [openNow(now), tasksOf(actor), { dueAt: { $gt: new Date(0), $lt: new Date(now.getTime() + soon) } }] } },
    ...ofReadableCases(actor),
    { $lookup: { from: Complaints.collection.name, localField: 'complaintId', foreignField: '_id', pipeline: [{ $project: { tier: 1, department: 1, deadlines: 1 } }], as: 'file' } },
    { $project: { complaintId: 1, dueAt: 1, candidateGroups: 1, file: 1 } },
  ])
  return tasks.filter(({ complaintId, dueAt }) => !standing.has(`${complaintId} ${dueAt!.getTime()}`)).map(({ _id, complaintId, dueAt, candidateGroups, file: [file] }): LateStep => {
    const clock = file?.deadlines.findLast(({ state, at }) => state === 'open' && at.getTime() === dueAt!.getTime())
    return {
      how: dueAt! <= now ? 'late' : 'at-risk', at: dueAt!, complaintId, tier: file?.tier ?? null, stage: clock?.stage ?? null, taskKey: clock ? null : _id,
      department: (clock && departmentOf(clock.stage, hospital)) ?? ofGroups(candidateGroups, hospital) ?? file?.department ?? null,
    }
  })
}

const ofGroups = (groups: readonly string[], { departments }: Hospital): string | undefined =>
  groups.flatMap((group) => group.split(':')[1] ?? []).find((id) => departments.some((department) => department.id === id))
