/** The hospital's calendar changes: first what that would move, then for good. */
import { isDeepStrictEqual } from 'node:util'
import type { Actor } from '../access/actor.ts'
import { audited } from '../access/audit.ts'
import { CalendarError, checkCalendar, type CalendarFinding, type CalendarSettings } from '../calendar/index.ts'
import { Refusal } from '../errors/errors.ts'
import { loadHospital, saveCalendar } from '../people/store.ts'
import { applyCalendar, clockMoves, type ClockMove } from './recompute.ts'

/** Without an id: that stays. `version` is the one that was edited. */
export type CalendarDraft = Omit<CalendarSettings, 'id'>

export interface CalendarChange {
  calendar: CalendarSettings
  /** Warnings; an error refuses the calendar. */
  findings: CalendarFinding[]
  /** Clocks that move by it, or have moved. */
  moves: ClockMove[]
}

/** @throws Refusal `calendar.invalid` */
export async function previewCalendar(draft: CalendarDraft, now: Date): Promise<CalendarChange> {
  const calendar = await nextVersion(draft)
  const findings = refuseErrors(calendar, now)
  return { calendar, findings, moves: await countable(() => clockMoves(calendar, now)) }
}

/**
 * Saves the calendar as a new version, unless nothing in it is new, and counts all open clocks by it. Broken off in between, the preview shows what is left
 * and the same call does it.
 * @param onMoved called after the clocks were written: messages wait
 * @throws Refusal `calendar.invalid`, `calendar.changed`
 */
export async function replaceCalendar(draft: CalendarDraft, actor: Actor, now: Date, onMoved: () => void): Promise<CalendarChange> {
  return await audited({ action: 'calendar.change', actor, at: now }, ({ calendar }) => [`${calendar.id}@${calendar.version}`], async () => {
    const { calendar: current } = await loadHospital()
    if (draft.version !== current.version) throw new Refusal('calendar.changed')
    const { calendar, findings } = await previewCalendar(draft, now)
    if (calendar.version !== current.version && !await saveCalendar(calendar)) throw new Refusal('calendar.changed')
    const moves = await applyCalendar(calendar, actor.id, now)
    onMoved()
    return { calendar, findings, moves }
  })
}

async function nextVersion(draft: CalendarDraft): Promise<CalendarSettings> {
  const { calendar: current } = await loadHospital()
  const { id, version } = current
  return isDeepStrictEqual({ ...draft, id, version }, { ...current }) ? current : { ...draft, id, version: version + 1 }
}

function refuseErrors(calendar: CalendarSettings, now: Date): CalendarFinding[] {
  const findings = checkCalendar(calendar, now)
  const errors = findings.filter(({ severity }) => severity === 'error')
  if (errors.length > 0) throw new Refusal('calendar.invalid', { errors: errors.map(({ path, message }) => ({ path, message })) })
  return findings
}

/** A calendar can be sound in itself and still too sparse for a limit that runs. */
async function countable<T>(count: () => Promise<T>): Promise<T> {
  try {
    return await count()
  } catch (error) {
    if (error instanceof CalendarError) throw new Refusal('calendar.invalid', { detail: error.message, cause: error })
    throw error
  }
}
