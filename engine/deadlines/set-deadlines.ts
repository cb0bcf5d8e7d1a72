import type { CalendarSettings } from '../calendar/index.ts'
import type { Deadline } from '../complaints/complaint.ts'
import { changeClocks } from './change.ts'
import { computeDeadline, type StagePolicy } from './compute.ts'
import { currentOf, withNew } from './stage-clocks.ts'

export interface ClocksToSet {
  complaintId: string
  stages: readonly StagePolicy[]
  /** When the stages begin. */
  from: Date
  /** Default: the round that the case file knows, else the first. */
  round?: number
  now: Date
  /** Makes a repeat harmless. */
  eventId: string
}

export interface SetDeadline {
  stage: string
  at: Date
  remindAt: Date
}

/**
 * Sets the clocks of some stages; `withNew` says what becomes of those before.
 * @returns one deadline a stage, in the order given: the new one or, where the stage was met in this round already, that one
 * @throws CalendarError, Refusal `complaint.unknown`
 */
export async function setDeadlines({ complaintId, stages, from, round: wanted, now, eventId }: ClocksToSet, calendar: CalendarSettings): Promise<SetDeadline[]> {
  const computed = stages.map(({ stage, within, counting, remind }) =>
    ({ stage, from, within, counting, remind, ...computeDeadline({ stage, within, counting, remind }, from, calendar) }))
  return await changeClocks(complaintId, eventId, now, ({ deadlines, facts }, earlier) => {
    const round = wanted ?? (typeof facts['round'] === 'number' ? facts['round'] : 1)
    const fresh = computed.map((clock): Deadline => ({ ...clock, setAt: now, round, calendar: `${calendar.id}@${calendar.version}`, state: 'open' }))
    const next = earlier ? deadlines : withNew(deadlines, fresh, round)
    const answer = computed.map((clock) => {
      const { stage, at, remindAt } = currentOf(next, clock.stage, round) ?? clock
      return { stage, at, remindAt }
    })
    if (earlier || stages.length === 0) return { answer }
    return { deadlines: next, event: { _id: eventId, kind: 'deadlines.set', at: now, actor: null, data: { deadlines: answer.map(({ stage, at }) => ({ stage, at })), round } }, answer }
  })
}
