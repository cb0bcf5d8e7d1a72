import { percentile } from './measure.ts'

const warmUps = 20
const rounds = 200

export const say = (line: string): void => void process.stdout.write(`${line}\n`)

/** Milliseconds. */
export interface Times { p50: number, p95: number }

/** One after the other, without the first ones. */
export async function measured(work: () => Promise<unknown>): Promise<Times> {
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
