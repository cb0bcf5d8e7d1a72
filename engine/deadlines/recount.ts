/** What moves a clock: a pause, its end, more time, another calendar. Each counts the limit anew from the beginning, so they go together in any order. */
import { addWithin, type CalendarSettings } from '../calendar/index.ts'
import type { Deadline, Extension, Pause } from '../complaints/complaint.ts'
import { afterPause, warnAt } from './compute.ts'

/** The limit that follows from when the clock began, its length, and all pauses and extensions in the order in which they were made. @throws CalendarError */
export function limitOf({ from, within, counting, pauses = [], extensions = [] }: Deadline, calendar: CalendarSettings): Date {
  const changes = [
    ...pauses.map(({ at, until, resumedAt }) => ({ at, apply: (limit: Date) => afterPause(limit, at, resumedAt ?? until, counting, calendar) })),
    ...extensions.map(({ at, length }) => ({ at, apply: (limit: Date) => addWithin(limit, length, counting, calendar) })),
  ].toSorted((one, other) => one.at.getTime() - other.at.getTime())
  return changes.reduce((limit, { apply }) => apply(limit), addWithin(from, within, counting, calendar))
}

/**
 * The clock with its limit counted by this calendar; the same object where nothing moves. It warns again where the warning now lies ahead, and
 * never while it stands still.
 */
export function recounted(clock: Deadline, calendar: CalendarSettings, now: Date): Deadline {
  const at = limitOf(clock, calendar)
  const warning = warnAt(at, clock, clock.from, calendar)
  const remindAt = clock.pausedUntil && warning < clock.pausedUntil ? clock.pausedUntil : warning
  if (at.getTime() === clock.at.getTime() && remindAt.getTime() === clock.remindAt.getTime()) return clock
  const { remindedAt, ...rest } = clock
  return { ...rest, at, remindAt, ...(remindedAt && remindAt <= now && { remindedAt }), movedAt: now, calendar: `${calendar.id}@${calendar.version}` }
}

/** The clock stands still from now until `pause.until` at the longest; its limit is the one that holds then. */
export function paused(clock: Deadline, pause: Pause, calendar: CalendarSettings): Deadline {
  const still = { ...clock, pausedAt: pause.at, pausedUntil: pause.until, pauses: [...clock.pauses ?? [], pause] }
  return recounted(still, calendar, pause.at)
}

/** The clock runs on: `now` where that is earlier than it would have by itself. */
export function resumed({ pausedAt, pausedUntil, ...clock }: Deadline, now: Date, calendar: CalendarSettings): Deadline {
  const pauses = (clock.pauses ?? []).map((pause) => (pausedAt && pause.at.getTime() === pausedAt.getTime() && now < pause.until ? { ...pause, resumedAt: now } : pause))
  return recounted({ ...clock, pauses }, calendar, now)
}

export const extended = (clock: Deadline, extension: Extension, calendar: CalendarSettings): Deadline =>
  recounted({ ...clock, extensions: [...clock.extensions ?? [], extension] }, calendar, extension.at)
