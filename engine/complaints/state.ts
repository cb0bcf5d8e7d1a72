/** The state that people see, derived from what the engine reports and what the case file holds: never stored. */
import type { QueryFilter } from 'mongoose'
import type { Complaint } from './complaint.ts'

export const states = ['received', 'handling', 'answered', 'closed', 'canceled'] as const
export type State = (typeof states)[number]

/** A closed case stays closed while the office considers what was added; reopening it takes the closing back. */
export function stateOf({ progress, answer, closedAt }: Pick<Complaint, 'progress' | 'answer' | 'closedAt'>): State {
  if (!progress) return 'received'
  if (progress.state !== 'handling') return progress.state
  if (closedAt) return 'closed'
  return answer ? 'answered' : 'handling'
}

/** The same as a condition. */
export const inState: Record<State, QueryFilter<Complaint>> = {
  received: { progress: { $exists: false } },
  handling: { 'progress.state': 'handling', 'answer': { $exists: false }, 'closedAt': { $exists: false } },
  answered: { 'progress.state': 'handling', 'answer': { $exists: true }, 'closedAt': { $exists: false } },
  closed: { $or: [{ 'progress.state': 'closed' }, { 'progress.state': 'handling', 'closedAt': { $exists: true } }] },
  canceled: { 'progress.state': 'canceled' },
}
