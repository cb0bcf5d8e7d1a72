import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { httpCall } from '../../connectors/http-call/http-call.ts'
import { ConnectorSettings } from '../../connectors/kit/settings.ts'
import { Effects } from '../../connectors/kit/index.ts'
import { keepSecret } from '../../connectors/kit/secrets.ts'
import { aJob, openWorkbench, variablesOf, type Workbench } from './workbench.ts'

let bench: Workbench
let answer: (request: IncomingMessage, response: ServerResponse) => void
let heard: { method: string, url: string, headers: IncomingMessage['headers'], body: string }[] = []
const server = createServer((request, response) => {
  const parts: Buffer[] = []
  request.on('data', (part: Buffer) => parts.push(part))
  request.on('end', () => {
    heard.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers, body: Buffer.concat(parts).toString() })
    answer(request, response)
  })
})
let host = ''
const setUp = async (hosts: string[]): Promise<unknown> => await ConnectorSettings.updateOne({ _id: 'http-call' }, { values: { hosts }, changedAt: new Date(), changedBy: null }, { upsert: true })

beforeAll(async () => {
  await once(server.listen(0, '127.0.0.1'), 'listening')
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  bench = await openWorkbench({ RECOURSE_OUTWARD_INSIDE: '127.0.0.1/32' })
  await setUp([host])
})
afterAll(async () => {
  server.close()
  await bench.close()
})
beforeEach(() => {
  heard = []
  answer = (_, response) => void response.writeHead(201, { 'content-type': 'application/json' }).end('{"id":"T-7","patient":"Zhang San"}')
})

const call = (about: Record<string, unknown> = {}) => aJob('http-call', { method: 'POST', url: `http://${host}/tickets`, ...about })

describe('a call of another system', () => {
  test('sends what the diagram says and takes from the answer only what the diagram names', async () => {
    const job = call({ query: { urgent: true, none: null }, body: { case: 'c-1' }, result: '{ticket: body.id, fine: status = 201}' })
    expect(variablesOf(await bench.run(httpCall, job))).toEqual({ answer: { status: 201, result: { ticket: 'T-7', fine: true } } })
    expect(heard).toEqual([expect.objectContaining({ method: 'POST', url: '/tickets?urgent=true', body: '{"case":"c-1"}' })])
    expect(heard[0]?.headers).toMatchObject({ 'content-type': 'application/json', 'idempotency-key': expect.stringContaining(job.key) as string })
    expect(JSON.stringify(await Effects.find().lean())).not.toContain('Zhang')
  })

  test('changes something once, however often the job is handed out', async () => {
    const job = call({ result: 'body.id' })
    const [first, second] = [await bench.run(httpCall, job), await bench.run(httpCall, job, 'another process')]
    expect(variablesOf(second)).toEqual(variablesOf(first))
    expect(heard).toHaveLength(1)
  })

  test('that broke off goes to a person, unless the other side knows repetitions', async () => {
    answer = (request) => void request.socket.destroy()
    expect(await bench.run(httpCall, call())).toMatchObject({ kind: 'incident', code: 'effect.unknown' })
    const repeatable = call({ repeatable: true })
    expect(await bench.run(httpCall, repeatable)).toMatchObject({ kind: 'retry' })
    answer = (_, response) => void response.writeHead(200).end()
    expect(await bench.run(httpCall, { ...repeatable, retries: 2 })).toMatchObject({ kind: 'complete' })
    const [, first, second] = heard
    expect(second?.headers['idempotency-key']).toBe(first?.headers['idempotency-key'])
  })

  test('that only asks is asked again', async () => {
    answer = (request) => void request.socket.destroy()
    expect(await bench.run(httpCall, call({ method: 'GET' }))).toMatchObject({ kind: 'retry', code: 'outward.lost' })
  })

  test('lets the diagram decide about the answers that it names, and about no others', async () => {
    answer = (_, response) => void response.writeHead(404).end()
    expect(await bench.run(httpCall, call({ errors: { 404: 'not-found' } }))).toMatchObject({ kind: 'bpmn-error', bpmnError: 'not-found' })
    expect(await bench.run(httpCall, call({ errors: { '5xx': 'away' } }))).toMatchObject({ kind: 'incident', code: 'outward.answer:404' })
    expect(variablesOf(await bench.run(httpCall, call({ expected: [404], result: 'status' })))).toEqual({ answer: { status: 404, result: 404 } })
  })

  test('puts a secret into a header for the hosts it is kept for, and nowhere else', async () => {
    await keepSecret({ name: 'TICKETS', value: 'open-sesame-7', hosts: ['127.0.0.1'], by: null, at: new Date() })
    await keepSecret({ name: 'ELSEWHERE', value: 'other-secret-7', hosts: ['api.example.org'], by: null, at: new Date() })
    answer = (request, response) => void response.end(JSON.stringify({ echo: request.headers['authorization'] }))
    const verdict = await bench.run(httpCall, call({ headers: { Authorization: 'Bearer {{secrets.TICKETS}}' }, body: { said: '{{secrets.TICKETS}}' }, result: 'body.echo' }))
    expect(heard).toEqual([expect.objectContaining({ body: '{"said":"{{secrets.TICKETS}}"}', headers: expect.objectContaining({ authorization: 'Bearer open-sesame-7' }) as object })])
    expect(JSON.stringify([variablesOf(verdict), await Effects.find().lean(), bench.logged()])).not.toContain('open-sesame-7')
    expect(await bench.run(httpCall, call({ headers: { Authorization: '{{secrets.ELSEWHERE}}' } }))).toMatchObject({ kind: 'incident', code: 'secret.other-host:ELSEWHERE' })
    expect(heard).toHaveLength(1)
  })

  test('reaches nobody who is not on the list, and nothing inside even if it is', async () => {
    await setUp(['169.254.169.254', '10.0.0.1'])
    for (const url of [`http://${host}/`, 'http://169.254.169.254/latest', 'http://10.0.0.1/', 'https://example.org/']) {
      expect([url, await bench.run(httpCall, call({ url }))]).toEqual([url, expect.objectContaining({ kind: 'incident', code: 'outward.forbidden' })])
    }
    await setUp([host])
    expect(heard).toEqual([])
  })

  test('with a mapping that does not parse or could run for ever is refused before anything is sent', async () => {
    for (const result of ['{ticket: ', 'for a in body return for b in body return for c in body return a', 'matches(body, "(a|a)*$")']) {
      expect(await bench.run(httpCall, call({ result }))).toMatchObject({ kind: 'incident', code: 'result.not-feel' })
    }
    expect(heard).toEqual([])
  })
})
