/**
 * `node test/bench/knowledge.ts`: how long an operator waits for answers while notes are written, with the three thousand articles of the demonstration hospital, beside
 * MongoDB's own text index over the same articles. See `docs/benchmark.md`.
 */
import { availableParallelism, cpus, loadavg } from 'node:os'
import pino from 'pino'
import { Articles } from '../../engine/knowledge/article.ts'
import { findArticles } from '../../engine/knowledge/find-articles.ts'
import { connectStore } from '../../engine/store/store.ts'
import { Client } from '../kit/client.ts'
import { startRecourse } from '../setup/start-recourse.ts'
import { timesOf } from './measure.ts'

const shown = 6
const asked = {
  'one word': '停车',
  'a question': '孩子发烧半夜可以挂急诊吗',
  'notes of a call': '来电人说上周在门诊做了胃镜，报告到现在没有拿到，问在哪里打印，能不能寄到家里，还问发票抬头开错了怎么改，医保异地怎么报销',
  'English': 'How can I get a copy of my medical records and where do I pay',
}

/** Milliseconds of processor time for one search in this process: what a busy machine does not change. */
async function processorTimeOf(work: () => Promise<unknown>): Promise<number> {
  const times = 50
  for (let i = 0; i < times; i += 1) await work()
  const before = process.cpuUsage()
  for (let i = 0; i < times; i += 1) await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000 / times
}

const say = (line: string): void => void process.stdout.write(`${line}\n`)

const place = await startRecourse({ env: { RECOURSE_CLOCK: 'system', RECOURSE_LOG: 'warn', NODE_ENV: 'production' } })
try {
  const connection = await connectStore(place.mongoUrl, pino({ level: 'silent' }))
  const client = await Client.signedIn(place.baseUrl, place.admin.email, place.admin.password)
  const articles = Articles.collection
  await articles.createIndex({ 'title.zh': 'text', 'title.en': 'text', 'keywords': 'text', 'body.zh': 'text', 'body.en': 'text' }, { name: 'bench', default_language: 'none' })
  say(`${availableParallelism()} × ${cpus()[0]?.model.trim() ?? 'unknown'}, Node ${process.version}, ${await articles.countDocuments()} articles`)
  say('asked               $text p50/p95 ms   found   Recourse p50/p95 ms   found   processor ms   load')
  for (const [name, q] of Object.entries(asked)) {
    const bare = () => articles.find({ $text: { $search: q } }, { projection: { score: { $meta: 'textScore' } } }).sort({ score: { $meta: 'textScore' } }).limit(shown).toArray()
    const found = () => client.get<{ items: unknown[] }>(`/api/knowledge?limit=${shown}&q=${encodeURIComponent(q)}`)
    const [one, other] = [await timesOf(bare), await timesOf(found)]
    say([
      name.padEnd(18), `${one.p50.toFixed(1)}/${one.p95.toFixed(1)}`.padStart(17), String((await bare()).length).padStart(7), `${other.p50.toFixed(1)}/${other.p95.toFixed(1)}`.padStart(21), String((await found()).items.length).padStart(7), (await processorTimeOf(() => findArticles({ q, limit: shown }))).toFixed(1).padStart(14), loadavg()[0]!.toFixed(1).padStart(6),
    ].join(' '))
  }
  await articles.dropIndex('bench')
  await connection.close()
} finally {
  await place.stop()
}
