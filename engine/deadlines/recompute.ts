/** What a new calendar makes of the clocks that run: first as a difference, then for good. */
import type { QueryFilter } from 'mongoose'
import type { CalendarSettings } from '../calendar/index.ts'
import { Complaints, type Complaint, type Deadline } from '../complaints/complaint.ts'
import { changeClocks } from './change.ts'
import { recounted } from './recount.ts'

export interface ClockMove {
  complaintId: string
  receipt: string
  stage: string
  round: number
  at: { before: Date, after: Date }
  remindAt: { before: Date, after: Date }
}

const running: QueryFilter<Complaint> = { 'deadlines.state': 'open', 'progress.state': { $ne: 'canceled' } }

/** Which open clocks would move, and where to. @throws CalendarError */
export async function clockMoves(calendar: CalendarSettings, now: Date): Promise<ClockMove[]> {
  const moves: ClockMove[] = []
  for await (const file of Complaints.find(running, { receipt: 1, deadlines: 1 }).sort({ receivedAt: 1 }).lean<Pick<Complaint, '_id' | 'receipt' | 'deadlines'>>().cursor()) {
    moves.push(...movesOf(file, afterCalendar(file.deadlines, calendar, now)))
  }
  return moves
}

/** Counts all open clocks by this calendar, case by case; broken off in the middle, the next call does the rest. @throws CalendarError */
export async function applyCalendar(calendar: CalendarSettings, by: string, now: Date): Promise<ClockMove[]> {
  const moves: ClockMove[] = []
  for (const complaintId of new Set((await clockMoves(calendar, now)).map((move) => move.complaintId))) {
    moves.push(...await recountCase(complaintId, calendar, by, now))
  }
  return moves
}

async function recountCase(complaintId: string, calendar: CalendarSettings, by: string, now: Date): Promise<ClockMove[]> {
  return await changeClocks<ClockMove[]>(complaintId, null, now, (file) => {
    const deadlines = afterCalendar(file.deadlines, calendar, now)
    const moves = movesOf(file, deadlines)
    if (moves.length === 0) return { answer: moves }
    const before = new Set(file.deadlines.filter((clock, i) => clock !== deadlines[i]).map((clock) => clock.calendar))
    const data = { moves: moves.map(({ stage, at }) => ({ stage, from: at.before, to: at.after })), before: [...before], after: `${calendar.id}@${calendar.version}` }
    const _id = `${complaintId}:calendar:${data.after}:${now.getTime()}`
    return { deadlines, event: { _id, kind: 'deadline.moved', at: now, actor: by, data }, answer: moves }
  })
}

const afterCalendar = (deadlines: readonly Deadline[], calendar: CalendarSettings, now: Date): Deadline[] =>
  deadlines.map((clock) => (clock.state === 'open' ? recounted(clock, calendar, now) : clock))

const movesOf = ({ _id: complaintId, receipt, deadlines }: Pick<Complaint, '_id' | 'receipt' | 'deadlines'>, after: readonly Deadline[]): ClockMove[] =>
  deadlines.flatMap((clock, i) => {
    const next = after[i]!
    if (clock === next) return []
    return [{ complaintId, receipt, stage: clock.stage, round: clock.round, at: { before: clock.at, after: next.at }, remindAt: { before: clock.remindAt, after: next.remindAt } }]
  })
