import type { Language } from '../language.ts'
import type { Task } from './desk.ts'

/** A call that is owed: a task, and what was promised. Times are ISO 8601. */
export interface OwedCall extends Task {
  callback: {
    purpose: string
    attempt: number
    /** How the attempt before ended. */
    after: string | null
    opensAt: string
    /** Where it stands in the operators' queue. */
    callAt: string
    dueAt: string
    crowded: boolean
    channel: string
    language: Language | null
  }
}

export interface Hour {
  at: string
  /** Calls that fit into it. */
  room: number
}

export interface Feed {
  since: string | null
  readAt: string | null
}
