import type { System } from './system.ts'

export interface Measured {
  /** Complaints from open to closed, per second. */
  perSecond: number
  /** From the accepted completion of a step until the next one can be seen, in milliseconds. */
  visible: { p50: number, p95: number }
}

/** Takes this many complaints from open to closed, `drivers` at a time. */
export async function measure(system: System, drivers: number, complaints: number): Promise<Measured> {
  const waits: number[] = []
  let left = complaints
  const drive = async (): Promise<void> => {
    while (left-- > 0) await lifecycle(system, waits)
  }
  const begun = performance.now()
  await Promise.all(Array.from({ length: drivers }, drive))
  const seconds = (performance.now() - begun) / 1000
  waits.sort((a, b) => a - b)
  return { perSecond: complaints / seconds, visible: { p50: percentile(waits, 0.5), p95: percentile(waits, 0.95) } }
}

async function lifecycle(system: System, waits: number[]): Promise<void> {
  const complaint = await system.open()
  for (let step = await system.next(complaint); step;) {
    await system.complete(step)
    const completed = performance.now()
    step = await system.next(complaint)
    if (step) waits.push(performance.now() - completed)
  }
}

export const percentile = (sorted: readonly number[], part: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0

/** Milliseconds. */
export interface Times { p50: number; p95: number }

const warmUps = 20
const rounds = 200

/** How long one piece of work takes, once what is compiled and kept in memory is. */
export async function timesOf(work: () => Promise<unknown>): Promise<Times> {
  for (let i = 0; i < warmUps; i += 1) await work()
  const times: number[] = []
  for (let i = 0; i < rounds; i += 1) {
    const begun = performance.now()
    await work()
    times.push(performance.now() - begun)
  }
  times.sort((a, b) => a - b)
  return { p50: percentile(times, 0.5), p95: percentile(times, 0.95) }
}
