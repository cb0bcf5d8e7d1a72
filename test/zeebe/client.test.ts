import { createServer } from 'node:net'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connectZeebe, EngineFault, type ActivatedJob, type Zeebe } from '../../engine/zeebe/client.ts'
import { definitions, process, serviceTask, userTask } from './deploy/diagrams.ts'
import { connectToBroker, unique } from './support/broker.ts'
import { silent } from './support/database.ts'

let zeebe: Zeebe
beforeAll(async () => {
  zeebe = await connectToBroker()
})
afterAll(async () => await zeebe.close())

const faultOf = async (call: Promise<unknown>): Promise<EngineFault> => {
  const error: unknown = await call.then(() => 'nothing', (fault: unknown) => fault)
  if (error instanceof EngineFault) return error
  throw new Error(`no EngineFault but ${String(error)}`)
}

/** A deployed process with one step of a job type of its own, and the jobs that its instances bring. */
async function withJobs(handler: (job: ActivatedJob) => Promise<unknown>, timeoutMs = 30_000) {
  const id = unique('jobs')
  await zeebe.deploy([{ name: `${id}.bpmn`, content: process(id, serviceTask(id)) }])
  const { promise, resolve, reject } = Promise.withResolvers<unknown>()
  const worker = zeebe.worker({ type: id, timeoutMs, maxJobs: 4, fetchVariables: [], handler: async (job) => handler(job).then(resolve, reject) })
  return { id, worker, outcome: promise }
}

test('a job brings its variables, and an integer past 2^53 with all its digits', async () => {
  const { id, worker, outcome } = await withJobs(async (job) => {
    await job.complete({})
    return job
  })
  const at = new Date()
  const { instanceKey } = await zeebe.createInstance(id, { at, nothing: undefined, text: '9007199254740993', list: [{ n: 1.5 }] })
  const job = await outcome as ActivatedJob
  await worker.close()

  expect(job).toMatchObject({ type: id, processId: id, instanceKey, elementId: 'step', processVersion: 1, retries: 3 })
  expect(job.variables).toEqual({ at: at.toISOString(), text: '9007199254740993', list: [{ n: 1.5 }] })
  expect(job.deadline).toBeInstanceOf(Date)
})

test('a number past 2^53 neither stops a worker nor loses a digit', async () => {
  const id = unique('large')
  const computed = serviceTask(id).replace('<zeebe:taskDefinition', '<zeebe:ioMapping><zeebe:input source="=9007199254740992 + 1" target="large" /></zeebe:ioMapping><zeebe:taskDefinition')
  await zeebe.deploy([{ name: `${id}.bpmn`, content: process(id, computed) }])
  const { promise, resolve } = Promise.withResolvers<ActivatedJob>()
  const worker = zeebe.worker({ type: id, timeoutMs: 30_000, maxJobs: 1, fetchVariables: [], handler: async (job) => {
    await job.complete({})
    resolve(job)
  } })
  await zeebe.createInstance(id, {})

  expect((await promise).variables).toEqual({ large: '9007199254740993' })
  await worker.close()
})

test('what is said about a job that somebody else has ended changes nothing and does not reject', async () => {
  const { id, worker, outcome } = await withJobs(async (job) => [
    await job.complete({}), await job.complete({}), await job.fail({ code: 'late', retries: 1, backoffMs: 0 }), await job.error('late'),
  ])
  await zeebe.createInstance(id, {})

  expect(await outcome).toEqual(['done', 'gone', 'gone', 'gone'])
  await worker.close()
})

test('a worker whose handler rejects goes on with the next job', async () => {
  const id = unique('rejects')
  await zeebe.deploy([{ name: `${id}.bpmn`, content: process(id, serviceTask(id)) }])
  let seen = 0
  const { promise, resolve } = Promise.withResolvers<void>()
  const worker = zeebe.worker({ type: id, timeoutMs: 60_000, maxJobs: 1, fetchVariables: [], handler: async (job) => {
    seen += 1
    if (seen === 1) throw new Error('a fault in a handler')
    await job.complete({})
    resolve()
  } })
  await zeebe.createInstance(id, {})
  await zeebe.createInstance(id, {})

  await promise
  await worker.close()
})

test('closing a worker waits for the job in work', async () => {
  let completed = false
  const { promise: begun, resolve } = Promise.withResolvers<void>()
  const { id, worker } = await withJobs(async (job) => {
    resolve()
    await sleep(500)
    completed = await job.complete({}) === 'done'
  })
  await zeebe.createInstance(id, {})
  await begun
  await worker.close()

  expect(completed).toBe(true)
})

test('a message with an id is taken once', async () => {
  const message = { name: unique('message'), correlationKey: 'k', messageId: 'm', ttlMs: 60_000, variables: {} }
  expect(await zeebe.publishMessage(message)).toBe('published')
  expect(await zeebe.publishMessage(message)).toBe('already-there')
  expect(await zeebe.publishMessage({ ...message, messageId: 'n' })).toBe('published')
})

describe('a fault says what kind it is', () => {
  test('not-found: a key or process that is not there, whatever partition the key would be of', async () => {
    for (const key of ['1', '2251799813685000', '4503599627999999', '9223372036854775807', '99999999999999999999', 'abc', '']) {
      expect(await faultOf(zeebe.cancelInstance(key)), key).toMatchObject({ kind: 'not-found', unsent: true })
      expect(await faultOf(zeebe.userTasks.complete(key, {}, 'x')), key).toMatchObject({ kind: 'not-found' })
    }
    const nobody = '2251799899999999'
    expect(await faultOf(zeebe.cancelInstance(nobody))).toMatchObject({ kind: 'not-found' })
    expect(await faultOf(zeebe.userTasks.assign(nobody, 'ann', { allowOverride: false }))).toMatchObject({ kind: 'not-found' })
    expect(await faultOf(zeebe.resolveIncident(nobody))).toMatchObject({ kind: 'not-found' })
    expect(await faultOf(zeebe.createInstance(unique('nothing'), {}))).toMatchObject({ kind: 'not-found' })
  })

  test('conflict: it is in another state', async () => {
    const id = unique('message-start')
    await zeebe.deploy([{ name: `${id}.bpmn`, content: definitions(`<bpmn:message id="m" name="${id}" />${process(id, userTask()).match(/<bpmn:process.*<\/bpmn:process>/s)?.[0].replace('</bpmn:startEvent>', '<bpmn:messageEventDefinition messageRef="m" /></bpmn:startEvent>')}`) }])
    expect(await faultOf(zeebe.createInstance(id, {}))).toMatchObject({ kind: 'conflict' })
  })

  test('invalid: the broker cannot make sense of it', async () => {
    expect(await faultOf(zeebe.deploy([{ name: 'x.bpmn', content: '<a/>' }]))).toMatchObject({ kind: 'invalid', unsent: true })
    expect(await faultOf(zeebe.createInstance(unique('x'), { large: 'x'.repeat(5_000_000) }))).toMatchObject({ kind: 'invalid' })
  })

  test('away: nobody answers, and whether the command can have arrived', async () => {
    const nobody = createServer().listen(0, '127.0.0.1')
    await once(nobody, 'listening')
    const { port } = nobody.address() as { port: number }
    nobody.close()
    await once(nobody, 'close')

    const lost = await connectZeebe({ grpcAddress: `127.0.0.1:${port}`, restAddress: `http://127.0.0.1:${port}`, log: silent })
    expect(await lost.ready()).toBe(false)
    expect(lost.version()).toBe('')
    expect(await faultOf(lost.createInstance('x', {}))).toMatchObject({ kind: 'away', unsent: true })
    await lost.close()
  })
})

test('the gateway says its version and is ready', async () => {
  expect(zeebe.version()).toMatch(/^8\.\d+\.\d+/)
  expect(await zeebe.ready()).toBe(true)
})
