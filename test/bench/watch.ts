/**
 * `node test/bench/watch.ts [cases]`: how long the live diagram of one process takes with ten entered elements a case, beside counting the same elements in the same database.
 * See `docs/benchmark.md`.
 */
import { availableParallelism, cpus, loadavg } from 'node:os'
import pino from 'pino'
import { connectStore } from '../../engine/store/store.ts'
import { Elements, Flows, Instances, Resources, type ResourceDoc } from '../../engine/zeebe/records/shapes.ts'
import { pick, seeded } from '../calendar/seeded.ts'
import { Client } from '../kit/client.ts'
import { startRecourse } from '../setup/start-recourse.ts'
import { timesOf } from './measure.ts'

const [cases = 10_000] = process.argv.slice(2).map(Number)
const perCase = 10
const atOnce = 1_000
const day = 24 * 3_600_000
const processId = 'complaint-handling'

const say = (line: string): void => void process.stdout.write(`${line}\n`)

/** Cases of the last month; one of twenty still runs and stands at its last element. */
async function fill({ _id: processKey, version, elements }: ResourceDoc, now: number): Promise<void> {
  const random = seeded(11)
  const plainly = { ordered: false, lean: true } as const
  for (let i = 0; i < cases; i += atOnce) {
    const batch = Array.from({ length: Math.min(atOnce, cases - i) }, (_, j) => {
      const key = `bench-${i + j}`
      const startedAt = now - Math.floor(random() * 30 * day)
      const runs = random() < 0.05
      const way = Array.from({ length: perCase }, (_, step) => ({
        _id: `${key}-${step}`, elementId: pick(random, elements).id, type: 'USER_TASK', instanceKey: key, scopeKey: key, processId, processKey, complaintId: null, calledInstanceKey: null,
        state: runs && step === perCase - 1 ? 'active' as const : 'completed' as const, enteredAt: new Date(startedAt + step * 3_600_000), leftAt: runs && step === perCase - 1 ? null : new Date(startedAt + step * 3_600_000 + Math.floor(random() * 3_600_000)),
      }))
      return { key, startedAt, runs, way }
    })
    await Instances.insertMany(batch.map(({ key, startedAt, runs }) => ({
      _id: key, processId, processVersion: version, processKey, parentKey: null, rootKey: key, complaintId: null, state: runs ? 'active' as const : 'completed' as const, startedAt: new Date(startedAt), endedAt: runs ? null : new Date(startedAt + perCase * 3_600_000),
    })), plainly)
    await Elements.insertMany(batch.flatMap(({ way }) => way), plainly)
    await Flows.insertMany(batch.flatMap(({ key, startedAt, way }) => way.map(({ _id, elementId }) => ({ _id, instanceKey: key, processKey, flowId: `to-${elementId}`, times: 1, at: new Date(startedAt) }))), plainly)
  }
}

const place = await startRecourse({ env: { RECOURSE_CLOCK: 'system', RECOURSE_LOG: 'warn', NODE_ENV: 'production' } })
try {
  const connection = await connectStore(place.mongoUrl, pino({ level: 'silent' }))
  const resource = await Resources.findOne({ kind: 'process', id: processId }).sort({ version: -1 }).orFail().lean<ResourceDoc>()
  await fill(resource, Date.now())
  const admin = await Client.signedIn(place.baseUrl, place.admin.email, place.admin.password)
  const month = `since=${new Date(Date.now() - 31 * day).toISOString()}&until=${new Date(Date.now() + day).toISOString()}`
  say(`${availableParallelism()} × ${cpus()[0]?.model.trim() ?? 'unknown'}, Node ${process.version}, ${cases * perCase} elements of ${cases} cases`)
  const alone = await timesOf(() => Elements.aggregate([{ $match: { processKey: resource._id } }, { $group: { _id: '$elementId', times: { $sum: 1 } } }]))
  say(`counting them alone       ${alone.p50.toFixed(0)}/${alone.p95.toFixed(0)} ms p50/p95`)
  for (const [what, path] of [['every process', '/api/watch/processes'], ['one, a month', `/api/watch/processes/${processId}?${month}`], ['its ways', `/api/watch/processes/${processId}/paths?${month}`], ['its cases', `/api/watch/cases?process=${processId}`]] as const) {
    const { p50, p95 } = await timesOf(() => admin.get(path))
    say(`${what.padEnd(25)} ${p50.toFixed(0)}/${p95.toFixed(0)} ms p50/p95   ratio of p50 ${(p50 / alone.p50).toFixed(1)}   load ${loadavg()[0]!.toFixed(1)}`)
  }
  await connection.close()
} finally {
  await place.stop()
}
