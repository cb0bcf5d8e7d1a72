/** The state that people see, derived from what the engine reports and what the case file holds: never stored. */
import type { QueryFilter } from 'mongoose'
import type { Complaint } from './complaint.ts'

export const states = ['received', 'handling', 'answered', 'closed', 'canceled'] as const
export type State = (typeof states)[number]

export function stateOf({ progress, answer }: Pick<Complaint, 'progress' | 'answer'>): State {
  if (!progress) return 'received'
  if (progress.state !== 'handling') return progress.state
  return answer ? 'answered' : 'handling'
}

/** The same as a condition. */
export const inState: Record<State, QueryFilter<Complaint>> = {
  received: { progress: { $exists: false } },
  handling: { 'progress.state': 'handling', answer: { $exists: false } },
  answered: { 'progress.state': 'handling', answer: { $exists: true } },
  closed: { 'progress.state': 'closed' },
  canceled: { 'progress.state': 'canceled' },
}
