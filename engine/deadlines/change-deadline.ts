/** A pause or more time for the clocks of a case, as the process `deadline-change` decided it. */
import { addWithin, type CalendarSettings } from '../calendar/index.ts'
import type { Deadline } from '../complaints/complaint.ts'
import { CaseEvents } from '../complaints/events.ts'
import { changeClocks } from './change.ts'
import { extended, paused, resumed } from './recount.ts'
import { currentOf, isPaused, statutory } from './stage-clocks.ts'

export type ChangeKind = 'pause' | 'extension'

/** Stands for every open stage of a case but these, which are asked for by name. */
export const allStages = 'stages'
const byNameOnly = [statutory, 'register', 'contact']

/** Why a clock cannot be changed now. */
export type NotPossible = 'no-open-clock' | 'paused-already'

/** The open clocks that a request is about; a pause cannot be made while another one runs. */
export function concerned(deadlines: readonly Deadline[], stage: string, what: ChangeKind, now: Date): Deadline[] | NotPossible {
  const open = deadlines.filter((clock) => clock.state === 'open' && clock.at > now && isMeant(clock, stage, deadlines))
  if (open.length === 0) return 'no-open-clock'
  const free = open.filter((clock) => what === 'extension' || !isPaused(clock, now))
  return free.length > 0 ? free : 'paused-already'
}

const isMeant = (clock: Deadline, stage: string, deadlines: readonly Deadline[]): boolean =>
  stage === allStages ? !byNameOnly.includes(clock.stage) : clock === currentOf(deadlines, stage)

export interface DeadlineChange {
  complaintId: string
  /** A stage, or `stages`. */
  stage: string
  what: ChangeKind
  /** ISO 8601: of a pause around the clock, of an extension in each clock's own way of counting. */
  length: string
  because: string
  by: string | null
  approvedBy: string | null
  /** Id of the request, whose entry has the evidence. */
  request: string
  now: Date
}

export interface ChangedDeadline {
  done: boolean
  because: NotPossible | null
  /** Of a pause: when the clocks run on by themselves. */
  until: Date | null
}

/** Changes the clocks once for a request. @throws CalendarError, Refusal `complaint.unknown` */
export async function changeDeadline({ complaintId, stage, what, length, because, by, approvedBy, request, now }: DeadlineChange, calendar: CalendarSettings): Promise<ChangedDeadline> {
  const _id = `${request}:deadline.${what}`
  const until = what === 'pause' ? addWithin(now, length, 'around-the-clock', calendar) : null
  return await changeClocks<ChangedDeadline>(complaintId, _id, now, ({ deadlines }, earlier) => {
    if (earlier) return { answer: { done: true, because: null, until: 'until' in earlier.data ? earlier.data.until ?? null : null } }
    const clocks = concerned(deadlines, stage, what, now)
    if (!Array.isArray(clocks)) return { answer: { done: false, because: clocks, until: null } }
    const change = { id: request, at: now, because, by, approvedBy, evidence: request }
    const next = deadlines.map((clock) => {
      if (!clocks.includes(clock)) return clock
      return until ? paused(clock, { ...change, until }, calendar) : extended(clock, { ...change, length }, calendar)
    })
    const moves = clocks.map((clock) => ({ stage: clock.stage, from: clock.at, to: next[deadlines.indexOf(clock)]!.at }))
    const data = { moves, because, approvedBy, evidence: request }
    const event = until ? { _id, kind: 'deadline.paused' as const, at: now, actor: by, data: { ...data, until } } : { _id, kind: 'deadline.extended' as const, at: now, actor: by, data }
    return { deadlines: next, event, answer: { done: true, because: null, until } }
  })
}

export interface Resumption {
  complaintId: string
  /** The request that paused them. */
  request: string
  /** Whoever let them run on, if that was earlier than they would have by themselves. */
  by: string | null
  now: Date
}

/** Lets the clocks of a request run on; those that do not stand still any more stay as they are. @throws CalendarError, Refusal `complaint.unknown` */
export async function resumeClocks({ complaintId, request, by, now }: Resumption, calendar: CalendarSettings): Promise<void> {
  const _id = `${request}:deadline.resumed`
  await changeClocks(complaintId, _id, now, ({ deadlines }, earlier) => {
    const still = deadlines.filter(({ state, pausedAt, pauses }) => state === 'open' && pausedAt && pauses?.at(-1)?.id === request)
    if (earlier || still.length === 0) return { answer: undefined }
    const next = deadlines.map((clock) => (still.includes(clock) ? resumed(clock, now, calendar) : clock))
    const moves = still.map((clock) => ({ stage: clock.stage, from: clock.at, to: next[deadlines.indexOf(clock)]!.at }))
    const early = still.some((clock) => isPaused(clock, now))
    return { deadlines: next, event: { _id, kind: 'deadline.resumed', at: now, actor: early ? by : null, data: { moves, early } }, answer: undefined }
  })
}

/** Writes down once that a clock stays as it is, and why. */
export async function keepDeadline({ complaintId, stage, what, because, by, request, now }: Pick<DeadlineChange, 'complaintId' | 'stage' | 'what' | 'because' | 'by' | 'request' | 'now'>): Promise<void> {
  const _id = `${request}:deadline.unchanged`
  await CaseEvents.updateOne({ _id }, { $setOnInsert: { _id, complaintId, kind: 'deadline.unchanged', at: now, actor: by, data: { what, stage, because } } }, { upsert: true })
}
