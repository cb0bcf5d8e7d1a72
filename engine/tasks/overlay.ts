/**
 * Between an acknowledged command and its record the projection is a little behind. The overlay shows the outcome at once; the
 * record replaces it, and if no record ever comes the overlay ends by itself.
 */
import { Refusal } from '../errors/errors.ts'
import { isFault, refuseWhenEngineAway } from '../zeebe/client.ts'
import type { TaskDoc } from '../zeebe/records/shapes.ts'

export const overlayUntil = (now: Date): Date => new Date(now.getTime() + 60_000)

export const isOpen = ({ state, overlay }: TaskDoc, now: Date): boolean =>
  state === 'open' && !(overlay?.state === 'completed' && overlay.until > now)

/** What the broker says about a task command, as a client may see it. */
export const asRefusal = (error: unknown): unknown =>
  isFault(error, 'not-found', 'conflict') ? new Refusal('task.closed', { cause: error }) : refuseWhenEngineAway(error)
