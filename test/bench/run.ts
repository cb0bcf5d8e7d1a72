/** `npm run bench`: how many complaints a second go from open to closed, beside the same diagrams on the bare engine. See `docs/benchmark.md`. */
import { availableParallelism, cpus, loadavg } from 'node:os'
import { openBare } from './bare.ts'
import { measure, type Measured } from './measure.ts'
import { openRecourse } from './recourse.ts'
import type { System } from './system.ts'

const rounds = [{ drivers: 1, complaints: 10 }, { drivers: 8, complaints: 40 }, { drivers: 16, complaints: 64 }]

const say = (line: string): void => void process.stdout.write(`${line}\n`)
const load = (): string => loadavg()[0]!.toFixed(1)
const waits = ({ visible: { p50, p95 } }: Measured): string => `${p50.toFixed(0)}/${p95.toFixed(0)}`

const systems: System[] = []
const stop = async (): Promise<void> => {
  for (const system of systems.splice(0).toReversed()) await system.stop()
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop().finally(() => process.exit(1)))

try {
  say(`${availableParallelism()} × ${cpus()[0]?.model.trim() ?? 'unknown'}, Node ${process.version}, load ${load()}`)
  const bare = await openBare()
  systems.push(bare)
  const recourse = await openRecourse()
  systems.push(recourse)
  for (const system of systems) await measure(system, 8, 24) // both run on just-in-time compilers
  say('')
  say('at a time   bare/s   Recourse/s   ratio   bare p50/p95 ms   Recourse p50/p95 ms   load')
  for (const { drivers, complaints } of rounds) {
    const one = await measure(bare, drivers, complaints)
    const other = await measure(recourse, drivers, complaints)
    say([
      String(drivers).padStart(9), one.perSecond.toFixed(2).padStart(8), other.perSecond.toFixed(2).padStart(12), (one.perSecond / other.perSecond).toFixed(1).padStart(7),
      waits(one).padStart(17), waits(other).padStart(21), load().padStart(6),
    ].join(' '))
  }
} finally {
  await stop()
}
