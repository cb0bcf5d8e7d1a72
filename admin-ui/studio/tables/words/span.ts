/** A stretch of time as people write it: a number and a unit. Tables keep it as an ISO 8601 duration. */
export type Unit = 'minute' | 'hour' | 'day' | 'month'

export interface Span {
  amount: number
  unit: Unit
}

export const units: readonly Unit[] = ['minute', 'hour', 'day', 'month']

const written = /^P(?=.)(?:(\d+)M)?(?:(\d+)D)?(?:T(?=.)(?:(\d+)H)?(?:(\d+)M)?)?$/
const minutes: Record<Unit, number> = { minute: 1, hour: 60, day: 24 * 60, month: 30 * 24 * 60 }

/** `PT30M` → 30 minutes, `P1DT12H` → 36 hours; `PT0S` is no time at all. Undefined for what is no duration, and for one that no single unit says. */
export function readSpan(text: string): Span | undefined {
  if (text === 'PT0S') return { amount: 0, unit: 'minute' }
  const match = written.exec(text)
  if (match === null) return undefined
  const [months, days, hours, least] = match.slice(1).map((part) => Number(part ?? 0)) as [number, number, number, number]
  if (months > 0) return days + hours + least === 0 ? { amount: months, unit: 'month' } : undefined
  if (least > 0) return { amount: days * minutes.day + hours * minutes.hour + least, unit: 'minute' }
  return hours > 0 ? { amount: days * 24 + hours, unit: 'hour' } : { amount: days, unit: 'day' }
}

export function writeSpan({ amount, unit }: Span): string {
  if (amount === 0) return 'PT0S'
  if (unit === 'month') return `P${amount}M`
  return unit === 'day' ? `P${amount}D` : `PT${amount}${unit === 'hour' ? 'H' : 'M'}`
}

/** For telling longer from shorter; a month has thirty days here. */
export const minutesOf = ({ amount, unit }: Span): number => amount * minutes[unit]
