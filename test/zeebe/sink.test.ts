import { request } from 'node:http'
import { text } from 'node:stream/consumers'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { startProjection, type Projection } from '../../engine/zeebe/records/projection.ts'
import { Records, Tasks } from '../../engine/zeebe/records/shapes.ts'
import { startSink, type Sink } from '../../engine/zeebe/records/sink.ts'
import { emptied, ownDatabase, silent, type OwnDatabase } from './support/database.ts'
import { caughtUp, recording, recordingText } from './support/recording.ts'

const user = 'exporter'
const password = '0123456789abcdef'
let database: OwnDatabase
let projection: Projection
let sink: Sink
let away = false

beforeAll(async () => {
  database = await ownDatabase()
})
afterAll(async () => await database.close())
beforeEach(async () => {
  await emptied()
  away = false
  projection = await startProjection({ log: silent, recordsDays: 0 })
  sink = await startSink({
    host: '127.0.0.1', port: 0, user, password, log: silent,
    append: async (records) => {
      if (away) throw new Error('no database')
      await projection.append(records)
    },
  })
})
afterEach(async () => {
  await sink.close()
  await projection.close()
})

interface Answer {
  status: number | undefined
  product: string | string[] | undefined
  body: { errors?: boolean, items?: { index: { _id: string, status: number } }[], acknowledged?: boolean }
}

const basic = (as: string, word: string) => `Basic ${Buffer.from(`${as}:${word}`).toString('base64')}`

async function send(method: string, path: string, body: string | Buffer = '', headers: Record<string, string> = {}): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>()
  const sent = request({ host: '127.0.0.1', port: sink.port, method, path, headers: { authorization: basic(user, password), ...headers } }, (response) => {
    void text(response).then((answer) => resolve({ status: response.statusCode, product: response.headers['x-elastic-product'], body: JSON.parse(answer) as Answer['body'] }))
  })
  sent.on('error', reject).end(body)
  return await promise
}

test('a bulk is answered item by item, once its records are stored', async () => {
  const bulk = recordingText('8.5.8')
  const answer = await send('POST', '/_bulk', bulk, { 'content-type': 'application/x-ndjson' })

  expect(answer).toMatchObject({ status: 200, product: 'Elasticsearch', body: { errors: false } })
  const sentIds = bulk.split('\n').filter((line) => line.startsWith('{"index"')).map((line) => (JSON.parse(line) as { index: { _id: string } }).index._id)
  expect(answer.body.items?.map(({ index }) => index._id)).toEqual(sentIds)
  expect(await Records.countDocuments()).toBe(recording().length)
  await caughtUp(projection)
  expect(await Tasks.countDocuments()).toBe(7)
})

test('the settings that an exporter wants to make are acknowledged', async () => {
  expect(await send('PUT', '/zeebe-record*/_settings?allow_no_indices=true', '{"index":{}}')).toMatchObject({ status: 200, product: 'Elasticsearch', body: { acknowledged: true } })
})

test('while the records cannot be stored the answer is no, and the same bulk later is taken', async () => {
  away = true
  expect((await send('POST', '/_bulk', recordingText('8.5.8'))).status).toBe(503)
  expect(await Records.countDocuments()).toBe(0)

  away = false
  expect((await send('POST', '/_bulk', recordingText('8.5.8'))).status).toBe(200)
  expect(await Records.countDocuments()).toBe(recording().length)
})

test('nobody without the password stores anything', async () => {
  for (const authorization of ['', basic(user, 'wrong'), basic('somebody', password)]) {
    expect((await send('POST', '/_bulk', recordingText('8.5.8'), { authorization })).status).toBe(401)
  }
  expect(await Records.countDocuments()).toBe(0)
})

test('a bulk past the limit of 10 megabytes that an exporter has is taken, one without an end is not', async () => {
  const [action, record] = recordingText('8.5.8').split('\n').filter((line, at, all) => line.includes('"VARIABLE"') || all[at + 1]?.includes('"VARIABLE"'))
  const large = JSON.stringify({ ...JSON.parse(record ?? '') as object, value: { name: 'large', value: JSON.stringify('x'.repeat(3_000_000)), scopeKey: 1, processInstanceKey: 1 } })
  const lines = Array.from({ length: 5 }, (_, at) => `${action}\n${large.replace(/"position":\d+/, `"position":${at + 1}`)}`)
  expect(await send('POST', '/_bulk', lines.join('\n'))).toMatchObject({ status: 200 })
  expect(await Records.countDocuments()).toBe(5)

  const endless = await send('POST', '/_bulk', Buffer.alloc(70 * 1024 * 1024, 'x')).catch((error: Error & { code?: string }) => error)
  expect(endless instanceof Error ? ['EPIPE', 'ECONNRESET'].includes(endless.code ?? '') : endless.status === 413).toBe(true)
})

test('what is no bulk at all is refused and changes nothing', async () => {
  expect((await send('POST', '/_bulk', 'not a bulk\n')).status).toBe(400)
  expect((await send('POST', '/_bulk', '{"index":{}}\n{"valueType":"VARIABLE","recordType":"EVENT"}\n')).status).toBe(400)
  expect(await Records.countDocuments()).toBe(0)
})
