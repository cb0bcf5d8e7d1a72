/**
 * The one clock of the server. On the system clock it is the machine's time; on the controlled clock it is the machine's time plus
 * the offset that was also given to the broker.
 */
export interface Clock {
  now(): Date
  /** Milliseconds ahead of the machine's time. */
  offset(): number
}

export interface ControlledClock extends Clock {
  moveTo(offset: number): void
}

export const systemClock: Clock = { now: () => new Date(), offset: () => 0 }

export function controlledClock(offset = 0): ControlledClock {
  let ahead = offset
  return {
    now: () => new Date(Date.now() + ahead),
    offset: () => ahead,
    moveTo: (next) => {
      ahead = next
    },
  }
}
