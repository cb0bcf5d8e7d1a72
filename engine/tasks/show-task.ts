/** A task as it leaves the server. */
import type { Actor } from '../access/actor.ts'
import type { Complaint } from '../complaints/complaint.ts'
import { named } from '../complaints/show.ts'
import { stateOf } from '../complaints/state.ts'
import type { Hospital } from '../people/hospital.ts'
import type { TaskDoc } from '../zeebe/records/shapes.ts'
import { mayClaim } from './visibility.ts'

export interface ShownTask {
  key: string
  name: string
  nameZh?: string
  elementId: string
  processId: string
  processVersion: number
  instanceKey: string
  state: 'open' | 'completed' | 'canceled'
  complaintId?: string
  complaint?: { receipt: string, subject: string, tier: string | null, state: string }
  assignee?: string
  assigneeName?: string
  candidateGroups: string[]
  createdAt: Date
  dueAt?: Date
  endedAt?: Date
  priority: number
  canClaim: boolean
  canComplete: boolean
  /** What the complainant wishes, or how the report begins: a few words. */
  wish?: string
  /** Other people who have it open. */
  here?: string[]
}

export function showTask(task: TaskDoc, complaint: Complaint | null, actor: Actor, hospital: Hospital): ShownTask {
  const state = task.overlay?.state ?? task.state
  const { assignee } = task
  const free = state === 'open' && mayClaim(task, actor)
  return {
    key: task._id,
    name: task.name || task.elementId,
    ...(task.nameZh && { nameZh: task.nameZh }),
    elementId: task.elementId,
    processId: task.processId,
    processVersion: task.processVersion,
    instanceKey: task.instanceKey,
    state,
    ...(task.complaintId && { complaintId: task.complaintId }),
    ...(complaint && { complaint: { receipt: complaint.receipt, subject: complaint.subject, tier: complaint.tier, state: stateOf(complaint) } }),
    ...(assignee && { assignee, assigneeName: named(assignee, hospital).name }),
    candidateGroups: task.candidateGroups,
    createdAt: task.createdAt,
    ...(task.dueAt && { dueAt: task.dueAt }),
    ...(task.endedAt && { endedAt: task.endedAt }),
    priority: task.priority,
    canClaim: free && assignee !== actor.id,
    canComplete: free,
  }
}
