/**
 * `node test/bench/lists.ts [cases] [open tasks]`: how long the first page of the desk's lists takes with 1 000 000 cases and 100 000 open tasks, beside the same number of
 * rows read from the same database by one index and nothing else. With BENCH_DATA=<folder> the hospital is kept there for the next time. See `docs/benchmark.md`.
 */
import { mkdirSync } from 'node:fs'
import { availableParallelism, cpus, loadavg } from 'node:os'
import pino from 'pino'
import { Complaints } from '../../engine/complaints/complaint.ts'
import type { Person } from '../../engine/people/hospital.ts'
import { loadHospital } from '../../engine/people/store.ts'
import { connectStore } from '../../engine/store/store.ts'
import { Tasks } from '../../engine/zeebe/records/shapes.ts'
import { Client } from '../kit/client.ts'
import { startRecourse } from '../setup/start-recourse.ts'
import { fillHospital } from './big-hospital.ts'
import { timesOf } from './measure.ts'

const [cases = 1_000_000, openTasks = 100_000] = process.argv.slice(2).map(Number)
const pageSize = 50

const say = (line: string): void => void process.stdout.write(`${line}\n`)

/** What the same page costs the database alone: no HTTP, no sign-in, no rule about who sees what, no audit, no names. */
const bare = {
  'tasks': async () => {
    const rows = await Tasks.collection.find({ state: 'open', dueAt: { $gt: new Date(0) } }).sort({ dueAt: 1, _id: 1 }).limit(pageSize + 1).toArray()
    await Complaints.collection.find({ _id: { $in: rows.map(({ complaintId }) => complaintId as never) } }, { projection: { searchWords: 0, searchNames: 0 } }).toArray()
  },
  'ledger': async () => await Complaints.collection.find({}, { projection: { searchWords: 0, searchNames: 0 } }).sort({ receivedAt: -1, _id: -1 }).limit(pageSize + 1).toArray(),
  'ledger, words': async () => await Complaints.collection.find({ searchWords: '胃镜' }, { projection: { searchWords: 0, searchNames: 0 } }).sort({ receivedAt: -1, _id: -1 }).limit(pageSize + 1).toArray(),
}

const asked: [list: string, beside: keyof typeof bare, path: string][] = [
  ['my tasks', 'tasks', '/api/tasks?view=mine'], ['not taken', 'tasks', '/api/tasks?view=unassigned'], ['my department', 'tasks', '/api/tasks?view=department'], ['with others', 'tasks', '/api/tasks?view=waiting'],
  ['tasks, disputes', 'tasks', '/api/tasks?view=department&tier=dispute'], ['counts', 'tasks', '/api/tasks/counts'],
  ['ledger', 'ledger', '/api/complaints'], ['ledger, disputes', 'ledger', '/api/complaints?tier=dispute'], ['ledger, frequent words', 'ledger, words', '/api/complaints?q=胃镜报告'],
  ['ledger, one receipt', 'ledger, words', ''], ['search', 'ledger, words', '/api/search?q=胃镜报告 床号 77'],
]

const dataDir = process.env['BENCH_DATA']
if (dataDir) mkdirSync(dataDir, { recursive: true })
const place = await startRecourse({ ...(dataDir && { dataDir }), env: { RECOURSE_CLOCK: 'system', RECOURSE_LOG: 'warn', NODE_ENV: 'production' } })
try {
  const connection = await connectStore(place.mongoUrl, pino({ level: 'silent' }))
  say(`${availableParallelism()} × ${cpus()[0]?.model.trim() ?? 'unknown'}, Node ${process.version}, ${cases} cases, ${openTasks} open tasks`)
  const hospital = await loadHospital()
  if (await Complaints.estimatedDocumentCount() < cases) await fillHospital({ cases, openTasks }, hospital, new Date(), say)
  const { receipt } = await Complaints.findOne({ 'progress.state': 'closed', 'departments': 'cardiology' }).orFail().lean()

  const alone = { 'tasks': await timesOf(bare.tasks), 'ledger': await timesOf(bare.ledger), 'ledger, words': await timesOf(bare['ledger, words']) }
  say('')
  say('who                 list                      MongoDB alone p50/p95 ms   Recourse p50/p95 ms   ratio of p50   load')
  const people = {
    'member of the office': hospital.people.find(({ roles }) => roles.includes('complaint-office'))!,
    'head of cardiology': hospital.people.find(({ roles, department }) => roles.includes('department-head') && department === 'cardiology')!,
    'nurse of cardiology': hospital.people.find(({ roles, department }) => roles.join() === 'staff' && department === 'cardiology')!,
  }
  const signedIn = async ({ email }: Person) => await Client.signedIn(place.baseUrl, email, place.admin.password)
  const ask = async (client: Client, path: string) => await client.get(encodeURI(path || `/api/complaints?q=${receipt}`))
  // What a server has compiled and the database has in memory after its first minute.
  const first = await signedIn(people['member of the office'])
  for (const [, , path] of asked) await timesOf(() => ask(first, path))
  for (const [who, person] of Object.entries(people)) {
    const client = await signedIn(person)
    for (const [list, beside, path] of asked) {
      const times = await timesOf(() => ask(client, path))
      say([
        who.padEnd(19), list.padEnd(25), `${alone[beside].p50.toFixed(1)}/${alone[beside].p95.toFixed(1)}`.padStart(24), `${times.p50.toFixed(0)}/${times.p95.toFixed(0)}`.padStart(21), (times.p50 / alone[beside].p50).toFixed(1).padStart(14), loadavg()[0]!.toFixed(1).padStart(6),
      ].join(' '))
    }
  }
  await connection.close()
} finally {
  await place.stop()
}
