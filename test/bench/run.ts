/** `npm run bench`: how many complaints a second go from open to closed, beside the same diagrams on the bare engine. See `docs/benchmark.md`. */
import { availableParallelism, cpus, loadavg } from 'node:os'
import { openBare } from './bare.ts'
import { measure, type Measured } from './measure.ts'
import { openRecourse } from './recourse.ts'

const rounds = [{ drivers: 1, complaints: 10 }, { drivers: 8, complaints: 40 }, { drivers: 16, complaints: 64 }]
const load = (): string => loadavg()[0]!.toFixed(1)
const say = (line: string): void => void process.stdout.write(`${line}\n`)

say(`${availableParallelism()} × ${cpus()[0]?.model.trim() ?? 'unknown'}, Node ${process.version}, load ${load()}`)
const bare = await openBare()
try {
  const recourse = await openRecourse()
  try {
    await Promise.all([measure(bare, 4, 16), measure(recourse, 4, 16)]) // warm up: both run on just-in-time compilers
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
    await recourse.stop()
  }
} finally {
  await bare.stop()
}

function waits({ visible: { p50, p95 } }: Measured): string {
  return `${p50.toFixed(0)}/${p95.toFixed(0)}`
}
