import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { Type } from '@sinclair/typebox'
import { connector, Effects, JobDelayed, JobRefused, type JobFacts, type JobTools } from '../../../connectors/kit/index.ts'
import { aJob, monday, openWorkbench, variablesOf, type Workbench } from '../workbench.ts'

let workbench: Workbench
let happened: string[]
/** What the effect does besides happening. */
let then: () => Promise<string>
let options: { repeatable?: boolean, otherwise?: string }

const sender = connector({
  type: 'sender', input: Type.Object({}), output: Type.Object({ sent: Type.String() }),
  run: async (_, { once }: JobTools) => ({
    sent: await once('letter', 'letter to p1', async (key) => {
      happened.push(key)
      return await then()
    }, options),
  }),
})

const never = (): Promise<never> => new Promise(() => {})

beforeAll(async () => { workbench = await openWorkbench() })
afterAll(async () => await workbench.close())
beforeEach(() => {
  workbench.at(monday)
  happened = []
  options = {}
  then = async () => 'accepted'
})

/** The process dies while its effect is under way: nothing of it comes back. */
async function dyingMidway(job: JobFacts): Promise<void> {
  then = never
  void workbench.run(sender, job, 'dead process')
  await expect.poll(() => happened.length).toBe(1)
  then = async () => 'accepted'
}

describe('an outside effect', () => {
  it('happens once for a job that is handed out twice, with the same result', async () => {
    const job = aJob('sender')

    expect(variablesOf(await workbench.run(sender, job))).toEqual({ sent: 'accepted' })
    expect(variablesOf(await workbench.run(sender, job, 'second'))).toEqual({ sent: 'accepted' })

    expect(happened).toEqual([`${job.key}:letter`])
  })

  it('happens for each job', async () => {
    await workbench.run(sender, aJob('sender'))
    await workbench.run(sender, aJob('sender'))

    expect(happened).toHaveLength(2)
  })

  it('happens once when two workers of one process hold the job', async () => {
    const job = aJob('sender')

    const both = await Promise.all([workbench.run(sender, job), workbench.run(sender, job)])

    expect(both.map(variablesOf)).toEqual([{ sent: 'accepted' }, { sent: 'accepted' }])
    expect(happened).toHaveLength(1)
  })

  it('happens once when two processes hold the job: the second waits for the first', async () => {
    const job = aJob('sender')
    await dyingMidway(job)

    expect(await workbench.run(sender, job, 'second')).toMatchObject({ kind: 'retry', code: 'effect.running', retries: 2 })
    expect(happened).toHaveLength(1)
  })

  it('is left to a person when the process died midway, and stays so', async () => {
    const job = aJob('sender')
    await dyingMidway(job)
    workbench.later(60_000)

    expect(await workbench.run(sender, job, 'second')).toMatchObject({ kind: 'incident', code: 'effect.unknown' })
    expect(await workbench.run(sender, job, 'second')).toMatchObject({ kind: 'incident', code: 'effect.unknown' })
    expect(happened).toHaveLength(1)
    expect(await Effects.findById(`${job.key}:letter`).lean()).toMatchObject({ state: 'unknown', about: 'letter to p1', type: 'sender' })
  })

  it('is not repeated when a person retries the job; the stand-in is its result', async () => {
    options = { otherwise: 'nobody knows' }
    const job = aJob('sender')
    await dyingMidway(job)
    workbench.later(60_000)

    expect(await workbench.run(sender, job, 'second')).toMatchObject({ kind: 'incident', code: 'effect.unknown' })
    expect(variablesOf(await workbench.run(sender, job, 'second'))).toEqual({ sent: 'nobody knows' })
    expect(happened).toHaveLength(1)
  })

  it('is performed again with the same key where the other side knows it by that', async () => {
    options = { repeatable: true }
    const job = aJob('sender')
    await dyingMidway(job)
    workbench.later(60_000)

    expect(variablesOf(await workbench.run(sender, job, 'second'))).toEqual({ sent: 'accepted' })
    expect(happened).toEqual([`${job.key}:letter`, `${job.key}:letter`])
  })

  it('is unknown when it fails without saying how far it came', async () => {
    then = () => Promise.reject(new Error('socket closed'))
    const job = aJob('sender')

    expect(await workbench.run(sender, job)).toMatchObject({ kind: 'incident', code: 'effect.unknown' })
    then = async () => 'accepted'
    expect(await workbench.run(sender, job)).toMatchObject({ kind: 'incident', code: 'effect.unknown' })
    expect(happened).toHaveLength(1)
  })

  it.each([
    ['delays', new JobDelayed('mail.away', { after: 5_000 }), { kind: 'retry', code: 'mail.away', backoffMs: 5_000 }],
    ['refuses', new JobRefused('address.unknown'), { kind: 'incident', code: 'address.unknown' }],
  ])('that %s has not happened and is tried again', async (_, error, verdict) => {
    then = () => Promise.reject(error)
    const job = aJob('sender')

    expect(await workbench.run(sender, job)).toMatchObject(verdict)
    then = async () => 'accepted'
    expect(variablesOf(await workbench.run(sender, job))).toEqual({ sent: 'accepted' })
  })

  it('that ends after its job was given up is known to the next attempt', async () => {
    const job = aJob('sender')
    const { promise, resolve } = Promise.withResolvers<string>()
    then = () => promise
    const slow = connector({ ...sender, timeoutMs: 100 })

    expect(await workbench.run(slow, job)).toMatchObject({ kind: 'retry', code: 'connector.deadline', retries: 2 })
    resolve('accepted late')
    await expect.poll(async () => (await Effects.findById(`${job.key}:letter`).lean())?.state).toBe('done')

    expect(variablesOf(await workbench.run(sender, job))).toEqual({ sent: 'accepted late' })
    expect(happened).toHaveLength(1)
  })
})
